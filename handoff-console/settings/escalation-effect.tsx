/** What the limits would have done to past conversations: handed over, missed, not needed, at this threshold and at others. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDocument, PolicyReplay } from '../../src/protocol/http.ts';
import { FigureTable } from '../plots/figure.tsx';
import { Lines } from '../plots/lines.tsx';
import { useFormat } from '../words/format.ts';
import { replay } from './replay.ts';

/** A slider in motion asks once it rests. */
const restMs = 350;

export function EscalationEffect({ policy }: { readonly policy: PolicyDocument }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [found, setFound] = useState<PolicyReplay>();
  const [failed, setFailed] = useState(false);
  const [asTable, setAsTable] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      replay(policy, setProgress, stop.signal)
        .then((result) => {
          setFound(result);
          setProgress(undefined);
          setFailed(false);
        })
        .catch(() => !stop.signal.aborted && setFailed(true));
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [policy]);

  const finding =
    found && t('escalation.finding', { now: found.handoffs.now, was: found.handoffs.was, all: found.conversations });
  const columns = [
    t('escalation.threshold'),
    t('escalation.curve.handoffs'),
    t('escalation.curve.missed'),
    t('escalation.curve.unneeded'),
  ] as const;
  return (
    <section className="figure escalation-effect" aria-labelledby="escalation-finding">
      <p className="figure-name">{t('escalation.effect')}</p>
      <h2 id="escalation-finding" aria-live="polite">
        {failed ? t('plot.failed') : (finding ?? '')}
      </h2>
      {progress !== undefined && (
        <p className="figure-note">
          <progress max={progress.of} value={progress.done} /> {t('escalation.progress', progress)}
        </p>
      )}
      {found !== undefined && !failed && (
        <>
          <p className="figure-note">
            {t('escalation.missed', {
              ...{ now: found.missed.now, was: found.missed.was, judged: found.judged },
              ...{ wrong: found.unneeded.now, wrongWas: found.unneeded.was },
            })}
          </p>
          <div className="figure-acts">
            <button type="button" className="text-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {t('plot.table')}
            </button>
          </div>
          {asTable ? (
            <FigureTable
              labelledBy="escalation-finding"
              table={{
                columns,
                rows: found.curve.map((one) => [format.decimal(one.handOffAt), one.handoffs, one.missed, one.unneeded]),
              }}
            />
          ) : (
            <Lines
              title={finding ?? ''}
              lines={[
                { name: columns[1], tone: 'person', values: found.curve.map((one) => one.handoffs) },
                { name: columns[2], tone: 'machine', values: found.curve.map((one) => one.missed) },
                { name: columns[3], tone: 'wait', values: found.curve.map((one) => one.unneeded) },
              ]}
              counted
              times={found.curve.map((one) => format.decimal(one.handOffAt))}
              write={(value) => format.decimal(value)}
            />
          )}
          <p className="figure-note">{t('escalation.here', { value: format.decimal(policy.handOffAt) })}</p>
        </>
      )}
    </section>
  );
}
