import { expect, test } from '@jest/globals';
import { parseWhatsApp } from '../../src/channels/whatsapp-in.ts';

const metadata = { display_phone_number: '33100000000', phone_number_id: 'number' };
const at = 1_795_000_000;
const value = (more: object) => ({ messaging_product: 'whatsapp', metadata, ...more });
const webhook = (...values: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'account', changes: values.map((one) => ({ field: 'messages', value: one })) }],
});
const contacts = [{ wa_id: '33612345678', profile: { name: 'Camille' } }];
const parsed = (...values: object[]) => parseWhatsApp(webhook(...values), 'number');
const eventOf = (more: object) => {
  const messages = [{ id: 'wamid.1', from: '33612345678', timestamp: String(at), ...more }];
  return parsed(value({ contacts, messages }))?.events[0]?.event;
};

test.each<[string, object, object]>([
  ['text', { type: 'text', text: { body: 'hi' } }, { kind: 'said', text: 'hi' }],
  [
    'a reply to a message',
    { type: 'text', text: { body: 'this one' }, context: { id: 'wamid.0' } },
    { kind: 'said', text: 'this one', replyTo: 'wamid.0' },
  ],
  [
    'a picture with words',
    { type: 'image', image: { id: 'i1', mime_type: 'image/jpeg', caption: 'scratched' } },
    { kind: 'said', text: 'scratched', media: [{ kind: 'image', mediaId: 'i1', mime: 'image/jpeg' }] },
  ],
  [
    'a voice note',
    { type: 'audio', audio: { id: 'a1', mime_type: 'audio/ogg; codecs=opus', voice: true } },
    { kind: 'said', text: '', media: [{ kind: 'audio', mediaId: 'a1', mime: 'audio/ogg; codecs=opus', voice: true }] },
  ],
  [
    'a document',
    { type: 'document', document: { id: 'd1', filename: 'receipt.pdf', mime_type: 'application/pdf' } },
    {
      kind: 'said',
      text: '',
      media: [{ kind: 'document', mediaId: 'd1', mime: 'application/pdf', name: 'receipt.pdf' }],
    },
  ],
  [
    'a place',
    { type: 'location', location: { latitude: 48.8, longitude: 2.3, name: 'Paris' } },
    { kind: 'said', text: 'Paris, 48.8, 2.3' },
  ],
  ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Léo' } }] }, { kind: 'said', text: 'Léo' }],
  [
    'a tapped button',
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'helped:yes', title: 'Yes' } } },
    { kind: 'said', text: 'Yes', value: 'helped:yes' },
  ],
  [
    'a tapped row',
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'store#paris', title: 'Paris' } } },
    { kind: 'said', text: 'Paris', value: 'store#paris' },
  ],
  [
    "a template's button",
    { type: 'button', button: { payload: 'back', text: 'Write again' } },
    { kind: 'said', text: 'Write again', value: 'back' },
  ],
  [
    'a basket',
    {
      type: 'order',
      order: { catalog_id: 'c', text: 'please', product_items: [{ product_retailer_id: 'SEINE', quantity: '1' }] },
    },
    { kind: 'said', text: 'please\n1 x SEINE' },
  ],
  [
    'a reaction',
    { type: 'reaction', reaction: { message_id: 'w0', emoji: '👍' } },
    { kind: 'reacted', target: 'w0', emoji: '👍' },
  ],
  [
    'a reaction taken back',
    { type: 'reaction', reaction: { message_id: 'w0', emoji: '' } },
    { kind: 'reacted', target: 'w0' },
  ],
  [
    'a changed number',
    { type: 'system', system: { type: 'user_changed_number', new_wa_id: '33699999999' } },
    { kind: 'identity', now: '33699999999' },
  ],
  [
    'what the app cannot send on',
    { type: 'unsupported', errors: [{ code: 131051 }] },
    { kind: 'unsupported', what: 'unsupported', said: true },
  ],
  ['a kind of tomorrow', { type: 'hologram', hologram: {} }, { kind: 'unsupported', what: 'hologram', said: true }],
  [
    'an advertisement',
    { type: 'text', text: { body: 'hi' }, referral: { source_id: 'ad-9', ctwa_clid: 'c' } },
    { kind: 'said', text: 'hi', referral: 'ad-9' },
  ],
])('%s', (_what, more, expected) => {
  expect(eventOf(more)).toEqual(expected);
});

