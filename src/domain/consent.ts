/** Whether a shopper agreed to a use of their words: asked where the data is used, each time. */
import type { Conversation } from './conversation.ts';
import type { ConsentPurpose } from './participant.ts';

/** The last word counts; undefined: they were never asked, or never answered. */
export function answerTo({ consents }: Pick<Conversation, 'consents'>, purpose: ConsentPurpose): boolean | undefined {
  return consents.findLast((consent) => consent.purpose === purpose)?.granted;
}

/** Silence is no. */
export function agreedTo(conversation: Pick<Conversation, 'consents'>, purpose: ConsentPurpose): boolean {
  return answerTo(conversation, purpose) === true;
}
