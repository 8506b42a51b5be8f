/** What was promised to this shopper, with its time and what became of it. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { WirePromise } from '../../src/protocol/tasks.ts';
import { useNow } from '../app/desk-context.tsx';
import { useFormat } from '../words/format.ts';
import { dueWords, promisesOf } from './promises.ts';

export function PromiseLines({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const promises = promisesOf(briefing).filter(({ state }) => state !== 'suggested');
  if (promises.length === 0) return null;
  return (
    <>
      <h3 className="sub-title">{t('known.promises')}</h3>
      <ul className="promise-list">
        {promises.map((promise) => (
          <Line key={promise.id} promise={promise} />
        ))}
      </ul>
    </>
  );
}

function Line({ promise }: { readonly promise: WirePromise }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { state, dueAt, text } = promise;
  const late = state === 'open' && dueAt !== undefined && Date.parse(dueAt) <= now;
  const due = dueAt === undefined ? undefined : dueWords(dueAt, now, format);
  const when =
    due === undefined ? t('promise.no-due') : late ? t('promise.overdue', { due }) : t('promise.due', { due });
  return (
    <li data-late={late}>
      <span dir="auto">{text}</span>
      <small>{state === 'open' ? when : t(`promise.state.${state === 'suggested' ? 'open' : state}`)}</small>
    </li>
  );
}
