/** One figure: asked, waited for, shown, or why not. */
import { Button } from 'react-aria-components';
import type { InsightName } from '../../src/protocol/insights.ts';
import { Figure } from '../plots/figure.tsx';
import { useFigure } from './use-figure.ts';
import type { ViewOf } from './view.ts';
import { useWords } from './words.ts';

type CardProps<Name extends InsightName> = {
  readonly name: Name;
  readonly query: string;
  readonly view: ViewOf<Name>;
  readonly wide?: boolean;
};

export function Card<Name extends InsightName>({ name, query, view, wide = false }: CardProps<Name>) {
  const words = useWords();
  const { t } = words;
  const which: InsightName = name;
  const title = t(`insights.${which}`);
  const { state, again } = useFigure(name, query);
  if (state.is === 'loading') return <div className="figure waiting" data-wide={wide} aria-hidden="true" />;
  if (state.is === 'failed') {
    const { failure } = state;
    return (
      <section className="figure" data-wide={wide} aria-label={title}>
        <p className="figure-name">{title}</p>
        <p role="alert">{failure.cause === 'unreachable' ? t('error.unanswered') : t('plot.failed')}</p>
        {failure.cause === 'refused' && failure.requestId !== undefined && (
          <p className="figure-note">{t('error.request', { id: failure.requestId })}</p>
        )}
        <Button className="btn small" onPress={again}>
          {t('plot.again')}
        </Button>
      </section>
    );
  }
  const { finding, table, note, plot } = view(state.answer, words);
  return (
    <Figure
      name={title}
      finding={finding}
      table={table}
      note={note}
      wide={wide}
      csv={`/api/v1/insights/${name}?${query}&format=csv`}
    >
      {plot}
    </Figure>
  );
}
