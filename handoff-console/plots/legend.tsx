/** What each part of a plot is called, beside its colour and its pattern. */

/** Machine, waiting, person, alarm, and whatever has no meaning of its own. */
export type Tone = 'machine' | 'wait' | 'person' | 'urgent' | 'plain';

export function Legend({ parts }: { readonly parts: readonly { readonly name: string; readonly tone: Tone }[] }) {
  return (
    <ul className="chart-legend">
      {parts.map(({ name, tone }) => (
        <li key={tone}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <Texture id={`legend-${tone}`} tones={[tone]} />
            <rect width="14" height="14" rx="3" fill={`url(#legend-${tone}-${tone})`} />
          </svg>
          <span dir="auto">{name}</span>
        </li>
      ))}
    </ul>
  );
}

/** A pattern for each tone: solid, slanted, dotted, crossed, and light. */
export function Texture({ id, tones }: { readonly id: string; readonly tones: readonly Tone[] }) {
  return (
    <defs>
      {tones.map((tone) => (
        <pattern key={tone} id={`${id}-${tone}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className={`texture ${tone}`} />
          {tone === 'machine' && <path className="texture-line" d="M0 6 6 0M-1 1 1 -1M5 7 7 5" />}
          {tone === 'wait' && <circle className="texture-dot" cx="3" cy="3" r="1.2" />}
          {tone === 'urgent' && <path className="texture-line" d="M0 0 6 6M0 6 6 0" />}
        </pattern>
      ))}
    </defs>
  );
}
