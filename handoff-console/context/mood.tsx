/** How the shopper's mood went, estimated from their words: as a plot, and as a table with the same numbers. */
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import type { Thread } from '../desk/thread.ts';
import { later } from '../parts/later.ts';
import { floorOf } from '../thread/floor-of.ts';
import { useFormat } from '../words/format.ts';
import { Section } from './section.tsx';

const MoodPlot = later(async () => (await import('./mood-plot.tsx')).MoodPlot);

export function Mood({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [asTable, setAsTable] = useState(false);
  const { emotion, emotionLimit, openedAt } = thread.briefing;
  const { floor } = thread;
  const joinedAt = floor.heldBy === 'advisor' ? Date.parse(openedAt) + (floor.waitedSeconds ?? 0) * 1000 : undefined;
  const held = floorOf(floor, me.advisorId);
  const withWhom = held.kind === 'other' ? t('mood.with', { name: held.name }) : t('mood.with-you');
  return (
    <Section
      name="mood"
      title={t('mood.title')}
      lead={t('mood.lead')}
      aside={
        emotion.length > 0 && (
          <button type="button" className="text-button" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'mood.as-plot' : 'mood.as-table')}
          </button>
        )
      }
    >
      {emotion.length === 0 && <p className="quiet-line">{t('mood.none')}</p>}
      {emotion.length > 0 && asTable && <MoodTable points={emotion} />}
      {emotion.length > 0 && !asTable && (
        <Suspense fallback={<div className="plot-space" />}>
          <MoodPlot points={emotion} limit={emotionLimit} joinedAt={joinedAt} withWhom={withWhom} />
        </Suspense>
      )}
    </Section>
  );
}

function MoodTable({ points }: { readonly points: Thread['briefing']['emotion'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="table-scroll">
      <table className="mood-table">
        <caption className="sr">{t('mood.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mood.column.time')}</th>
            <th scope="col">{t('mood.column.value')}</th>
            <th scope="col">{t('mood.column.certainty')}</th>
            <th scope="col">{t('mood.column.words')}</th>
          </tr>
        </thead>
        <tbody className="num">
          {points.map((point) => (
            <tr key={point.seq}>
              <th scope="row">{format.time(point.at)}</th>
              <td>{format.signed(point.value)}</td>
              <td>{format.percent(point.confidence)}</td>
              <td dir="auto">{point.evidence?.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
