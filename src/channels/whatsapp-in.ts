/** Webhooks of the WhatsApp Cloud API: messages, contacts and statuses (channels, section 6). */

import type { MediaKind } from '../domain/attachment.ts';
import { type Batch, type DeliveryReport, type Inbound, type InboundEvent, inOrder, type Peer } from './channel.ts';
import { known } from './json.ts';
import {
  type Change,
  type Contact,
  change,
  contact,
  type Echo,
  echo,
  entry,
  type Message,
  message,
  type Status,
  status,
  webhook,
} from './whatsapp-shapes.ts';

/** Undefined: not a WhatsApp webhook at all. */
export function parseWhatsApp(payload: unknown, phoneNumberId: string): Batch | undefined {
  const whole = webhook.safeParse(payload);
  if (!whole.success) return undefined;
  const entries = known(whole.data.entry, entry);
  const changes = entries.items.map((one) => known(one.changes, change));
  const all = changes.flatMap((part) => part.items);
  const used = all.filter(({ field, value }) => isOurs(value, phoneNumberId) && fields.has(field));
  const parts = used.map((one) => eventsOf(one, phoneNumberId));
  return {
    events: inOrder(parts.flatMap((part) => part.events)),
    foreign: all.filter(({ value }) => !isOurs(value, phoneNumberId)).length,
    unknown:
      entries.unknown +
      changes.reduce((sum, part) => sum + part.unknown, 0) +
      all.filter(({ field, value }) => isOurs(value, phoneNumberId) && !fields.has(field)).length +
      parts.reduce((sum, part) => sum + part.unknown, 0),
  };
}

/** `smb_message_echoes` is what a person typed on the business phone. */
const fields: ReadonlySet<string> = new Set(['messages', 'smb_message_echoes']);

const isOurs = ({ metadata }: Change['value'], phoneNumberId: string): boolean =>
  metadata === undefined || metadata.phone_number_id === phoneNumberId;

function eventsOf({ value }: Change, account: string): { events: Inbound[]; unknown: number } {
  const contacts = known(value.contacts, contact).items;
  const messages = known(value.messages, message);
  const echoes = known(value.message_echoes, echo);
  const statuses = known(value.statuses, status);
  const events = [
    ...messages.items.flatMap((one) => fromMessage(one, contacts, account) ?? []),
    ...echoes.items.flatMap((one) => fromEcho(one, account) ?? []),
    ...statuses.items.flatMap((one) => fromStatus(one, account) ?? []),
  ];
  const read = messages.items.length + echoes.items.length + statuses.items.length;
  return { events, unknown: messages.unknown + echoes.unknown + statuses.unknown + read - events.length };
}

function fromMessage(one: Message, contacts: readonly Contact[], account: string): Inbound | undefined {
  const peer = peerOf(one, contacts);
  if (peer === undefined) return undefined;
  const key = one.type === 'system' ? `system:${peer.visitor}:${one.timestamp}` : one.id;
  return { key, account, peer, sentAt: new Date(one.timestamp * 1_000), event: eventOf(one) };
}

/** The business-scoped id first, the phone second: a shopper with a username may come without any number. */
function peerOf(one: Message, contacts: readonly Contact[]): Peer | undefined {
  const about =
    contacts.find(({ user_id, wa_id }) =>
      one.from_user_id === undefined ? wa_id !== undefined && wa_id === one.from : user_id === one.from_user_id,
    ) ?? (contacts.length === 1 ? contacts[0] : undefined);
  const scoped = one.from_user_id ?? about?.user_id;
  const phone = one.from ?? about?.wa_id;
  const visitor = scoped ?? phone;
  if (visitor === undefined || visitor === '') return undefined;
  const parent = one.from_parent_user_id ?? about?.parent_user_id;
  const { name, username } = about?.profile ?? {};
  return {
    visitor,
    ...(phone === undefined || phone === '' ? {} : { phone }),
    ...(parent === undefined ? {} : { parent }),
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
  };
}

function eventOf(one: Message): InboundEvent {
  const said = saidBy(one);
  if (said !== undefined) {
    const { context, referral } = one;
    const from = referral?.source_id ?? referral?.ctwa_clid ?? referral?.source_url;
    return {
      kind: 'said',
      ...said,
      ...(context?.id === undefined ? {} : { replyTo: context.id }),
      ...(from === undefined ? {} : { referral: from }),
    };
  }
  const { reaction, system } = one;
  if (reaction !== undefined)
    return { kind: 'reacted', target: reaction.message_id, ...(reaction.emoji ? { emoji: reaction.emoji } : {}) };
  if (system !== undefined) return identityOf(system);
  return { kind: 'unsupported', what: one.type, said: true };
}

