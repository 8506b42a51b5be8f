/** What an advisor receives with a conversation, version 1 (contracts, section 6). */
import { z } from 'zod';
import { PerhapsSameView, PersonChannelView } from './person.ts';
import { WireReason } from './reason.ts';

/** Mood, tally and the rest of what the context panel shows about a conversation. Same shape as the domain's Briefing, as JSON. */
export const Briefing = z.looseObject({
  version: z.literal(1),
  handoffId: z.string(),
  conversationId: z.string(),
  channel: z.string(),
  locale: z.string(),
  openedAt: z.iso.datetime(),
  reasons: z.array(WireReason),
  score: z.number(),
  priority: z.enum(['normal', 'high', 'urgent']),
  /** What an advisor thought of this handoff, once said. */
  verdict: z.enum(['right', 'early', 'late', 'wrong']).optional(),
  wrongSignals: z.array(z.string()).optional(),
  verdictNote: z.string().optional(),
  summary: z.array(z.object({ text: z.string(), seq: z.number() })),
  shopper: z.looseObject({
    shopperId: z.string().optional(),
    name: z.string().optional(),
    email: z.string().optional(),
    identity: z.enum(['anonymous', 'claimed', 'verified']),
    tier: z.string().optional(),
    lifetimeValue: z.object({ amount: z.number(), currency: z.string() }).optional(),
    since: z.string().optional(),
    preferences: z.array(z.string()),
    sizes: z.record(z.string(), z.string()),
    importantDates: z.array(z.object({ kind: z.string(), date: z.string() })),
    ownAdvisor: z.string().optional(),
    notes: z.array(z.string()),
  }),
  intent: z.string(),
  slots: z.record(z.string(), z.string()),
  emotion: z.array(
    z.object({
      seq: z.number(),
      value: z.number(),
      confidence: z.number(),
      at: z.string(),
      evidence: z.array(z.string()).optional(),
    }),
  ),
  emotionLimit: z.number(),
  orders: z.array(
    z.looseObject({
      number: z.string(),
      state: z.string(),
      placedAt: z.string(),
      total: z.object({ amount: z.number(), currency: z.string() }),
      lines: z.array(
        z.looseObject({
          sku: z.string(),
          title: z.string(),
          quantity: z.number(),
          price: z.object({ amount: z.number(), currency: z.string() }),
          image: z.string().optional(),
        }),
      ),
      steps: z.array(z.looseObject({ kind: z.string(), at: z.string().optional() })),
      shipments: z.array(z.looseObject({ id: z.string(), state: z.string() })),
    }),
  ),
  cart: z.object({ amount: z.number(), currency: z.string() }).optional(),
  pagesSeen: z.array(
    z.looseObject({ type: z.string(), title: z.string().optional(), sku: z.string().optional(), at: z.string() }),
  ),
  productsShown: z.array(
    z.looseObject({
      productId: z.string(),
      sku: z.string(),
      title: z.string(),
      price: z.string(),
      image: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  attempts: z.array(z.object({ what: z.string(), result: z.enum(['answered', 'rejected', 'failed']) })),
  promises: z.array(z.looseObject({ text: z.string() })),
  openQuestions: z.array(z.string()),
  doNotAskAgain: z.array(z.string()),
  languageOfAdvisor: z.string(),
  replyWindow: z.looseObject({
    open: z.boolean(),
    /** What an advisor may send now: `reply`, `human-tag`, `template`; none: nothing. */
    allowed: z.array(z.string()),
    /** When `allowed` changes by itself; absent: it stays until they write again. */
    until: z.string().optional(),
    closedAt: z.string().optional(),
    /** Why a plain reply may not go. */
    reason: z.string().optional(),
  }),
  channels: z.array(PersonChannelView).optional(),
  personId: z.string().optional(),
  perhaps: z.array(PerhapsSameView).optional(),
  transcript: z.array(
    z.looseObject({
      seq: z.number(),
      id: z.string(),
      author: z.object({ kind: z.string(), name: z.string().optional() }),
      text: z.string(),
      at: z.string(),
    }),
  ),
});
export type Briefing = z.infer<typeof Briefing>;
