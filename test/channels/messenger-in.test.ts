import { expect, test } from '@jest/globals';
import { parseMessenger } from '../../src/channels/messenger-in.ts';

const own = { pageId: 'page', appId: '77' };
const sender = { id: 'psid' };
const recipient = { id: 'page' };
const at = 1_795_000_000_000;
const webhook = (...messaging: unknown[]) => ({ object: 'page', entry: [{ id: 'page', time: at, messaging }] });
const one = (more: object) => ({ sender, recipient, timestamp: at, ...more });
const parsed = (...messaging: unknown[]) => parseMessenger(webhook(...messaging), own);
const eventOf = (more: object) => {
  const event = parsed(one(more))?.events[0];
  return event && { key: event.key, ...event.event };
};

test.each<[string, object, object]>([
  ['text', { message: { mid: 'm1', text: 'hi' } }, { key: 'm1', kind: 'said', text: 'hi' }],
  [
    'a quick reply',
    { message: { mid: 'm1', text: 'Yes', quick_reply: { payload: 'yes' } } },
    { key: 'm1', kind: 'said', text: 'Yes', value: 'yes' },
  ],
  [
    'a picture in answer to a message',
    {
      message: {
        mid: 'm1',
        reply_to: { mid: 'm0' },
        attachments: [{ type: 'image', payload: { url: 'https://x/1' } }],
      },
    },
    { key: 'm1', kind: 'said', text: '', replyTo: 'm0', media: [{ kind: 'image', url: 'https://x/1' }] },
  ],
  [
    'a sticker',
    { message: { mid: 'm1', attachments: [{ type: 'image', payload: { url: 'https://x/1', sticker_id: 369 } }] } },
    { key: 'm1', kind: 'said', text: '', media: [{ kind: 'sticker', url: 'https://x/1' }] },
  ],
  [
    'a place',
    { message: { mid: 'm1', attachments: [{ type: 'location', payload: { coordinates: { lat: 48.8, long: 2.3 } } }] } },
    { key: 'm1', kind: 'said', text: '48.8, 2.3' },
  ],
  [
    'a shared link',
    { message: { mid: 'm1', attachments: [{ type: 'fallback', title: 'Tote', url: 'https://shop/tote' }] } },
    { key: 'm1', kind: 'said', text: 'Tote https://shop/tote' },
  ],
  [
    'a kind of tomorrow',
    { message: { mid: 'm1', attachments: [{ type: 'hologram', payload: {} }] } },
    { key: 'm1', kind: 'unsupported', what: 'hologram', said: true },
  ],
  [
    'an advertisement',
    { message: { mid: 'm1', text: 'hi', referral: { source: 'ADS', ad_id: '9', ref: 'autumn' } } },
    { key: 'm1', kind: 'said', text: 'hi', referral: 'ad:autumn' },
  ],
  [
    'a postback without an id',
    { postback: { title: 'Start', payload: 'goal:help' } },
    { key: `postback:psid:${at}:goal:help`, kind: 'said', text: 'Start', value: 'goal:help' },
  ],
  ['a deletion', { message: { mid: 'm1', is_deleted: true } }, { key: 'deleted:m1', kind: 'deleted', target: 'm1' }],
  [
    'an edit',
    { message_edit: { mid: 'm1', text: 'blue', num_edit: 1 } },
    { key: `edited:m1:${at}`, kind: 'said', text: 'blue', replyTo: 'm1', edited: true },
  ],
  [
    'a reaction',
    { reaction: { mid: 'm0', action: 'react', emoji: '❤' } },
    { key: `reaction:psid:m0:react:❤:${at}`, kind: 'reacted', target: 'm0', emoji: '❤' },
  ],
  [
    'a reaction taken back',
    { reaction: { mid: 'm0', action: 'unreact' } },
    { key: `reaction:psid:m0:unreact::${at}`, kind: 'reacted', target: 'm0' },
  ],
  ['a reading', { read: { watermark: at } }, { key: `read:psid:${at}`, kind: 'read', until: new Date(at) }],
  [
    'a delivery',
    { delivery: { mids: ['m0'], watermark: at } },
    { key: `delivery:psid:${at}`, kind: 'delivery', state: 'delivered', providerIds: ['m0'], until: new Date(at) },
  ],
  [
    'an opt-in that ends',
    { optin: { type: 'notification_messages', notification_messages_status: 'STOP_NOTIFICATIONS', title: 'News' } },
    { key: `optin:psid:${at}`, kind: 'opted', in: false, topic: 'News' },
  ],
  ['the thread passed on', { pass_thread_control: {} }, { key: `thread:psid:${at}`, kind: 'thread', action: 'passed' }],
])('%s', (_what, more, expected) => {
  expect(eventOf(more)).toEqual(expected);
});

const echo = (message: object) => ({
  sender: recipient,
  recipient: sender,
  timestamp: at,
  message: { is_echo: true, ...message },
});

test('our own echo is evidence; that of any other app was written by a person', () => {
  const events = parsed(
    echo({ mid: 'm2', text: 'ours', app_id: 77 }),
    echo({ mid: 'm3', text: 'ours', app_id: 77, metadata: 'c_camille:7' }),
    echo({ mid: 'm4', text: 'Inès here', app_id: 26390203743090 }),
    echo({ mid: 'm5', text: 'from the inbox' }),
    echo({ mid: 'm6', text: 'another app tags too', metadata: 'ticket 12' }),
  )?.events.map(({ peer, event }) => ({ visitor: peer.visitor, ...event }));
  expect(events).toEqual([
    { visitor: 'psid', kind: 'own-echo', providerId: 'm2' },
    { visitor: 'psid', kind: 'own-echo', providerId: 'm3', tag: 'c_camille:7' },
    { visitor: 'psid', kind: 'person-wrote', providerId: 'm4', text: 'Inès here' },
    { visitor: 'psid', kind: 'person-wrote', providerId: 'm5', text: 'from the inbox' },
    { visitor: 'psid', kind: 'person-wrote', providerId: 'm6', text: 'another app tags too' },
  ]);
});

test('a batch is taken apart whole: entries, standby, in the order of the provider, bad items counted', () => {
  const batch = parseMessenger(
    {
      object: 'page',
      entry: [
        { id: 'page', messaging: [{ ...one({ message: { mid: 'late', text: 'b' } }), timestamp: at + 5 }, 'nonsense'] },
        { id: 'page', standby: [one({ message: { mid: 'early', text: 'a' } }), one({ novelty: {} })] },
        { id: 'another-page', messaging: [one({ message: { mid: 'foreign', text: 'x' } })] },
        null,
      ],
    },
    own,
  );
  expect(batch?.events.map(({ key }) => key)).toEqual(['early', 'late']);
  expect(batch).toMatchObject({ foreign: 1, unknown: 3 });
});

test.each([undefined, null, 'page', { object: 'user', entry: [] }, { object: 'page' }])(
  '%p is no webhook',
  (payload) => {
    expect(parseMessenger(payload, own)).toBeUndefined();
  },
);
