/** Reply windows and templates in an advisor's words. */
import type { TFunction } from 'i18next';

const reasons = ['opted-out', 'no-consent', 'never-wrote', 'window-closed', 'tag-over'] as const;

/** Why nothing may be sent now, and what would change that. */
export function whyNot(reason: string | undefined, t: TFunction): string {
  const known = reasons.find((name) => name === reason);
  return known === undefined ? t('composer.locked.window') : t(`window.why.${known}`);
}

/** `order_news` is called "Order news". */
export function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