const peerOf = (message: object, about: object) =>
  parsed(
    value({ contacts: [about], messages: [{ id: 'w', timestamp: at, type: 'text', text: { body: 'x' }, ...message }] }),
  )?.events[0]?.peer;

test('a shopper is known by the business-scoped id, by the phone where there is no other, and never by a name', () => {
  expect(peerOf({ from: '336' }, { wa_id: '336', profile: { name: 'Camille' } })).toEqual({
    visitor: '336',
    phone: '336',
    name: 'Camille',
  });
  expect(
    peerOf(
      { from_user_id: 'US.1', from_parent_user_id: 'US.ENT.1' },
      { user_id: 'US.1', profile: { name: 'C', username: 'camille' } },
    ),
  ).toEqual({ visitor: 'US.1', parent: 'US.ENT.1', name: 'C', username: 'camille' });
  expect(peerOf({ from: '336', from_user_id: 'US.1' }, { wa_id: '336', user_id: 'US.1' })).toEqual({
    visitor: 'US.1',
    phone: '336',
  });
  expect(peerOf({}, { profile: { name: 'Camille', username: 'camille' } })).toBeUndefined();
});

test('statuses carry our row, their rank and the reason', () => {
  const statuses = [
    { id: 'w1', status: 'delivered', timestamp: at + 1, recipient_id: '336', biz_opaque_callback_data: 'row-1' },
    { id: 'w1', status: 'sent', timestamp: at, recipient_id: '336' },
    {
      id: 'w2',
      status: 'failed',
      timestamp: at + 2,
      recipient_id: '336',
      errors: [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } }],
    },
    { id: 'w3', status: 'played', timestamp: at + 3, recipient_user_id: 'US.1' },
    { id: 'w4', status: 'levitated', timestamp: at + 4, recipient_id: '336' },
  ];
  const batch = parsed(value({ statuses }));
  expect(batch?.events.map(({ key, event }) => [key, event])).toEqual([
    ['status:w1:sent', { kind: 'delivery', state: 'sent', providerIds: ['w1'] }],
    ['status:w1:delivered', { kind: 'delivery', state: 'delivered', providerIds: ['w1'], tag: 'row-1' }],
    [
      'status:w2:failed',
      {
        kind: 'delivery',
        state: 'failed',
        providerIds: ['w2'],
        error: { code: 131047, title: 'Re-engagement message', details: 'More than 24 hours' },
      },
    ],
    ['status:w3:played', { kind: 'delivery', state: 'read', providerIds: ['w3'] }],
  ]);
  expect(batch?.unknown).toBe(1);
});

test('other numbers are foreign, other fields unknown; neither loses its neighbours', () => {
  const good = value({
    contacts,
    messages: [{ id: 'w', from: '336', timestamp: at, type: 'text', text: { body: 'x' } }, { id: 7 }],
  });
  const foreign = { ...good, metadata: { phone_number_id: 'other' } };
  const payload = webhook(good, foreign);
  payload.entry[0]?.changes.push({ field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } as never });
  const batch = parseWhatsApp(payload, 'number');
  expect(batch?.events).toHaveLength(1);
  expect(batch).toMatchObject({ foreign: 1, unknown: 2 });
});

test('what a person types on the business phone is told apart from the shopper', () => {
  const echoes = {
    message_echoes: [
      { id: 'w9', from: '33100000000', to: '336', timestamp: at, type: 'text', text: { body: 'Inès here' } },
    ],
  };
  const payload = webhook(value(echoes));
  for (const change of payload.entry[0]?.changes ?? []) change.field = 'smb_message_echoes';
  expect(parseWhatsApp(payload, 'number')?.events[0]).toMatchObject({
    peer: { visitor: '336' },
    event: { kind: 'person-wrote', providerId: 'w9', text: 'Inès here' },
  });
});
