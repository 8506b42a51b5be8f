/** The limits as sliders with numbers beside them: of everybody, of a language, or of a tier. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDocument } from '../../src/protocol/http.ts';
import { useDesk } from '../app/desk-context.tsx';
import { signalName } from '../insights/signal-name.ts';
import { useFormat } from '../words/format.ts';
import { tierName } from '../words/reasons.ts';
import { limitOf, limitsShown, thresholdOf, type Whom, withLimit, withThreshold } from './escalation-edit.ts';

type LimitsProps = { readonly policy: PolicyDocument; readonly change: (policy: PolicyDocument) => void };

const languages = ['en', 'fr', 'fr-CA', 'de', 'it', 'es', 'ja', 'zh', 'ar'] as const;
const tiers = ['patron', 'gold', 'silver', 'member', 'new'] as const;

export function EscalationLimits({ policy, change }: LimitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useDesk();
  const [whom, setWhom] = useState<Whom>({});
  const chosen =
    whom.locale !== undefined ? `locale ${whom.locale}` : whom.tier !== undefined ? `tier ${whom.tier}` : '';

  return (
    <div className="escalation-limits">
      <label className="escalation-for">
        <span>{t('escalation.for')}</span>
        <select
          value={chosen}
          onChange={(event) => {
            const [kind, name] = event.target.value.split(' ');
            setWhom(name === undefined ? {} : kind === 'locale' ? { locale: name } : { tier: name });
          }}
        >
          <option value="">{t('escalation.everyone')}</option>
          {languages.map((tag) => (
            <option key={tag} value={`locale ${tag}`}>
              {[format.language(tag), format.region(tag)].filter(Boolean).join(', ')}
            </option>
          ))}
          {tiers.map((tier) => (
            <option key={tier} value={`tier ${tier}`}>
              {tierName(tier, t)}
            </option>
          ))}
        </select>
      </label>
      <Slider
        label={t('escalation.threshold')}
        value={thresholdOf(policy, whom, 'handOffAt')}
        most={2}
        step={0.05}
        onChange={(value) => change(withThreshold(policy, whom, 'handOffAt', value))}
      />
      <Slider
        label={t('escalation.offer')}
        value={thresholdOf(policy, whom, 'offerAt')}
        most={2}
        step={0.05}
        onChange={(value) => change(withThreshold(policy, whom, 'offerAt', value))}
      />
      <h2>{t('escalation.signals')}</h2>
      {limitsShown(policy, whom).map(({ signal, field, most, step, money }) => (
        <Slider
          key={`${signal} ${field}`}
          label={`${signalName(signal, t)}, ${t(`escalation.${field}`)}`}
          value={money ? limitOf(policy, whom, signal, field) / 100 : limitOf(policy, whom, signal, field)}
          most={most}
          step={step}
          unit={money ? me.currency : undefined}
          onChange={(value) => change(withLimit(policy, whom, { signal, field, value: money ? value * 100 : value }))}
        />
      ))}
    </div>
  );
}

type SliderProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly step: number;
  readonly unit?: string | undefined;
  readonly onChange: (value: number) => void;
};

function Slider({ label, value, most, step, unit, onChange }: SliderProps) {
  const id = useId();
  const take = (text: string) => {
    const next = Number(text);
    if (text !== '' && Number.isFinite(next) && next >= 0) onChange(next);
  };
  return (
    <div className="slider">
      <label htmlFor={id}>
        {label}
        {unit !== undefined && ` (${unit})`}
      </label>
      <input
        type="range"
        aria-label={label}
        min={0}
        max={Math.max(most, value)}
        step={step}
        value={value}
        onChange={(event) => take(event.target.value)}
      />
      <input id={id} type="number" min={0} step={step} value={value} onChange={(event) => take(event.target.value)} />
    </div>
  );
}
