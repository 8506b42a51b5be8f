/** Whether a shopper agreed to a use of their words: asked where the data is used, each time. */
import type { Conversation } from './conversation.ts';
import type { Consent, ConsentPurpose } from './participant.ts';

/** The last word counts; undefined: they were never asked, or never answered. */
export function answerTo({ consents }: Pick<Conversation, 'consents'>, purpose: ConsentPurpose): boolean | undefined {
  return consents.findLast((consent) => consent.purpose === purpose)?.granted;
}

/** One answer for each purpose: the last word. */
export function standingConsents(consents: readonly Consent[]): readonly Consent[] {
  const sorted = [...consents].sort((one, other) => one.at.getTime() - other.at.getTime());
  return [...new Map(sorted.map((consent) => [consent.purpose, consent])).values()];
}

/** Silence is no. */
export function agreedTo(conversation: Pick<Conversation, 'consents'>, purpose: ConsentPurpose): boolean {
  return answerTo(conversation, purpose) === true;
}
