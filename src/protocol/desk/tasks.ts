/** Requests about promises: an advisor's words made one or not, and what is left behind at the end of a conversation. */
import { z } from 'zod';
import { promiseKinds } from '../tasks.ts';
import { id, seq } from './fields.ts';

const words = z.string().trim().min(1).max(2000);
const dueAt = z.iso.datetime({ offset: true });

/** About each open promise when a conversation ends: how it ended, or who sees to it until when. */
export const WirePromiseDecision = z.discriminatedUnion('as', [
  z.object({ promiseId: id, as: z.literal('kept'), words: words.optional() }).strict(),
  z.object({ promiseId: id, as: z.enum(['broken', 'withdrawn']), words }).strict(),
  z.object({ promiseId: id, as: z.literal('handed-over'), owner: id, dueAt }).strict(),
]);
export type WirePromiseDecision = z.infer<typeof WirePromiseDecision>;

export const WireWrapUp = z.object({ summary: z.string().max(4000), nextStep: z.string().max(2000) }).strict();
export type WireWrapUp = z.infer<typeof WireWrapUp>;

export const taskRequests = {
  /** Keeps track of what was promised: words that were suggested, or any message's. */
  'promise:track': z
    .object({
      conversationId: id,
      seq,
      kind: z.enum(promiseKinds),
      promiseId: id.optional(),
      text: words,
      owner: id.optional(),
      dueAt: dueAt.optional(),
    })
    .strict(),
  /** Not a promise. */
  'promise:decline': z.object({ conversationId: id, promiseId: id }).strict(),
  /** A draft of what to leave behind, from what is known of the case. */
  'wrap-up:draft': z.object({ conversationId: id }).strict(),
} as const;

export type TaskAcks = {
  'promise:track': { promiseId: string };
  'promise:decline': object;
  'wrap-up:draft': WireWrapUp;
};
