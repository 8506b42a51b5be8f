/** Whom a conversation is offered to, in which order and for how long. */
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { RoutingSetting, routingSteps } from '../../src/protocol/house-settings.ts';
import { useDesk } from '../app/desk-context.tsx';
import { navigate, settingsPath } from '../app/router.ts';
import { useHouseWords } from './house-words.ts';
import { PlainField } from './plain-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useSetting } from './use-setting.ts';

const times = ['offerSeconds', 'ownAdvisorSeconds', 'goneSeconds', 'callBackAfterSeconds'] as const;

export function RoutingPage() {
  const { t } = useTranslation();
  const { me } = useDesk();
  const worded = useHouseWords();
  const state = useSetting('routing', RoutingSetting);
  const { draft, change } = state;
  if (!worded) return null;
  const wrong = draft !== undefined && times.some((name) => !(draft[name] >= 5 && draft[name] <= 86_400));
  return (
    <>
      <h1>{t('settings.routing')}</h1>
      <p className="settings-lead">{t('routing.lead')}</p>
      <SettingFrame state={state} wrong={wrong ? t('routing.range') : undefined}>
        {draft !== undefined && (
          <>
            <Order value={draft} change={change} />
            <div className="field-row">
              {times.map((name) => (
                <PlainField
                  key={name}
                  label={t(`routing.${name}`)}
                  help={t(`routing.${name}.help`)}
                  inputMode="numeric"
                  value={Number.isNaN(draft[name]) ? '' : String(draft[name])}
                  onChange={(text) => change({ ...draft, [name]: Number.parseInt(text, 10) })}
                />
              ))}
            </div>
          </>
        )}
      </SettingFrame>
      <section className="settings-part">
        <h2>{t('routing.capacity')}</h2>
        <p className="setting-note">{t('routing.capacity.help')}</p>
        {me.role === 'admin' && (
          <Button className="btn small" onPress={() => navigate(`${settingsPath}/people`)}>
            {t('settings.people')}
          </Button>
        )}
      </section>
    </>
  );
}

type OrderProps = { readonly value: RoutingSetting; readonly change: (value: RoutingSetting) => void };

function Order({ value, change }: OrderProps) {
  const { t } = useTranslation();
  const { order } = value;
  const swap = (from: number, to: number) => {
    const next = [...order];
    const [step] = next.splice(from, 1);
    if (step !== undefined) next.splice(to, 0, step);
    change({ ...value, order: next });
  };
  const left = routingSteps.filter((step) => !order.includes(step));
  return (
    <fieldset className="week">
      <legend>{t('routing.order')}</legend>
      <ol className="steps-order">
        {order.map((step, index) => {
          const name = t(`routing.step.${step}`);
          return (
            <li key={step}>
              <span>
                {index + 1}. {name}
              </span>
              <Button
                className="btn small"
                aria-label={`${t('house.up')}: ${name}`}
                isDisabled={index === 0}
                onPress={() => swap(index, index - 1)}
              >
                {t('house.up')}
              </Button>
              <Button
                className="btn small"
                aria-label={`${t('house.down')}: ${name}`}
                isDisabled={index === order.length - 1}
                onPress={() => swap(index, index + 1)}
              >
                {t('house.down')}
              </Button>
              <Button
                className="btn small"
                aria-label={`${t('house.remove')}: ${name}`}
                isDisabled={order.length === 1}
                onPress={() => change({ ...value, order: order.filter((one) => one !== step) })}
              >
                {t('house.remove')}
              </Button>
            </li>
          );
        })}
      </ol>
      <div className="acts">
        {left.map((step) => (
          <Button key={step} className="btn small" onPress={() => change({ ...value, order: [...order, step] })}>
            {t('routing.add', { step: t(`routing.step.${step}`) })}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
