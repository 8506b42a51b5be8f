/** @jsxImportSource preact */
/** An icon is always beside a word or inside a labelled button, so it is never read out itself. */
import { type IconName, icons } from './icon-paths.ts';

type IconProps = ({ readonly name: IconName } | { readonly path: string }) & {
  readonly small?: boolean;
  readonly turns?: boolean;
};

export function Icon({ small = false, turns = false, ...drawing }: IconProps) {
  return (
    <svg class={`icon${small ? ' small' : ''}${turns ? ' turns' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={'path' in drawing ? drawing.path : icons[drawing.name]} />
    </svg>
  );
}
