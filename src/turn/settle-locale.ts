/** Carries a conversation's locale from message to message; the rule itself is the domain's. */
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import { settleLanguage } from '../domain/settle-language.ts';
import type { Understanding } from '../domain/understanding.ts';

/** A tapped chip says nothing about the language, and a locale chosen by hand stays until two messages contradict it. */
export function settleLocale(
  offered: readonly string[],
  { channel, head, locale, localeChosen, lastLanguage }: Conversation,
  { text, value }: Pick<OwedMessage, 'text' | 'value'>,
  { language, languageConfidence }: Understanding,
): Partial<Conversation> {
  if (value !== undefined) return {};
  const hearing = { text, language, confidence: languageConfidence, locale, offered };
  // A thread at a provider begins in no language of the shopper's: the first words tell it.
  const known = lastLanguage ?? (head === 0 && channel !== 'web' ? language : undefined);
  const before = known === undefined ? {} : { before: known };
  const settled = settleLanguage({ ...hearing, ...before });
  const contradicted = localeChosen !== true || lastLanguage === language;
  return { lastLanguage: language, ...(settled !== locale && contradicted ? { locale: settled } : {}) };
}
