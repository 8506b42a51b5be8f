/** Whether a conversation needed a person, as far as people have said so. */
import type { Conversation } from '../domain/conversation.ts';

export type Need = 'person' | 'none' | 'unknown';

/** Too early or too late is still needed; one needed handoff outweighs others that were not. */
export function needOf({ handoff, pastHandoffs, audit }: Conversation): Need {
  const verdicts = [...pastHandoffs, handoff].flatMap((one) => (one?.verdict === undefined ? [] : [one.verdict]));
  if (audit?.missed === true || verdicts.some((verdict) => verdict !== 'wrong')) return 'person';
  return audit !== undefined || verdicts.length > 0 ? 'none' : 'unknown';
}
