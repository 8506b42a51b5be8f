/** A house's tokens as a style sheet for the widget's shadow root; what the page itself sets on the host still wins. */
import type { Theme } from './widget-config.ts';

export function themeSheet({ both, light, dark }: Theme): string {
  if ([both, light, dark].every((tokens) => Object.keys(tokens).length === 0)) return '';
  const inDark = declared(dark);
  return `:host{${declared({ ...both, ...light })}}@media (prefers-color-scheme:dark){:host(:not([data-theme=light])){${inDark}}}:host([data-theme=dark]){${inDark}}`;
}

function declared(tokens: Readonly<Record<string, string>>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--cg-${name}:${value}`)
    .join(';');
}
