/** The JSON API under `/api/v1`: what the console and integrations send and get (contracts, section 3). */

import { z } from 'zod';
import { WireReason } from './desk/reason.ts';
import { WireFloor, WireMessage } from './wire.ts';
import { WrongField, wrong } from './wrong-field.ts';

export const LoginRequest = z
  .object({
    email: z.string().min(3).max(320),
    password: z.string().min(1).max(500),
    /** Of the authenticator app, or a recovery code; asked for by a problem with `needs: "code"`. */
    code: z.string().max(20).optional(),
  })
  .strict();

export const Me = z.object({
  advisorId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['advisor', 'supervisor', 'admin']),
  storeId: z.string().optional(),
  languages: z.array(z.string()),
  capacity: z.number().int(),
  house: z.string(),
  currency: z.string(),
  /** To be settled before anything else is open: a password of one's own, or a second factor. */
  owes: z.enum(['password', 'second-factor']).optional(),
});
export type Me = z.infer<typeof Me>;

/** RFC 9457 problem JSON with a stable code. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  /** What has to come first: a code at sign-in, a fresh proof of who one is, or what `Me.owes` names. */
  needs: z.enum(['code', 'proof', 'password', 'second-factor']).optional(),
  /** Which fields are wrong, and how. */
  errors: z.array(WrongField).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export const ConversationsQuery = ListQuery.extend({
  floor: z.enum(['bot', 'queue', 'advisor']).optional(),
  channel: z.enum(['web', 'messenger', 'whatsapp', 'directline', 'botframework']).optional(),
  q: z.string().max(200).optional(),
});

export const MessagesQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A conversation as a list shows it; the two heaviest reasons while a handoff is open. */
export const ConversationView = z.object({
  conversationId: z.string(),
  channel: z.string(),
  locale: z.string(),
  floor: WireFloor,
  head: z.number().int(),
  openedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  lastShopperAt: z.iso.datetime().optional(),
  snippet: z.string(),
  shopper: z.object({
    shopperId: z.string().optional(),
    name: z.string().optional(),
    email: z.string().optional(),
    identity: z.enum(['anonymous', 'claimed', 'verified']),
    tier: z.string().optional(),
  }),
  handoff: z
    .object({
      handoffId: z.string(),
      state: z.enum(['waiting', 'accepted', 'completed', 'failed']),
      score: z.number(),
      priority: z.enum(['normal', 'high', 'urgent']),
      reasons: z.array(WireReason),
    })
    .optional(),
  csat: z.number().int().optional(),
  outcome: z.string().optional(),
});
export type ConversationView = z.infer<typeof ConversationView>;

export const ConversationsAnswer = z.object({ conversations: z.array(ConversationView), next: z.string().optional() });
export const MessagesAnswer = z.object({ messages: z.array(WireMessage), head: z.number().int() });

/** A person of the client book. */
export const ShopperView = z.object({
  shopperId: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  locale: z.string().optional(),
  tier: z.string().optional(),
  lifetimeValue: z.object({ amount: z.number(), currency: z.string() }).optional(),
  since: z.string().optional(),
  storeId: z.string().optional(),
  ownAdvisor: z.string().optional(),
  preferences: z.array(z.string()),
  sizes: z.record(z.string(), z.string()),
  importantDates: z.array(z.object({ kind: z.string(), date: z.string() })),
  consents: z.array(
    z.object({
      purpose: z.string(),
      granted: z.boolean(),
      at: z.iso.datetime(),
      locale: z.string(),
      textVersion: z.number().int(),
    }),
  ),
  notes: z.array(z.string()),
});
export type ShopperView = z.infer<typeof ShopperView>;

const rule = z.object({ weight: z.number().min(0).max(5), limit: z.number().min(0).optional() }).strict();
const seconds = z.number().int().min(1).max(86_400);
const targets = z
  .object({ firstReplySeconds: seconds, nextReplySeconds: seconds, totalSeconds: seconds.optional() })
  .strict();

const signals = z
  .object({
    'asked-for-person': rule,
    'emotion-level': rule,
    'emotion-fall': rule,
    'emotion-stays': rule,
    'failed-turns': rule,
    'order-value': rule,
    'cart-value': rule,
    'product-value': rule,
    tier: rule,
    'lifetime-value': rule,
    'delicate-topic': rule,
    'shop-failing': rule,
    'promise-overdue': rule,
    /** A policy that was read before there was such a signal gives it no weight. */
    'late-reply': rule.default({ weight: 0 }),
  })
  .strict();

