/** Keeps values from turning an Arabic sentence round: a Latin name, a place, an amount runs its own way between two marks. */
import type { FormatterModule } from 'i18next';

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9). */
const [open, close] = ['\u2068', '\u2069'];

/** For `interpolation.alwaysFormat`: counts need no marks, and words of other languages stay as they are. */
export const isolating: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language) =>
    language === 'ar' && typeof value === 'string' && value !== '' ? `${open}${value}${close}` : value,
};
