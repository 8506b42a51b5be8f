/** Whether a shopper agreed to a use of their words: asked where the data is used, each time. */
import type { Conversation } from './conversation.ts';
import type { ConsentPurpose } from './participant.ts';

/** The last word counts; silence is no. */
export function agreedTo({ consents }: Pick<Conversation, 'consents'>, purpose: ConsentPurpose): boolean {
  return consents.findLast((consent) => consent.purpose === purpose)?.granted === true;
}
