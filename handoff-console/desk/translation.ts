/** How one conversation reads in the advisor's language, and their reply as the shopper would read it. Pure. */
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { NoPreview, WirePreview, WireTranslated, WireTranslating } from '../../src/protocol/desk/translation.ts';

export type ShownPreview =
  | ({ readonly state: 'ready' } & WirePreview)
  | { readonly state: 'failed'; readonly original: string; readonly reason: NoPreview };

export type Translation = {
  readonly translating: WireTranslating;
  /** By `seq`, in the language that is read now. */
  readonly translated: Readonly<Record<number, WireTranslated>>;
  /** Of the last words that were asked about. */
  readonly preview?: ShownPreview;
};

type Opened = Pick<DeskAcks['conversation:open'], 'translating' | 'translated'>;
type TranslationEvent = Extract<DeskEvent, { name: `translation:${string}` }>;

/** What was known stays while the language stays. */
export function openedTranslation(
  { translating, translated = [] }: Opened,
  before?: Translation,
): Translation | undefined {
  if (translating === undefined) return before;
  return translated.reduce<Translation>((known, one) => withTranslated(known, one) ?? known, {
    ...before,
    translating,
    translated: before?.translating.locale === translating.locale ? before.translated : {},
  });
}

export function withTranslated(
  before: Translation | undefined,
  one: WireTranslated | undefined,
): Translation | undefined {
  if (before === undefined || one === undefined || one.locale !== before.translating.locale) return before;
  return { ...before, translated: { ...before.translated, [one.seq]: one } };
}

export function afterTranslationEvent(
  before: Translation | undefined,
  event: TranslationEvent,
): Translation | undefined {
  switch (event.name) {
    case 'translation:changed':
      return openedTranslation(event, before);
    case 'translation:ready':
      return before && { ...before, preview: { state: 'ready', ...event.preview } };
    case 'translation:failed':
      return before && { ...before, preview: { state: 'failed', original: event.original, reason: event.reason } };
    default:
      return event satisfies never;
  }
}

/** A reply in the advisor's own language needs a translation before it goes. */
export function goesAbroad(translation: Translation | undefined, shopperLocale: string): boolean {
  if (translation === undefined) return false;
  const { on, locale, why } = translation.translating;
  return on && why === undefined && locale !== shopperLocale.split('-')[0];
}
