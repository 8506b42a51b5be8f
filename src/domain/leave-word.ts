/** How a shopper leaves word when nobody is at the desk: the ways, and the commands their buttons carry. Pure. */
import type { ChannelKind } from './channel-kind.ts';
import type { Conversation } from './conversation.ts';

export const leaveWordWays = ['note', 'call-back', 'email', 'appointment'] as const;
export type LeaveWord = (typeof leaveWordWays)[number];

/** What a button of a card does; its value is the way. */
export const leaveWordGoal = 'goal:leave-word';

/** So long after the wait was ended what is said belongs to the note. */
const takesMs = 30 * 60_000;

/** On the house's own page the answer needs an address; elsewhere the shopper is reached where they wrote. */
export function waysToLeaveWord(channel: ChannelKind): readonly LeaveWord[] {
  return channel === 'web' ? leaveWordWays : leaveWordWays.filter((way) => way !== 'email');
}

export function leaveWordCommand(way: LeaveWord): string {
  return `${leaveWordGoal}#${way}`;
}

export function leaveWordIn(value: string): LeaveWord | undefined {
  return leaveWordWays.find((way) => value === leaveWordCommand(way));
}

/** Nobody was there and the shopper is leaving word: it is taken down, however upset it sounds, and not handed over. */
export function isLeavingWord({ handoff, memory }: Pick<Conversation, 'handoff' | 'memory'>, now: Date): boolean {
  if (handoff?.state !== 'failed' || handoff.endReason !== 'nobody-there' || handoff.endedAt === undefined)
    return false;
  const { endedAt } = handoff;
  if (now.getTime() - endedAt.getTime() > takesMs) return false;
  return !memory.promises.some(({ madeAt }) => madeAt >= endedAt);
}
