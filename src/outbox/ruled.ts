/** Asks the rules once more when a message is about to leave: it may have waited past the end of a reply window. */
import { leavesAs } from '../domain/channel-rules.ts';
import type { OutboxRow, Progress, Sender, SendResult } from '../domain/delivery.ts';
import type { Transcripts } from '../domain/ports.ts';

export type RuledParts = {
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly now: () => Date;
};

/** The way out is the one that is open now: a person's late words take the human tag, and a reopened window needs none. */
export function ruled(sender: Sender, { transcripts, now }: RuledParts): Sender {
  const find = ({ conversationId }: OutboxRow) =>
    transcripts.conversation(conversationId).then(
      (conversation) => ({ conversation }),
      () => undefined,
    );
  return {
    async send(row: OutboxRow, progress: Progress): Promise<SendResult> {
      const found = await find(row);
      if (found === undefined) return { outcome: 'waits', reason: 'store-away' };
      if (found.conversation === undefined) return { outcome: 'failed', reason: 'erased' };
      const { template } = row;
      const words = { author: row.message.author, ...(template === undefined ? {} : { template }) };
      const { as, reason = 'window-closed' } = leavesAs(found.conversation, words, now());
      return as === undefined ? { outcome: 'failed', reason } : sender.send({ ...row, as }, progress);
    },
  };
}
