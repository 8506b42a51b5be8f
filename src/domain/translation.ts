/** Words of a conversation in another language: what a model made of them, and what an advisor sent that way. */
import type { ConversationId } from './ids.ts';

/** `unfaithful`: a figure, name or code did not come through, or it is not in that language: the original is shown. */
export type NotTranslated = 'unavailable' | 'unfaithful';

export type Translated =
  | { readonly ok: true; readonly text: string; readonly by: string }
  | { readonly ok: false; readonly reason: NotTranslated };

/** Never throws. The caller has made sure that the shopper agreed to a model. */
export interface Translator {
  translate(
    request: {
      readonly text: string;
      /** Locales. */
      readonly from: string;
      readonly to: string;
      /** Of people, pieces and the house: they stay as they are, and the model does not see them. */
      readonly names: readonly string[];
      readonly conversationId: ConversationId;
    },
    signal: AbortSignal,
  ): Promise<Translated>;
}

/** Kept with the message: the advisor's own words beside what the shopper read, and who approved that. */
export type TranslationOrigin = {
  readonly text: string;
  /** The locale of the advisor's own words. */
  readonly locale: string;
  readonly by: string;
  readonly approvedBy: { readonly advisorId: string; readonly name: string };
};

export function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale;
}

export const sameLanguage = (one: string, other: string): boolean => languageOf(one) === languageOf(other);
