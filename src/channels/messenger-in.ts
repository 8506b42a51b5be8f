/** Webhooks of Messenger: pages, their threads, and what happens in them (channels, section 5). */

import { z } from 'zod';
import type { Attachment as Kept, MediaKind } from '../domain/attachment.ts';
import { advertPrefix } from '../domain/channel-rules.ts';
import { readTag } from '../domain/delivery.ts';
import { readRowId } from '../domain/row-id.ts';
import { type Batch, type Inbound, type InboundEvent, inOrder } from './channel.ts';
import { known } from './json.ts';

const id = z.string().min(1).max(300);
const at = z.number().int().nonnegative().max(8.64e15);
const text = z.string().max(100_000);

const attachment = z.object({
  type: z.string().max(60),
  payload: z
    .object({
      url: z.string().max(4_000).optional(),
      title: text.optional(),
      sticker_id: z.number().optional(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).optional(),
    })
    .nullish(),
  title: text.nullish(),
  url: z.string().max(4_000).nullish(),
});
type Attachment = z.infer<typeof attachment>;

const referral = z.object({
  ref: text.optional(),
  source: z.string().max(100).optional(),
  type: z.string().max(100).optional(),
  ad_id: z.string().max(100).optional(),
});

const item = z.object({
  sender: z.object({ id }),
  recipient: z.object({ id }),
  timestamp: at,
  message: z
    .object({
      mid: id,
      text: text.optional(),
      quick_reply: z.object({ payload: z.string().max(2_000) }).optional(),
      reply_to: z.object({ mid: id.optional() }).optional(),
      attachments: z.array(z.unknown()).max(100).optional(),
      is_echo: z.boolean().optional(),
      app_id: z.union([z.number(), z.string()]).optional(),
      metadata: z.string().max(1_000).optional(),
      is_deleted: z.boolean().optional(),
      referral: referral.optional(),
    })
    .optional(),
  message_edit: z.object({ mid: id, text: text.optional(), num_edit: z.number().optional() }).optional(),
  postback: z
    .object({
      mid: id.optional(),
      title: text.optional(),
      payload: z.string().max(2_000).default(''),
      referral: referral.optional(),
    })
    .optional(),
  referral: referral.optional(),
  optin: z
    .object({
      ref: text.optional(),
      user_ref: z.string().max(300).optional(),
      type: z.string().max(100).optional(),
      title: text.optional(),
      payload: z.string().max(2_000).optional(),
      notification_messages_status: z.string().max(100).optional(),
    })
    .optional(),
  read: z.object({ watermark: at }).optional(),
  delivery: z.object({ mids: z.array(id).max(1_000).optional(), watermark: at }).optional(),
  reaction: z
    .object({
      mid: id,
      action: z.string().max(20),
      emoji: z.string().max(40).optional(),
      reaction: z.string().max(40).optional(),
    })
    .optional(),
  pass_thread_control: z.object({}).optional(),
  take_thread_control: z.object({}).optional(),
  request_thread_control: z.object({}).optional(),
  account_linking: z.object({}).optional(),
});
type Item = z.infer<typeof item>;

const body = z.object({
  object: z.literal('page'),
  entry: z.array(z.unknown()).max(5_000),
});
const entry = z.object({ id, messaging: z.unknown().optional(), standby: z.unknown().optional() });

export type MessengerIdentity = {
  readonly pageId: string;
  /** Echoes of our own sends carry it; any other app's echo was written by a person. */
  readonly appId?: string;
};

/** Undefined: not a Messenger webhook at all. */
export function parseMessenger(payload: unknown, own: MessengerIdentity): Batch | undefined {
  const whole = body.safeParse(payload);
  if (!whole.success) return undefined;
  const entries = known(whole.data.entry, entry);
  const ours = entries.items.filter((page) => page.id === own.pageId);
  const spoken = ours.map((page) => known(page.messaging, item));
  const overheard = ours.map((page) => known(page.standby, item));
  const parts = [...spoken, ...overheard];
  const items = parts.flatMap((part) => part.items);
  const events = [
    ...spoken.flatMap((part) => part.items.flatMap((one) => toInbound(one, own) ?? [])),
    ...overheard.flatMap((part) => part.items.flatMap((one) => toInbound(one, own) ?? []).map(asOverheard)),
  ];
  return {
    events: inOrder(events),
    foreign: entries.items.length - ours.length,
    unknown: entries.unknown + parts.reduce((sum, part) => sum + part.unknown, 0) + items.length - events.length,
  };
}

const asOverheard = (inbound: Inbound): Inbound => ({ ...inbound, standby: true });

type Told = { readonly key: string; readonly event: InboundEvent };

function toInbound(one: Item, own: MessengerIdentity): Inbound | undefined {
  const isEcho = one.message?.is_echo === true;
  const told = isEcho ? echoed(one, own) : (messageOf(one) ?? signOf(one) ?? threadOf(one));
  if (told === undefined) return undefined;
  const visitor = isEcho ? one.recipient.id : one.sender.id;
  return { ...told, account: own.pageId, peer: { visitor }, sentAt: new Date(one.timestamp) };
}

/** Our own message back is evidence; another app's or a person's in the Page inbox takes the floor. */
function echoed({ message }: Item, { appId }: MessengerIdentity): Told | undefined {
  if (message === undefined) return undefined;
  const { mid, app_id, metadata, text: words = '' } = message;
  // Other apps write metadata too: only a row's name is ours.
  const tag = metadata !== undefined && readRowId(readTag(metadata).rowId) !== undefined ? metadata : undefined;
  const isOwn = tag !== undefined || (app_id !== undefined && String(app_id) === appId);
  const event: InboundEvent = isOwn
    ? { kind: 'own-echo', providerId: mid, ...(tag === undefined ? {} : { tag }) }
    : { kind: 'person-wrote', providerId: mid, text: words };
  return { key: mid, event };
}

