/** Has the bot something to do? One answer for the lane that does it and for the stores that find what nobody did. */
import type { Conversation } from './conversation.ts';

/** Since when the bot owes an answer, or has to be told what the desk did; undefined: it owes nothing. */
export function owedSince({ floor, owed, untold = [], updatedAt }: Conversation): Date | undefined {
  if (untold.length > 0) return updatedAt;
  return floor.heldBy === 'bot' ? owed[0]?.at : undefined;
}