type Said = Omit<Extract<InboundEvent, { kind: 'said' }>, 'kind'>;

function saidBy(one: Message): Said | undefined {
  if (one.text !== undefined) return { text: one.text.body };
  return saidWithMedia(one) ?? saidByTap(one) ?? saidByObject(one);
}

const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const satisfies readonly MediaKind[];

function saidWithMedia(one: Message): Said | undefined {
  for (const kind of mediaKinds) {
    const found = one[kind];
    if (found === undefined) continue;
    const { id: mediaId, url, mime_type: mime, filename: name, voice } = found;
    return {
      text: found.caption ?? '',
      media: [
        {
          kind,
          ...(mediaId === undefined ? {} : { mediaId }),
          ...(url === undefined ? {} : { url }),
          ...(mime === undefined ? {} : { mime }),
          ...(name === undefined ? {} : { name }),
          ...(voice === true ? { voice } : {}),
        },
      ],
    };
  }
  return undefined;
}

function saidByTap({ interactive, button }: Message): Said | undefined {
  const tapped = interactive?.button_reply ?? interactive?.list_reply;
  if (tapped !== undefined) return { text: tapped.title, value: tapped.id };
  if (interactive?.nfm_reply !== undefined)
    return { text: interactive.nfm_reply.body ?? '', value: interactive.nfm_reply.response_json };
  if (button === undefined) return undefined;
  return {
    text: button.text ?? button.payload ?? '',
    ...(button.payload === undefined ? {} : { value: button.payload }),
  };
}

function saidByObject({ location, contacts, order }: Message): Said | undefined {
  if (location !== undefined) {
    const { latitude, longitude, name, address } = location;
    return { text: [name, address, `${latitude}, ${longitude}`].filter(Boolean).join(', ') };
  }
  if (contacts !== undefined) return { text: contacts.flatMap(({ name }) => name?.formatted_name ?? []).join(', ') };
  if (order === undefined) return undefined;
  const wanted = order.product_items.map((piece) => `${piece.quantity} x ${piece.product_retailer_id}`);
  return { text: [order.text, ...wanted].filter(Boolean).join('\n') };
}

/** A changed number is a new id of the same person; the link is followed, never guessed. */
function identityOf({ type = '', wa_id, new_wa_id, user_id }: NonNullable<Message['system']>): InboundEvent {
  const now = user_id ?? new_wa_id ?? wa_id;
  if (now === undefined || !/user_changed|identity_changed/.test(type))
    return { kind: 'unsupported', what: `system ${type}`, said: false };
  return { kind: 'identity', now };
}

function fromEcho(one: Echo, account: string): Inbound | undefined {
  if (one.to === undefined) return undefined;
  return {
    key: one.id,
    account,
    peer: { visitor: one.to, phone: one.to },
    sentAt: new Date(one.timestamp * 1_000),
    event: { kind: 'person-wrote', providerId: one.id, text: saidBy(one)?.text ?? '' },
  };
}

const reports: Readonly<Record<string, DeliveryReport>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

function fromStatus(one: Status, account: string): Inbound | undefined {
  const state = reports[one.status];
  const visitor = one.recipient_user_id ?? one.recipient_id;
  if (state === undefined || visitor === undefined) return undefined;
  const [error] = one.errors ?? [];
  return {
    key: `status:${one.id}:${one.status}`,
    account,
    peer: { visitor, ...(one.recipient_id === undefined ? {} : { phone: one.recipient_id }) },
    sentAt: new Date(one.timestamp * 1_000),
    event: {
      kind: 'delivery',
      state,
      providerIds: [one.id],
      ...(one.biz_opaque_callback_data === undefined ? {} : { tag: one.biz_opaque_callback_data }),
      ...(error === undefined
        ? {}
        : {
            error: {
              code: error.code,
              ...(error.title === undefined ? {} : { title: error.title }),
              ...(error.error_data?.details === undefined ? {} : { details: error.error_data.details }),
            },
          }),
    },
  };
}
