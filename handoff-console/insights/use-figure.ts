/** One figure from the server, asked again every minute: what is on screen is as it is now. */
import { useCallback, useEffect, useState } from 'react';
import { type InsightAnswer, type InsightName, insightAnswer } from '../../src/protocol/insights.ts';
import { ask, type Failure } from '../parts/api.ts';

export type FigureState<Name extends InsightName> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly failure: Failure }
  | { readonly is: 'ready'; readonly answer: InsightAnswer<Name> };

const everyMs = 60_000;

/** While another range is fetched, the last one stays. */
export function useFigure<Name extends InsightName>(
  name: Name,
  query: string,
): { readonly state: FigureState<Name>; readonly again: () => void } {
  const [state, setState] = useState<FigureState<Name>>({ is: 'loading' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    let current = true;
    const load = async () => {
      const found = await ask(`/insights/${name}?${query}`, { answer: insightAnswer(name) });
      if (!current) return;
      // the schema is that of the name
      if (found.ok) setState({ is: 'ready', answer: found.value as unknown as InsightAnswer<Name> });
      else
        setState((before) =>
          before.is === 'ready' && round === 0 ? before : { is: 'failed', failure: found.failure },
        );
    };
    void load();
    const timer = setInterval(() => void load(), everyMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [name, query, round]);

  return { state, again: useCallback(() => setRound((count) => count + 1), []) };
}
