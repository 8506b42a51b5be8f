/** What both Socket.IO namespaces share: acks, errors, messages, the floor. */
import { z } from 'zod';
import { Card, Source, Suggestion } from './cards.ts';
import { WireFile } from './files.ts';
import { WirePromise } from './tasks.ts';

export const WireError = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  requestId: z.string().optional(),
  /** Only with `already-claimed`: who has it. */
  by: z.object({ advisorId: z.string(), name: z.string() }).optional(),
  /** Only with `forbidden`: why a message may not go now (`window-closed`, `tag-over`...), or that one has to say why (`reason-needed`). */
  reason: z.string().optional(),
  /** With a reply that was not accepted (`changed`, `voice`, `unsourced`): the words it is about. */
  words: z.array(z.string()).optional(),
  /** Only with `conflict` at the end of a conversation: promises that nobody has decided about. */
  promises: z.array(WirePromise).optional(),
});
export type WireError = z.infer<typeof WireError>;

/** Every request is acknowledged with this. */
export type Ack<T> = ({ ok: true } & T) | { ok: false; error: WireError };

export const WireAuthor = z.object({
  kind: z.enum(['shopper', 'bot', 'advisor', 'system']),
  name: z.string().optional(),
});

/** The desk sees this beside a shopper's message; a shopper never does. */
export const WireReading = z.object({
  language: z.string(),
  intents: z.array(z.object({ intent: z.string(), confidence: z.number() })),
  entities: z.array(
    z.object({ kind: z.string(), value: z.string(), text: z.string(), currency: z.string().optional() }),
  ),
  emotion: z.object({ valence: z.number(), confidence: z.number(), evidence: z.array(z.string()) }),
  by: z.string(),
  version: z.string().optional(),
});

/** How far a message got on a channel with a provider; only the desk sees it. `sending`: it has not left yet. */
export const WireDelivery = z.object({
  state: z.enum(['sending', 'sent', 'delivered', 'read', 'failed', 'unconfirmed']),
  /** Why it failed: a key with words, and the provider's code after a colon. */
  reason: z.string().optional(),
  /** Nobody could say whether the first try arrived, so it went out twice. */
  possibleDuplicate: z.boolean().optional(),
});
export type WireDelivery = z.infer<typeof WireDelivery>;

/** A file that came with somebody's words. Without a state it is kept; a shopper is given only what is. */
export const WireAttachment = z.object({
  ...WireFile.partial().shape,
  kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  name: z.string().optional(),
  voice: z.boolean().optional(),
});
export type WireAttachment = z.infer<typeof WireAttachment>;

export const WireMessage = z.object({
  seq: z.number().int().positive(),
  id: z.string(),
  clientMessageId: z.string().optional(),
  author: WireAuthor,
  text: z.string(),
  card: Card.optional().catch(undefined),
  suggestions: z.array(Suggestion).optional(),
  sources: z.array(Source).optional(),
  reading: WireReading.optional(),
  locale: z.string().optional(),
  ...WireDelivery.partial().shape,
  attachments: z.array(WireAttachment).optional(),
  /** A line that the shopper does not see. */
  audience: z.literal('desk').optional(),
  /** What such a line says: a sentence of the console, with what it names. `text` says the same in the shopper's language. */
  line: z.object({ key: z.string(), params: z.record(z.string(), z.string()) }).optional(),
  /** The message that this one answers, reacts to or replaces. */
  about: z.number().int().positive().optional(),
  edited: z.boolean().optional(),
  /** Only the desk sees it: what a machine proposed, and who answers for what was sent. */
  draft: z
    .object({
      text: z.string(),
      by: z.string(),
      verdict: z.enum(['as-is', 'edited', 'replaced']).optional(),
      distance: z.number().optional(),
      approvedBy: z.string().optional(),
    })
    .optional(),
  /** Only the desk sees it: what the advisor wrote, where `text` is its translation, and who approved that. */
  original: z.object({ text: z.string(), locale: z.string(), by: z.string(), approvedBy: z.string() }).optional(),
  at: z.iso.datetime(),
});
export type WireMessage = z.infer<typeof WireMessage>;

export const WireFloor = z.discriminatedUnion('heldBy', [
  z.object({ heldBy: z.literal('bot') }),
  z.object({
    heldBy: z.literal('queue'),
    position: z.number().int().positive(),
    waitSeconds: z.number().nonnegative(),
    /** Nobody is at the desk; `backAt` when a boutique opens next, absent while one is open. */
    nobody: z.boolean().optional(),
    backAt: z.iso.datetime().optional(),
    /** Longer than the house allows itself; the choices are in the conversation. */
    late: z.boolean().optional(),
    handoffId: z.string().optional(),
  }),
  z.object({
    heldBy: z.literal('advisor'),
    advisor: z.object({
      name: z.string(),
      advisorId: z.string().optional(),
      portrait: z.string().optional(),
      store: z.string().optional(),
      /** Median of the last week, from joining to the first words; absent: too few to say. To shoppers alone. */
      usualReplySeconds: z.number().int().nonnegative().optional(),
      /** Somebody in the Page's inbox or on the business phone. */
      outside: z.boolean().optional(),
    }),
    /** How long the shopper waited for this person. */
    waitedSeconds: z.number().nonnegative().optional(),
    handoffId: z.string().optional(),
  }),
]);
export type WireFloor = z.infer<typeof WireFloor>;
