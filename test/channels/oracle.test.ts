/**
 * A second opinion on WhatsApp's shapes: `whatsapp-api-js`, written by others against Meta's documentation, reads the same
 * webhooks and builds the same requests. Where the two differ, one of them is wrong.
 */
import { createHmac } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { WhatsAppAPI } from 'whatsapp-api-js';
import {
  ActionButtons,
  ActionList,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  Header,
  HeaderComponent,
  HeaderParameter,
  Image,
  Interactive,
  ListSection,
  PayloadComponent,
  Row,
  Template,
  Text,
  URLComponent,
} from 'whatsapp-api-js/messages';
import type { ClientRecipientIdentifier, PostData } from 'whatsapp-api-js/types';
import { isSigned } from '../../src/channels/meta.ts';
import { renderTemplate, renderWhatsApp, type WhatsAppContent } from '../../src/channels/render-whatsapp.ts';
import { createRate, whatsAppLimits } from '../../src/channels/rate.ts';
import { parseWhatsApp } from '../../src/channels/whatsapp-in.ts';
import { createWhatsAppSender } from '../../src/channels/whatsapp-out.ts';
import type { OutboxRow } from '../../src/domain/delivery.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { metaSettings, numberMessage, numberWebhook, text } from '../support/webhooks.ts';
import { messageWith, sampleLocales, sampleMessages } from './sample-messages.ts';

const secret = 'app-secret';
let asked: { readonly url: string; readonly body: unknown }[];
let theirs: WhatsAppAPI<void>;
beforeEach(() => {
  asked = [];
  theirs = new WhatsAppAPI({
    ...{ token: 't', appSecret: secret, webhookVerifyToken: 'v', v: 'v26.0' },
    ponyfill: {
      fetch: (async (url: string, request: RequestInit) => {
        asked.push({ url, body: JSON.parse(String(request.body)) });
        return new Response(JSON.stringify({ messages: [{ id: 'wamid.1' }] }));
      }) as never,
      subtle: crypto.subtle,
    },
  });
});

// ------------------------------------------------------------------------------------------------ what comes in

const contents: Readonly<Record<string, object>> = {
  text: text('Bonsoir, é 🙂'),
  reply: { ...text('this one'), context: { from: '336', id: 'wamid.0' } },
  picture: { type: 'image', image: { id: 'i1', mime_type: 'image/jpeg', sha256: 'x', caption: 'scratched' } },
  voice: { type: 'audio', audio: { id: 'a1', mime_type: 'audio/ogg', voice: true } },
  document: { type: 'document', document: { id: 'd1', mime_type: 'application/pdf', filename: 'receipt.pdf' } },
  place: { type: 'location', location: { latitude: 48.8, longitude: 2.3, name: 'Paris' } },
  button: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
  row: {
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: 'p', title: 'P', description: '' } },
  },
  'template button': { type: 'button', button: { payload: 'back', text: 'Write again' } },
  reaction: { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } },
  order: {
    type: 'order',
    order: { catalog_id: 'c', product_items: [{ product_retailer_id: 'SEINE', quantity: '1' }] },
  },
  unsupported: { type: 'unsupported', errors: [{ code: 131051, title: 'Unknown' }] },
};
const senders = {
  'by phone': { from: '33612345678' },
  'by both ids': { from: '33612345678', userId: 'FR.13491208655302741918' },
  'by a scoped id alone': { userId: 'FR.13491208655302741918' },
};
const cases = Object.keys(contents).flatMap((what) => Object.keys(senders).map((who) => [what, who] as const));

test.each(cases)('a webhook of %s, %s: the same number, sender, name and id', async (what, who) => {
  const webhook = numberWebhook(
    numberMessage(senders[who as keyof typeof senders], `wamid.${what}`, contents[what] ?? {}),
  );
  const ours = parseWhatsApp(webhook, metaSettings.number)?.events ?? [];
  const [heard] = await read(webhook);
  expect(ours).toHaveLength(1);
  expect(heard).toMatchObject({ phoneID: ours[0]?.account, message: { id: ours[0]?.key } });
  const { wa_id, user_id, profile } = heard?.contact ?? {};
  expect(ours[0]?.peer).toEqual({
    visitor: user_id ?? wa_id,
    ...(wa_id === undefined ? {} : { phone: wa_id }),
    name: profile?.name,
  });
  expect(ours[0]?.sentAt).toEqual(new Date(Number(heard?.message.timestamp) * 1_000));
});

type Heard = {
  readonly phoneID: string;
  readonly contact?: {
    readonly wa_id?: string;
    readonly user_id?: string;
    readonly profile?: { readonly name?: string };
  };
  readonly message: { readonly id: string; readonly timestamp: string };
};

async function read(webhook: object): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  theirs.on.message = (args) => void heard.push(args as unknown as Heard);
  await deliver(webhook);
  return heard;
}

/** As Meta writes it: what is not ASCII is escaped, so the bytes are not those of `JSON.stringify`. */
function deliver(webhook: object): Promise<unknown> {
  const body = JSON.stringify(webhook).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  expect(isSigned({ headers: { 'x-hub-signature-256': signature }, body: Buffer.from(body) }, secret)).toBe(true);
  // Throws when it does not agree about the signature.
  return theirs.post(webhook as PostData, body, signature) as Promise<unknown>;
}

