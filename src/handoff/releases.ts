/**
 * Advisors whose connection is gone do not keep a shopper waiting: what they had not answered goes back to the queue at
 * once, what they had answered a while later.
 */
import type { Conversation } from '../domain/conversation.ts';
import type { Board } from './board.ts';
import type { Desk } from './desk.ts';
import type { PresenceBook } from './presence.ts';

export type ReleaseParts = {
  readonly board: Pick<Board, 'held'>;
  readonly presence: Pick<PresenceBook, 'silentMs'>;
  readonly desk: Pick<Desk, 'release'>;
  readonly goneMs: number;
  readonly failed: (cause: unknown) => void;
};

/** An answered conversation is kept for this many times the grace longer: 60 seconds of grace make 5 minutes. */
const keptGraces = 5;
/** A shopper who was told of a minute is not kept waiting for a round that is far away. */
const longestRoundMs = 1_000;

export function createReleases({ board, presence, desk, goneMs, failed }: ReleaseParts) {
  let timer: NodeJS.Timeout | undefined;

  async function round(): Promise<void> {
    for (const { conversation, advisorId, sinceAt } of board.held()) {
      const silentMs = presence.silentMs(advisorId);
      const patienceMs = isAnswered(conversation) ? goneMs * (1 + keptGraces) : goneMs;
      if (silentMs === undefined || silentMs < patienceMs) continue;
      // The key names the absence, so that several nodes make one event of it.
      await desk.release(conversation, `${advisorId}:${sinceAt.getTime()}`);
    }
  }

  return {
    start() {
      timer = setInterval(() => void round().catch(failed), Math.max(200, Math.min(longestRoundMs, goneMs / 6)));
    },
    stop: () => clearInterval(timer),
  };
}

function isAnswered({ handoff, awaitingReplySinceAt }: Conversation): boolean {
  return handoff?.routing?.answeredAt !== undefined && awaitingReplySinceAt === undefined;
}
