/** How the mood moved, in a line as small as a word; its end is a dot, and its name says the value. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../words/format.ts';

const width = 56;
const height = 18;
const inset = 3;
/** Below this the shopper is upset. */
const upset = -0.3;

export function Spark({ values }: { readonly values: readonly number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = values.at(-1);
  if (last === undefined) return null;
  const x = (index: number) => inset + (values.length < 2 ? 1 : index / (values.length - 1)) * (width - 2 * inset);
  const y = (value: number) => inset + ((1 - value) / 2) * (height - 2 * inset);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      data-upset={last <= upset}
      role="img"
      aria-label={t('board.mood', { value: format.signed(last) })}
    >
      <line x1={inset} x2={width - inset} y1={height / 2} y2={height / 2} />
      <polyline points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')} />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.4" />
    </svg>
  );
}