function messageOf(one: Item): Told | undefined {
  const { message, postback, message_edit: edit, sender, timestamp } = one;
  if (message?.is_deleted === true)
    return { key: `deleted:${message.mid}`, event: { kind: 'deleted', target: message.mid } };
  if (message !== undefined) return { key: message.mid, event: saidIn(message) };
  if (edit !== undefined)
    return {
      key: `edited:${edit.mid}:${timestamp}`,
      event: { kind: 'said', text: edit.text ?? '', replyTo: edit.mid, edited: true },
    };
  if (postback === undefined) return undefined;
  const { mid, title = '', payload } = postback;
  return {
    key: mid ?? `postback:${sender.id}:${timestamp}:${payload}`,
    event: { kind: 'said', text: title, value: payload, ...cameFrom(postback.referral ?? one.referral) },
  };
}

function saidIn(message: NonNullable<Item['message']>): InboundEvent {
  const { text: words, quick_reply, reply_to, attachments } = message;
  const { items } = known(attachments, attachment);
  const media = items.flatMap((found) => mediaOf(found) ?? []);
  const told = [words ?? '', ...items.flatMap((found) => wordsOf(found) ?? [])]
    .filter((part) => part !== '')
    .join('\n');
  if (told === '' && media.length === 0) return { kind: 'unsupported', what: items[0]?.type ?? 'message', said: true };
  return {
    kind: 'said',
    text: told,
    ...(quick_reply === undefined ? {} : { value: quick_reply.payload }),
    ...(media.length === 0 ? {} : { media }),
    ...(reply_to?.mid === undefined ? {} : { replyTo: reply_to.mid }),
    ...cameFrom(message.referral),
  };
}

const mediaKinds: Readonly<Record<string, MediaKind>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'document',
  sticker: 'sticker',
  reel: 'video',
  ig_reel: 'video',
};

function mediaOf({ type, payload }: Attachment): Kept | undefined {
  const kind = payload?.sticker_id === undefined ? mediaKinds[type] : 'sticker';
  if (kind === undefined || payload?.url === undefined) return undefined;
  return { kind, url: payload.url, ...(payload.title === undefined ? {} : { name: payload.title }) };
}

/** A place or a shared link has words of its own. */
function wordsOf({ type, payload, title, url }: Attachment): string | undefined {
  if (type === 'location' && payload?.coordinates !== undefined)
    return `${payload.coordinates.lat}, ${payload.coordinates.long}`;
  if (type === 'fallback') return [title ?? payload?.title, url ?? payload?.url].filter(Boolean).join(' ');
  return undefined;
}

/** Receipts, reactions and where somebody came from. */
function signOf({ sender, timestamp, read, delivery, reaction, referral: came, optin }: Item): Told | undefined {
  if (read !== undefined)
    return { key: `read:${sender.id}:${read.watermark}`, event: { kind: 'read', until: new Date(read.watermark) } };
  if (delivery !== undefined) {
    const { mids = [], watermark } = delivery;
    const event = { kind: 'delivery', state: 'delivered', providerIds: mids, until: new Date(watermark) } as const;
    return { key: `delivery:${sender.id}:${watermark}`, event };
  }
  if (reaction !== undefined) {
    const { mid, action, emoji = reaction.reaction } = reaction;
    const event: InboundEvent = { kind: 'reacted', target: mid, ...(action === 'react' && emoji ? { emoji } : {}) };
    return { key: `reaction:${sender.id}:${mid}:${action}:${emoji ?? ''}:${timestamp}`, event };
  }
  if (optin !== undefined) {
    const isOut = /stop/i.test(optin.notification_messages_status ?? '');
    const topic = optin.title ?? optin.payload ?? optin.ref;
    const event: InboundEvent = { kind: 'opted', in: !isOut, ...(topic === undefined ? {} : { topic }) };
    return { key: `optin:${sender.id}:${timestamp}`, event };
  }
  if (came === undefined) return undefined;
  return { key: `referral:${sender.id}:${timestamp}`, event: { kind: 'said', text: '', ...cameFrom(came) } };
}

function threadOf({ sender, timestamp, ...rest }: Item): Told | undefined {
  const action =
    (rest.pass_thread_control && 'passed') ??
    (rest.take_thread_control && 'taken') ??
    (rest.request_thread_control && 'requested');
  if (action !== undefined) return { key: `thread:${sender.id}:${timestamp}`, event: { kind: 'thread', action } };
  if (rest.account_linking === undefined) return undefined;
  return {
    key: `linking:${sender.id}:${timestamp}`,
    event: { kind: 'unsupported', what: 'account_linking', said: false },
  };
}

/** An advertisement is named as one, since it keeps the reply window open for longer; no link can pass for it. */
function cameFrom(came: z.infer<typeof referral> | undefined): { readonly referral?: string } {
  if (came === undefined) return {};
  const { ref, ad_id, source } = came;
  const from = ref ?? ad_id ?? source ?? '';
  if (source === 'ADS' || ad_id !== undefined) return { referral: `${advertPrefix}${from}` };
  return from === '' || from.startsWith(advertPrefix) ? {} : { referral: from };
}
