/** The transcript as one browser has it: gapless by `seq`, so a lost, late or repeated push can never disturb it. */
import type { WireMessage } from '../../src/protocol/wire.ts';

export type Timeline = { readonly messages: readonly WireMessage[]; readonly have: number };

export const emptyTimeline: Timeline = { messages: [], have: 0 };

/** `next` is applied, `gap` means that something is missing and must be asked for, `known` is dropped. */
export function place(timeline: Timeline, seq: number): 'next' | 'gap' | 'known' {
  if (seq <= timeline.have) return 'known';
  return seq === timeline.have + 1 ? 'next' : 'gap';
}

/**
 * Applies whatever follows on without a gap; the rest is left for the next `sync`. Up to `whole` nothing is missing: the
 * server was asked, and the numbers between are lines of the desk alone.
 */
export function apply(timeline: Timeline, incoming: readonly WireMessage[], whole = 0): Timeline {
  const messages = [...timeline.messages];
  let have = timeline.have;
  for (const message of incoming.toSorted((a, b) => a.seq - b.seq)) {
    if (message.seq <= have || (message.seq > whole && message.seq !== have + 1)) continue;
    messages.push(message);
    have = message.seq;
  }
  have = Math.max(have, whole);
  return have === timeline.have ? timeline : { messages, have };
}
