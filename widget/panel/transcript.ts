/** Turns messages and what is still being sent into the rows of the log: days, who speaks, how far the last word got. */
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Outgoing } from '../core/outbox.ts';
import type { View } from '../core/view.ts';

export type Progress = { readonly kind: 'waiting' | 'sending' | 'sent' | 'read'; readonly at: Date };
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: Date }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: WireMessage;
      /** First of its author in a row: it carries the name. */
      readonly first: boolean;
      readonly progress?: Progress;
    }
  | { readonly kind: 'outgoing'; readonly key: string; readonly entry: Outgoing; readonly progress: Progress };

export function rowsOf({ timeline, outbox, readByDesk, link }: View): readonly Row[] {
  const lastOwn = timeline.messages.findLast((message) => message.author.kind === 'shopper');
  const rows: Row[] = [];
  let before: WireMessage | undefined;
  for (const message of timeline.messages) {
    const at = new Date(message.at);
    if (!before || new Date(before.at).toDateString() !== at.toDateString()) {
      rows.push({ kind: 'day', key: `day-${message.seq}`, at });
    }
    const progress: Progress = { kind: message.seq <= readByDesk ? 'read' : 'sent', at };
    const showsProgress = message === lastOwn && outbox.length === 0;
    rows.push({
      kind: 'message',
      key: message.clientMessageId ?? message.id,
      message,
      first: !before || (speaker(before) !== speaker(message) && !introduced(before, message)),
      ...(showsProgress ? { progress } : {}),
    });
    before = message;
  }
  for (const entry of outbox) rows.push({ kind: 'outgoing', key: entry.id, entry, progress: progressOf(entry, link) });
  return rows;
}

function progressOf(entry: Outgoing, link: View['link']): Progress {
  const at = new Date(entry.at);
  if (entry.state === 'sent') return { kind: 'sent', at };
  return { kind: link === 'live' ? 'sending' : 'waiting', at };
}

/** The line "Ines has joined you" has just said the name. */
const introduced = (before: WireMessage, message: WireMessage) =>
  before.card?.kind === 'notice' && before.card.tone === 'joined' && message.author.kind === 'advisor';

const speaker = ({ author, card }: WireMessage) =>
  card?.kind === 'notice' ? 'notice' : `${author.kind}:${author.name ?? ''}`;