test.each(['sent', 'delivered', 'read', 'failed'])(
  'a status %s: the same message, sender, tag and error',
  async (state) => {
    const errors = state === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {};
    const tag = { biz_opaque_callback_data: 'c_1:7' };
    const status = {
      id: 'wamid.9',
      status: state,
      timestamp: '1795000000',
      recipient_id: '33612345678',
      ...tag,
      ...errors,
    };
    const webhook = numberWebhook({ statuses: [status] });
    const told: object[] = [];
    theirs.on.status = (args) => void told.push(args);
    await deliver(webhook);
    const [ours] = parseWhatsApp(webhook, metaSettings.number)?.events ?? [];
    if (ours?.event.kind !== 'delivery') throw new Error('no status');
    expect(told).toMatchObject([
      {
        ...{ phoneID: ours.account, id: ours.event.providerIds[0], status: ours.event.state },
        ...{ biz_opaque_callback_data: ours.event.tag, contact: { wa_id: ours.peer.visitor } },
        ...(ours.event.error === undefined ? {} : { error: { code: ours.event.error.code } }),
      },
    ]);
  },
);

// ------------------------------------------------------------------------------------------------ what goes out

const render = { publicUrl: 'https://house.example', say: (_: string, key: string) => key.slice(-8) };

/** The same message, built with their classes, which keep Meta's limits and throw beyond them. */
function asTheirs(content: WhatsAppContent) {
  switch (content.type) {
    case 'text':
      return new Text(content.text.body, content.text.preview_url);
    case 'image':
      return 'link' in content.image
        ? new Image(content.image.link, false, content.image.caption)
        : new Image(content.image.id, true);
    case 'interactive':
      return interactiveOf(content.interactive);
    case 'template':
      return new Template(
        content.template.name,
        content.template.language.code,
        ...(content.template.components ?? []).map(componentOf),
      );
    default:
      throw new Error(`not built here: ${content.type}`);
  }
}

function interactiveOf(content: Extract<WhatsAppContent, { type: 'interactive' }>['interactive']): Interactive {
  const body = new Body(content.body.text);
  if (content.type === 'button') {
    const [first, ...more] = content.action.buttons.map(({ reply }) => new Button(reply.id, reply.title));
    if (first === undefined) throw new Error('no button');
    const header = content.header === undefined ? undefined : new Header(new Image(content.header.image.link));
    return new Interactive(new ActionButtons(first, ...more), body, header);
  }
  const [first, ...more] = content.action.sections.map(({ rows }) => {
    const [row, ...others] = rows.map(({ id, title, description }) => new Row(id, title, description));
    if (row === undefined) throw new Error('no row');
    return new ListSection(undefined, row, ...others);
  });
  if (first === undefined) throw new Error('no section');
  return new Interactive(new ActionList(content.action.button, first, ...more), body);
}

type Components = NonNullable<Extract<WhatsAppContent, { type: 'template' }>['template']['components']>;

function componentOf(component: Components[number]) {
  const [first] = component.parameters;
  if (first === undefined) throw new Error('no parameter');
  if (component.type === 'body') {
    const [one, ...more] = component.parameters.map((part) => new BodyParameter('text' in part ? part.text : ''));
    return new BodyComponent(one as BodyParameter, ...more);
  }
  if (component.type === 'header')
    return new HeaderComponent(
      new HeaderParameter(first.type === 'image' ? new Image(first.image.link) : 'text' in first ? first.text : ''),
    );
  if (first.type === 'payload') return new PayloadComponent(first.payload);
  return new URLComponent('text' in first ? first.text : '');
}

async function sameRequest(content: WhatsAppContent, to: string): Promise<void> {
  const bodies: unknown[] = [];
  const sender = createWhatsAppSender({
    graph: {
      upload: () => Promise.reject(new Error('nothing to bring')),
      post: async (_path: string, body: unknown) => {
        bodies.push(body);
        return { kind: 'ok', value: { messages: [{ id: 'wamid.1' }] } };
      },
    } as never,
    ...{
      clock: { monotonicMs: () => 0 },
      wait: async () => undefined,
      notice: () => undefined,
      files: async () => undefined,
      render,
    },
    rate: createRate({ clock: { monotonicMs: () => 0 }, limits: whatsAppLimits }),
  });
  await sender.send(rowOf(to), async () => true);
  const envelope = bodies[0] as Record<string, unknown>;
  const { text: _text, type: _type, ...wrapping } = envelope;
  const recipient = (to.startsWith('FR.') ? { bsuid: to } : { phone: to }) as ClientRecipientIdentifier;
  await theirs.sendMessage('555', recipient, asTheirs(content), undefined, 'c_1:1');
  expect(plain({ ...wrapping, ...content })).toEqual(plain(asked.at(-1)?.body));
}

const rowOf = (to: string): OutboxRow => ({
  ...{ id: 'c_1:1', conversationId: conversationId('c_1'), seq: 1, channel: 'whatsapp', account: '555', to },
  ...{ class: 'text', state: 'sending', attempt: 1, notBeforeAt: new Date(0), message: messageWith({ text: 'x' }) },
});

/** Spelled alike: what the default is may be named or not, and Meta's examples write a button's place both ways. */
function plain(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (key === 'preview_url' && value === false) return undefined;
    if (key === 'index') return String(value);
    if (key === 'language' && typeof value === 'object') return { code: value.code };
    if (key === 'header' && typeof value === 'object') return { type: 'image', image: value.image };
    return value;
  });
}

test.each(sampleLocales)('every sample message in %s is the same request', async (locale) => {
  for (const message of Object.values(sampleMessages(locale))) {
    for (const content of renderWhatsApp(message, render)) await sameRequest(content, '33612345678');
  }
  expect(asked.length).toBeGreaterThan(10);
});

test('a template with a picture, places and buttons is the same request, also to a scoped id', async () => {
  const content = renderTemplate({
    ...{ name: 'follow_up', language: 'en', header: { image: 'https://house.example/bag.jpg' } },
    ...{ body: ['Camille', 'Inès'], buttons: [{ reply: 'person' }, { urlEnd: 'bags' }] },
  });
  await sameRequest(content, '33612345678');
  await sameRequest(content, 'FR.13491208655302741918');
});
