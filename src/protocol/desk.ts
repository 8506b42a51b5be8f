/** Namespace `/desk`: the advisors' console. Snapshot first, then events with a running `seq` (contracts, section 5). */
import { z } from 'zod';
import { Card } from './cards.ts';
import { ReadingCorrect, type WireCorrection } from './readings.ts';
import type { Ack, WireDelivery, WireFloor, WireMessage } from './wire.ts';

const id = z.string().min(1).max(200);
const seq = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const WireReason = z.object({
  signal: z.string(),
  weight: z.number(),
  value: z.number(),
  limit: z.number(),
  evidence: z.string(),
  seq: z.number().optional(),
});
export type WireReason = z.infer<typeof WireReason>;

export const QueueRow = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  name: z.string().optional(),
  channel: z.string(),
  locale: z.string(),
  /** The two heaviest. */
  reasons: z.array(WireReason),
  score: z.number(),
  priority: z.enum(['normal', 'high', 'urgent']),
  tier: z.string().optional(),
  /** Minor units of the house's currency: the dearest of order, cart and product. */
  value: z.number().optional(),
  waitingSince: z.iso.datetime(),
  offeredTo: z.string().optional(),
  /** Was with an advisor already and waits again: stands in front. */
  again: z.boolean().optional(),
  /** Last words, and how many the advisor has not read. */
  snippet: z.string(),
  unread: z.number().int().nonnegative(),
  /** Set once an advisor has it. */
  heldBy: z.object({ advisorId: z.string(), name: z.string() }).optional(),
  /** The shopper spoke last and waits for a reply since then. */
  awaitingReplySince: z.iso.datetime().optional(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const PresenceRow = z.object({
  advisorId: z.string(),
  name: z.string(),
  status: z.enum(['available', 'busy', 'transfers', 'away']),
  load: z.number().int().nonnegative(),
  capacity: z.number().int().nonnegative(),
  storeId: z.string().optional(),
  languages: z.array(z.string()),
});
export type PresenceRow = z.infer<typeof PresenceRow>;

export const DeskSnapshot = z.object({
  seq: z.number().int(),
  queue: z.array(QueueRow),
  mine: z.array(QueueRow),
  presence: z.array(PresenceRow),
});
export type DeskSnapshot = z.infer<typeof DeskSnapshot>;

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

export const Note = z.object({
  id: z.string(),
  conversationId: z.string(),
  author: z.object({ advisorId: z.string(), name: z.string() }),
  text: z.string(),
  at: z.iso.datetime(),
});
export type Note = z.infer<typeof Note>;

/** A machine's reply for an advisor to approve; `unsourced` are its claims that nothing in the house backs. */
export type Proposal = {
  draftId: string;
  text: string;
  sources: { id: string; title: string }[];
  unsourced: string[];
  confidence: number;
  by: string;
};

/** A message that the provider has approved before, in the language that suits the shopper. */
export type WireTemplate = {
  name: string;
  language: string;
  category: 'utility' | 'marketing';
  /** With `{{1}}`, `{{2}}` for the parameters. */
  body: string;
  /** What stands in each place, in words. */
  parameters: string[];
  /** Labels. */
  buttons: string[];
};

export const deskRequests = {
  'desk:sync': z.object({ after: seq }).strict(),
  'presence:set': z.object({ status: z.enum(['available', 'busy', 'transfers', 'away']) }).strict(),
  'handoff:claim': z.object({ handoffId: id }).strict(),
  'handoff:pass': z.object({ handoffId: id, reason: z.string().max(500).optional() }).strict(),
  'handoff:transfer': z
    .object({
      conversationId: id,
      to: z.object({ advisorId: id.optional(), skill: id.optional(), store: id.optional() }).strict(),
      note: z.string().min(1).max(2000),
    })
    .strict(),
  'handoff:return': z
    .object({ conversationId: id, agreed: z.string().max(2000).optional(), open: z.string().max(2000).optional() })
    .strict(),
  'conversation:resolve': z
    .object({ conversationId: id, outcome: z.string().min(1).max(200), followUp: z.string().max(2000).optional() })
    .strict(),
  'conversation:open': z.object({ conversationId: id, after: seq.optional() }).strict(),
  'conversation:leave': z.object({ conversationId: id }).strict(),
  'takeover:request': z.object({ conversationId: id }).strict(),
  'message:send': z
    .object({
      conversationId: id,
      clientMessageId: z.string().min(1).max(100),
      text: z.string().optional(),
      card: Card.optional(),
      draftId: id.optional(),
      /** Instead of words: an approved template, filled in. Without a language, the shopper's. */
      template: z
        .object({
          name: id,
          language: z.string().min(2).max(35).optional(),
          parameters: z.array(z.string().max(1024)).max(20),
        })
        .strict()
        .optional(),
    })
    .strict(),
  'templates:list': z.object({ conversationId: id }).strict(),
  'draft:request': z.object({ conversationId: id, instruction: z.string().max(300).optional() }).strict(),
  'draft:approve': z
    .object({
      conversationId: id,
      draftId: id,
      clientMessageId: z.string().min(1).max(100),
      confirmed: z.array(z.string().max(200)).max(20).optional(),
    })
    .strict(),
  'draft:discard': z.object({ conversationId: id, reason: z.string().max(300).optional() }).strict(),
  'draft:save': z.object({ conversationId: id, text: z.string().max(8000) }).strict(),
  'note:add': z
    .object({ conversationId: id, noteId: z.string().min(1).max(100), text: z.string().min(1).max(4000) })
    .strict(),
  'typing:set': z.object({ conversationId: id, on: z.boolean() }).strict(),
  'message:read': z.object({ conversationId: id, seq }).strict(),
  'reading:correct': ReadingCorrect,
  'reading:undo': z.object({ conversationId: id, seq }).strict(),
  'reason:flag': z.object({ handoffId: id, verdict: z.enum(['right', 'early', 'late', 'wrong']) }).strict(),
} as const;

export type DeskRequest = keyof typeof deskRequests;
export type DeskPayload<K extends DeskRequest> = z.input<(typeof deskRequests)[K]>;

export type DeskAcks = {
  'desk:sync': { events: DeskEvent[] } | { snapshot: DeskSnapshot };
  'presence:set': object;
  'handoff:claim': { conversationId: string; briefing: Briefing };
  'handoff:pass': object;
  'handoff:transfer': object;
  'handoff:return': object;
  'conversation:resolve': object;
  'conversation:open': {
    conversationId: string;
    messages: WireMessage[];
    head: number;
    floor: WireFloor;
    briefing: Briefing;
    notes: Note[];
    /** Of readings in this conversation, whoever made them. */
    corrections: WireCorrection[];
    /** The advisor's own unsent reply. */
    draft: string;
    /** What the concierge proposes to say, if it was asked to. */
    proposal?: Proposal;
    readByShopper: number;
    /** How far messages got, also those sent before `after`; on channels with a provider. */
    deliveries?: ({ seq: number } & WireDelivery)[];
  };
  'conversation:leave': object;
  'takeover:request': object;
  'message:send': { messageId: string };
  'templates:list': { templates: WireTemplate[] };
  'draft:request': object;
  'draft:approve': { messageId: string };
  'draft:discard': object;
  'draft:save': object;
  'note:add': { noteId: string };
  'typing:set': object;
  'message:read': object;
  /** `proposed`: the shopper agreed, so the message waits for review as a training sentence. */
  'reading:correct': { candidateId: string; proposed: boolean };
  'reading:undo': object;
  'reason:flag': object;
};

export type ClientToDeskServer = {
  [K in DeskRequest]: (payload: DeskPayload<K>, ack: (answer: Ack<DeskAcks[K]>) => void) => void;
};

/** Each event is `{ seq, at, ...payload }`; `seq` counts this desk's events since the snapshot's. */
export type DeskEventPayloads = {
  'queue:added': { row: QueueRow };
  'queue:updated': { row: QueueRow };
  'queue:removed': {
    handoffId: string;
    conversationId: string;
    reason: 'claimed' | 'cancelled' | 'ended';
    by?: { advisorId: string; name: string };
  };
  /** A conversation came to, changed at, or left an advisor. Clients keep those whose `heldBy` is theirs in `mine`. */
  'conversation:changed': { row: QueueRow; ended?: 'returned' | 'resolved' | 'requeued' | 'transferred' | 'cancelled' };
  'message:created': { conversationId: string; message: WireMessage };
  'message:updated': {
    conversationId: string;
    readByShopper?: number;
    /** All corrections of one message, as they now are. */
    corrected?: { seq: number; corrections: WireCorrection[] };
    /** How far one message got, as it now is. */
    delivery?: { seq: number } & WireDelivery;
  };
  'floor:changed': { conversationId: string; floor: WireFloor };
  'typing:changed': { conversationId: string; on: boolean; kind: 'shopper' | 'advisor' | 'bot' };
  'presence:changed': { row: PresenceRow };
  'emotion:updated': {
    conversationId: string;
    point: { seq: number; value: number; confidence: number; at: string; evidence?: string[] };
  };
  'briefing:updated': { conversationId: string; briefing: Briefing };
  /** A proposed reply: only for the advisor who asked. */
  'draft:ready': { conversationId: string; proposal: Proposal };
  'draft:failed': { conversationId: string; reason: 'nothing-found' | 'unavailable' };
  /** The shopper has written again: the proposal answers something else. */
  'draft:stale': { conversationId: string; draftId: string };
  'note:created': { note: Note };
  'shopper:updated': { conversationId: string };
  'timer:warning': { conversationId: string; kind: 'first-reply' | 'next-reply' };
  'timer:breached': { conversationId: string; kind: 'first-reply' | 'next-reply' };
};

export type DeskEventName = keyof DeskEventPayloads;
export type DeskEvent = {
  [K in DeskEventName]: { name: K; seq: number; at: string } & DeskEventPayloads[K];
}[DeskEventName];

export type DeskServerToClient = {
  'desk:snapshot': (snapshot: DeskSnapshot) => void;
  head: (head: { seq: number }) => void;
} & { [K in DeskEventName]: (event: { seq: number; at: string } & DeskEventPayloads[K]) => void };

/** Applies one event to a snapshot: the console's own reducer, and the proof that snapshot + events = fresh snapshot. */
export function applyDeskEvent(state: DeskSnapshot, event: DeskEvent, me: string): DeskSnapshot {
  const next = { ...state, seq: event.seq };
  switch (event.name) {
    case 'queue:added':
    case 'queue:updated':
      return { ...next, queue: byUrgency([...without(state.queue, event.row.handoffId), event.row]) };
    case 'queue:removed':
      return { ...next, queue: without(state.queue, event.handoffId) };
    case 'conversation:changed':
      return { ...next, mine: mineAfter(state.mine, event.row, event.ended !== undefined, me) };
    case 'presence:changed':
      return {
        ...next,
        presence: byName([...state.presence.filter((row) => row.advisorId !== event.row.advisorId), event.row]),
      };
    case 'message:created':
    case 'message:updated':
    case 'floor:changed':
    case 'typing:changed':
    case 'emotion:updated':
    case 'briefing:updated':
    case 'draft:ready':
    case 'draft:failed':
    case 'draft:stale':
    case 'note:created':
    case 'shopper:updated':
    case 'timer:warning':
    case 'timer:breached':
      return next;
    default:
      return event satisfies never;
  }
}

const priorityRank = { urgent: 0, high: 1, normal: 2 } as const;

/** The queue's order: who was let down once, then priority, then score, then who waits longest; the id settles ties. */
export function byUrgency(rows: readonly QueueRow[]): QueueRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.again ?? false) - Number(a.again ?? false) ||
      priorityRank[a.priority] - priorityRank[b.priority] ||
      b.score - a.score ||
      a.waitingSince.localeCompare(b.waitingSince) ||
      a.handoffId.localeCompare(b.handoffId),
  );
}

export function byName(rows: readonly PresenceRow[]): PresenceRow[] {
  return [...rows].sort((a, b) => a.name.localeCompare(b.name) || a.advisorId.localeCompare(b.advisorId));
}

function without(rows: readonly QueueRow[], handoffId: string): QueueRow[] {
  return rows.filter((row) => row.handoffId !== handoffId);
}

function mineAfter(mine: readonly QueueRow[], row: QueueRow, ended: boolean, me: string): QueueRow[] {
  const rest = without(mine, row.handoffId);
  return !ended && row.heldBy?.advisorId === me ? byUrgency([...rest, row]) : rest;
}
