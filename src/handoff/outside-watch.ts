/**
 * A person in the Page's inbox or on the phone holds the floor without a connection of ours: silence is the only sign that
 * they have gone. Every node looks; the event is named by the silence, so that they agree on one.
 */
import type { Conversation } from '../domain/conversation.ts';
import { heldOutside } from '../domain/outside.ts';
import type { Clock, Ingress, Transcripts } from '../domain/ports.ts';

export type OutsideWatchParts = {
  readonly transcripts: Pick<Transcripts, 'list'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly clock: Clock;
  readonly quietMs: number;
  readonly failed: (cause: unknown) => void;
};

export type OutsideWatch = {
  /** Looks once. */
  look(): Promise<void>;
  start(): void;
  stop(): void;
};

const everyMs = 30_000;
const pageSize = 200;

export function createOutsideWatch({ transcripts, ingress, clock, quietMs, failed }: OutsideWatchParts): OutsideWatch {
  let timer: NodeJS.Timeout | undefined;

  async function release({ id, channel, account, visitor, locale, floor, outsideAt }: Conversation): Promise<void> {
    if (floor.heldBy !== 'advisor' || !heldOutside(floor)) return;
    const lastSaidAt = outsideAt ?? floor.sinceAt;
    if (clock.now().getTime() - lastSaidAt.getTime() < quietMs) return;
    await ingress.submit({
      conversationId: id,
      opening: { channel, account, visitor, locale },
      key: `outside-left:${id}:${lastSaidAt.getTime()}`,
      body: { kind: 'outside:left', lastSaidAt },
    });
  }

  async function look(): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = await transcripts.list({ heldBy: 'advisor' }, pageSize, cursor);
      for (const conversation of page.items) await release(conversation);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  return {
    look,
    start() {
      timer = setInterval(() => void look().catch(failed), everyMs);
    },
    stop: () => clearInterval(timer),
  };
}