/** Other limits for a language (`fr` is also meant for `fr-CA`) or a tier; the last that fits counts. */
const exception = z
  .object({
    locale: z.string().max(35).optional(),
    tier: z.string().max(40).optional(),
    handOffAt: z.number().positive().optional(),
    offerAt: z.number().positive().optional(),
    limits: z.partialRecord(signals.keyof(), z.number().min(0)).optional(),
  })
  .strict();

/** When a person takes over. `version` is the one that was read: a PUT with an older one is `stale`. */
const words = z.array(z.string().min(1).max(80)).min(1).max(100).optional();
const modeRule = z.strictObject({
  mode: z.enum(['automatic', 'supervised', 'suggest', 'shadow', 'human-only']),
  topics: words,
  tiers: words,
  locales: words,
});

export const PolicyDocument = z
  .object({
    version: z.number().int().min(1),
    handOffAt: z.number().positive(),
    offerAt: z.number().positive(),
    signals,
    tiers: z.array(z.string().max(40)).max(20),
    noGoTopics: z.array(z.string().max(80)).max(100),
    /** Left out: they stay as they are. */
    modes: z.array(modeRule).max(200).optional(),
    approvalSeconds: z.number().int().min(10).max(3600).optional(),
    timers: z
      .object({
        ...targets.shape,
        lateSeconds: seconds,
        tiers: z.record(z.string().max(40), targets.partial()).optional(),
        ladder: z
          .array(
            z
              .object({
                afterSeconds: z.number().int().min(0).max(86_400),
                tell: z.enum(['supervisors', 'advisors']),
                front: z.boolean().optional(),
              })
              .strict(),
          )
          .max(5)
          .optional(),
      })
      .strict(),
    exceptions: z.array(exception).max(40).optional(),
  })
  .strict()
  .refine(({ offerAt, handOffAt }) => offerAt <= handOffAt, {
    path: ['offerAt'],
    ...wrong('above-the-other', 'at most handOffAt'),
  });
export type PolicyDocument = z.infer<typeof PolicyDocument>;

const wasAndNow = z.object({ was: z.number().int(), now: z.number().int() });

/** What a policy would have done with the conversations that are stored. */
export const PolicyReplay = z.object({
  conversations: z.number().int(),
  changed: z.array(
    z.object({
      conversationId: z.string(),
      seq: z.number().int().optional(),
      was: z.enum(['stay', 'offer', 'hand-off']),
      now: z.enum(['stay', 'offer', 'hand-off']),
      score: z.number(),
      reasons: z.array(WireReason),
    }),
  ),
  /** Conversations that came to a person, as it was and as it would be. */
  handoffs: wasAndNow,
  /** Of those that people judged to need one: conversations left with the bot. */
  missed: wasAndNow,
  /** Of those that people judged to need none: conversations handed over. */
  unneeded: wasAndNow,
  /** Conversations that somebody judged. */
  judged: z.number().int(),
  /** The same for other values of `handOffAt`, everything else as in this policy. */
  curve: z.array(
    z.object({
      handOffAt: z.number(),
      handoffs: z.number().int(),
      missed: z.number().int(),
      unneeded: z.number().int(),
    }),
  ),
});
export type PolicyReplay = z.infer<typeof PolicyReplay>;

export const ArticlesQuery = z.object({ locale: z.string().max(35).optional() });
export const ArticlesAnswer = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      locale: z.string(),
      /** Of the text its editors see, for `PUT /articles`; 0 is the file's own. */
      version: z.number().int(),
      title: z.string(),
      topics: z.array(z.string()),
      phrasings: z.array(z.string()),
      body: z.string(),
      expiresOn: z.iso.date().optional(),
      updatedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime().optional(),
    }),
  ),
});

const importKinds = ['products', 'orders', 'stores', 'articles'] as const;

/** A file's name decides how its content is read: `products.csv`, `feed.xml`, `orders.json`, `returns.md`. */
export const ImportRequest = z
  .object({
    kind: z.enum(importKinds),
    file: z.string().min(1).max(200),
    content: z.string().min(1),
    dryRun: z.boolean().default(false),
  })
  .strict();
export type ImportRequest = z.infer<typeof ImportRequest>;

export const ImportAnswer = z.object({
  kind: z.enum(importKinds),
  dryRun: z.boolean(),
  accepted: z.number().int(),
  rejected: z.array(
    z.object({ file: z.string(), line: z.number().int().optional(), found: z.string(), expected: z.string() }),
  ),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** For the socket's `auth` where the cookie cannot go; good once, for a minute. */
export const TicketAnswer = z.object({ ticket: z.string() });
