/** Namespace `/shopper`: requests with their acks, and the events a browser receives (contracts, section 4). */
import { z } from 'zod';
import type { Ack, WireFloor, WireMessage } from './wire.ts';

const seq = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const clientMessageId = z.string().min(1).max(100);

export const PageContext = z
  .object({
    type: z.string().min(1).max(40),
    sku: z.string().max(100).optional(),
    title: z.string().max(200).optional(),
    url: z.string().max(500).optional(),
    price: z.number().nonnegative().max(1e12).optional(),
    currency: z.string().max(3).optional(),
    /** The basket's worth in minor units. */
    cart: z.number().nonnegative().max(1e12).optional(),
  })
  .strict();
export type PageContext = z.infer<typeof PageContext>;

/** Text length is checked apart, so that it can be refused as `too-long` and the words stay in the box. */
export const shopperRequests = {
  'session:start': z
    .object({
      site: z.string().max(100).default(''),
      locale: z.string().max(35).optional(),
      page: PageContext.optional(),
      identity: z.string().max(4000).optional(),
    })
    .strict(),
  'session:resume': z.object({ after: seq }).strict(),
  'message:send': z
    .object({
      clientMessageId,
      text: z.string().optional(),
      value: z.string().max(1000).optional(),
      attachments: z.array(z.string().max(100)).max(5).optional(),
    })
    .strict(),
  /** `bytes`: how many will come. */
  'upload:create': z
    .object({
      name: z.string().max(1000),
      mime: z.string().max(200),
      bytes: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    })
    .strict(),
  sync: z.object({ after: seq }).strict(),
  'message:read': z.object({ seq }).strict(),
  'typing:set': z.object({ on: z.boolean() }).strict(),
  'page:set': PageContext,
  'card:act': z
    .object({
      messageId: z.string().min(1).max(200),
      action: z.string().min(1).max(100),
      value: z.string().max(1000),
      /** What the button said: it becomes the shopper's line in the transcript. */
      label: z.string().max(200).optional(),
      clientMessageId: clientMessageId.optional(),
    })
    .strict(),
  'handoff:request': z.object({ reason: z.string().max(500).optional() }).strict(),
  'handoff:cancel': z.object({}).strict(),
  'locale:set': z.object({ locale: z.string().min(2).max(35) }).strict(),
  'consent:set': z
    .object({ purpose: z.enum(['keep', 'mood', 'model', 'outreach', 'profile', 'improve']), granted: z.boolean() })
    .strict(),
  'csat:submit': z.object({ score: z.number().int().min(1).max(4), text: z.string().max(2000).optional() }).strict(),
  /** The answer being made is not wanted; what was asked stays. Said after it is over, it changes nothing. */
  'answer:stop': z.object({}).strict(),
  /** Signed out of the shop: this browser lets go of the conversation, the house keeps it. */
  'session:leave': z.object({}).strict(),
  'session:forget': z.object({}).strict(),
} as const;

export type ShopperRequest = keyof typeof shopperRequests;
export type ShopperPayload<K extends ShopperRequest> = z.input<(typeof shopperRequests)[K]>;

export type SessionStarted = {
  visitorToken: string;
  conversationId: string;
  head: number;
  locale: string;
  locales: string[];
  /** As it names itself to shoppers. */
  house: string;
  /** The house's own first line of the panel, in the conversation's locale. */
  greeting?: string;
  /** The house's page on data, in that locale: absolute, or from the root of the server. */
  privacy?: string;
  /** For how long a conversation is kept that the shopper wants kept. */
  keepsDays: number;
  /** "I am a digital concierge, not a person..." in the conversation's locale. */
  disclosure: string;
  /** `model` only where the house has one; null: not asked yet. `mood` and `improve` are there once they have chosen. */
  consent: { keep: boolean | null; model?: boolean | null; mood?: boolean; improve?: boolean };
  floor: WireFloor;
  /** How the shopper is greeted, when the shop has said who they are. */
  name?: string;
  /** There once the shop, or a code by e-mail, has said who this is. */
  identity?: 'verified';
};

export type ShopperAcks = {
  'session:start': SessionStarted;
  'session:resume': {
    conversationId: string;
    messages: WireMessage[];
    head: number;
    floor: WireFloor;
    locale: string;
    /** How far the desk has read, for the marks under the shopper's own messages. */
    readByDesk?: number;
    csat?: boolean;
    /** The server's time: the times of messages are its own, and a device's clock may be days away from it. */
    now?: string;
  };
  'message:send': { messageId: string };
  /** The file goes to `url` by PUT, within ten minutes; then `uploadId` goes into `attachments` of a message. */
  'upload:create': { uploadId: string; url: string };
  sync: { messages: WireMessage[]; head: number };
  'message:read': object;
  'typing:set': object;
  'page:set': object;
  'card:act': { messageId: string };
  'handoff:request': { floor: WireFloor };
  'handoff:cancel': { floor: WireFloor };
  'answer:stop': object;
  'locale:set': { disclosure: string; greeting?: string; privacy?: string };
  'consent:set': object;
  'csat:submit': object;
  'session:leave': object;
  'session:forget': object;
};

export type ClientToShopperServer = {
  [K in ShopperRequest]: (payload: ShopperPayload<K>, ack: (answer: Ack<ShopperAcks[K]>) => void) => void;
};

export type ShopperServerToClient = {
  'message:created': (message: WireMessage) => void;
  'message:updated': (update: { seq: number; read?: boolean; state?: string }) => void;
  'typing:changed': (typing: { on: boolean; kind: 'bot' | 'advisor'; name?: string }) => void;
  head: (head: { seq: number; readByDesk: number }) => void;
  'floor:changed': (floor: WireFloor) => void;
  'csat:requested': (request: { title: string; faces: { score: 1 | 2 | 3 | 4; label: string }[] }) => void;
  /** A code or a resume word has said who this is: the browser goes by this token now, and no other is good. */
  'session:renewed': (renewed: { visitorToken: string }) => void;
  'session:ended': (end: { reason: 'forgotten' | 'resolved' }) => void;
};
