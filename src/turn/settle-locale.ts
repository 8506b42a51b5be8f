/** Which locale a conversation goes on in: an English product title must not flip a French conversation. */
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import type { Understanding } from '../domain/understanding.ts';

/** Words from which one message alone may change the language. */
const enoughWords = 3;
const sureEnough = 0.7;

/** Switches on one message of three words or more, or on two in a row; a locale chosen by hand needs two. */
export function settleLocale(
  houseLocales: readonly string[],
  conversation: Conversation,
  { text, value }: Pick<OwedMessage, 'text' | 'value'>,
  { language, languageConfidence }: Understanding,
): Partial<Conversation> {
  const current = conversation.locale.split('-')[0];
  const target = houseLocales.find((locale) => locale === language);
  if (value !== undefined || languageConfidence < sureEnough || target === undefined) return {};
  if (language === current)
    return conversation.otherLanguage === undefined ? {} : { otherLanguage: { language, count: 0 } };
  const count = conversation.otherLanguage?.language === language ? conversation.otherLanguage.count + 1 : 1;
  const long = text.trim().split(/\s+/u).length >= enoughWords && conversation.localeChosen !== true;
  if (!long && count < 2) return { otherLanguage: { language, count } };
  return { locale: target, otherLanguage: { language, count: 0 } };
}
