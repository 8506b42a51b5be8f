/** @jsxImportSource preact */
/** A person's portrait, or their initials; a dot says that they are here now. */
import { webAddress } from '../core/inline-text.ts';
import { usePanel } from './panel-context.ts';

export function Face({ name, portrait, live = false, small = false }: FaceProps) {
  const { embed } = usePanel();
  const source = webAddress(portrait, embed.server);
  return (
    <span class={`face${live ? ' live' : ''}${small ? ' small' : ''}`} aria-hidden="true">
      {source ? <img src={source} alt="" /> : initials(name)}
    </span>
  );
}

type FaceProps = { name: string; portrait?: string | undefined; live?: boolean; small?: boolean };

/** First letters of the first and last name. Arabic letters are kept apart, or they would join into another word. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '');
  return letters
    .join(/\p{Script=Arabic}/u.test(name) ? '\u200c ' : '')
    .trim()
    .toLocaleUpperCase();
}
