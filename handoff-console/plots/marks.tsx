/** The values of a plot for keyboard and pointer: one stop, arrow keys between them, each read out and shown below. */
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Mark = {
  /** Share of the plot's width and height, from the left and the top. */
  readonly x: number;
  readonly y: number;
  readonly words: string;
};

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function Marks({ marks }: { readonly marks: readonly Mark[] }) {
  const { t } = useTranslation();
  const name = useId();
  const [stop, setStop] = useState(0);
  const [shown, setShown] = useState<number>();
  const here = Math.min(stop, marks.length - 1);

  function move(event: KeyboardEvent): void {
    const to = target(event.key, here, marks.length);
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    document.getElementById(`${name}-${to}`)?.focus();
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: values over a drawing, not a form */}
      <div role="group" aria-label={t('plot.values')}>
        {marks.map((mark, index) => (
          <button
            key={`${mark.x} ${mark.y} ${mark.words}`}
            id={`${name}-${index}`}
            type="button"
            className="mark-point"
            tabIndex={index === here ? 0 : -1}
            aria-label={mark.words}
            style={{ left: `${mark.x * 100}%`, top: `${mark.y * 100}%` }}
            onKeyDown={move}
            onFocus={() => {
              setStop(index);
              setShown(index);
            }}
            onBlur={() => setShown(undefined)}
            onMouseEnter={() => setShown(index)}
            onMouseLeave={() => setShown(undefined)}
          />
        ))}
      </div>
      <p className="mark-words" aria-hidden="true" dir="auto">
        {shown === undefined ? '' : marks[shown]?.words}
      </p>
    </>
  );
}

function target(key: string, here: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  const to = here + (step ?? 0);
  return step === undefined || to < 0 || to >= count ? undefined : to;
}
