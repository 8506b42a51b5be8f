/** @jsxImportSource preact */
/** An icon is always beside a word or inside a labelled button, so it is never read out itself. */
import { type IconName, icons } from './icon-paths.ts';

export function Icon({ name, small = false, turns = false }: { name: IconName; small?: boolean; turns?: boolean }) {
  return (
    <svg class={`icon${small ? ' small' : ''}${turns ? ' turns' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
