/** Meta as a sender of webhooks: envelopes, signatures over the very bytes, and the settings of a house that listens. */
import { signatureOf } from '../../bin/meta/signing.ts';
import type { Environment } from '../../src/config.ts';

export const metaSettings = {
  verifyToken: 'handshake-token',
  messengerSecret: 'messenger-app-secret',
  whatsAppSecret: 'whatsapp-app-secret',
  pageId: 'page-1',
  appId: '7001',
  number: 'number-1',
} as const;

/** Variables of a house with both channels on; sends go to this Graph. */
export function metaEnv(graphBaseUrl: string): Environment {
  return {
    META_VERIFY_TOKEN: metaSettings.verifyToken,
    META_APP_SECRET: metaSettings.messengerSecret,
    META_APP_ID: metaSettings.appId,
    META_GRAPH_BASE_URL: graphBaseUrl,
    MESSENGER_PAGE_ID: metaSettings.pageId,
    MESSENGER_PAGE_TOKEN: 'page-token',
    WHATSAPP_PHONE_NUMBER_ID: metaSettings.number,
    WHATSAPP_TOKEN: 'number-token',
    WHATSAPP_APP_SECRET: metaSettings.whatsAppSecret,
  };
}

export type MetaChannel = 'messenger' | 'whatsapp';

export const secretOf = (channel: MetaChannel): string =>
  channel === 'messenger' ? metaSettings.messengerSecret : metaSettings.whatsAppSecret;

export { signatureOf };

/** Posts these bytes; signed as the channel's app would unless told otherwise. */
export function postWebhook(
  url: string,
  channel: MetaChannel,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = { 'x-hub-signature-256': signatureOf(body, secretOf(channel)) },
): Promise<Response> {
  return fetch(`${url}/webhooks/${channel}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}

export type Told = { readonly from: string; readonly id: string; readonly at?: number };

/** Something that happens in a Page's thread: `message`, `postback`, `read` and so on as Meta names them. */
export function onPage(from: string, event: object, at = Date.now()): object {
  return { sender: { id: from }, recipient: { id: metaSettings.pageId }, timestamp: at, ...event };
}

export function pageWebhook(...messaging: readonly object[]): object {
  return { object: 'page', entry: [{ id: metaSettings.pageId, time: Date.now(), messaging }] };
}

export function echoOnPage(to: string, message: object, at = Date.now()): object {
  const people = { sender: { id: metaSettings.pageId }, recipient: { id: to } };
  return { ...people, timestamp: at, message: { is_echo: true, ...message } };
}

/** `value` of a change of our number: messages, statuses, contacts. */
export function numberWebhook(value: object, field = 'messages'): object {
  const metadata = { display_phone_number: '33100000000', phone_number_id: metaSettings.number };
  const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return { object: 'whatsapp_business_account', entry: [{ id: 'account-1', changes }] };
}

export type WhatsAppSender = { readonly from?: string; readonly userId?: string; readonly name?: string };

export function numberMessage(
  { from, userId, name = 'Camille' }: WhatsAppSender,
  id: string,
  content: object,
  at = Date.now(),
): object {
  const ids = { ...(from && { from }), ...(userId && { from_user_id: userId }) };
  return {
    contacts: [{ ...(from && { wa_id: from }), ...(userId && { user_id: userId }), profile: { name } }],
    messages: [{ id, timestamp: String(Math.floor(at / 1_000)), ...ids, ...content }],
  };
}

export const text = (body: string): object => ({ type: 'text', text: { body } });

/** A shopper's text, in either channel's envelope. */
export function textWebhook(channel: MetaChannel, { from, id, at }: Told, words: string): object {
  if (channel === 'messenger') return pageWebhook(onPage(from, { message: { mid: id, text: words } }, at));
  return numberWebhook(numberMessage({ from }, id, text(words), at));
}
