/** STOP and START: whole messages only, in every language, kept as consent and answered once. */
import { describe, expect, test } from '@jest/globals';
import type { ChannelKind } from '../../src/domain/channel-kind.ts';
import { answerTo } from '../../src/domain/consent.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, conversationId, eventId, handoffId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { stopWordIn } from '../../src/domain/stop-words.ts';
import { accept } from '../../src/turn/accept.ts';
import { plainReading, samplePolicy } from '../support/corridor-parts.ts';
import { plainTranslate } from '../support/turn-rig.ts';

const now = new Date('2026-03-02T09:00:00Z');

function fresh(channel: ChannelKind = 'whatsapp'): Conversation {
  const opening = { channel, account: 'house', visitor: 'v', locale: 'en' };
  // Has written before, so that nothing needs to introduce itself.
  return { ...newConversation(opening, conversationId('c'), now), lastShopperAt: now };
}

const parts = {
  read: (text: string) => ({
    ...plainReading(text),
    emotion: { frustration: 1, valence: -1, confidence: 1, evidence: [text] },
  }),
  translate: plainTranslate,
  policy: () => samplePolicy,
  settleLocale: () => ({}),
};

function hear(conversation: Conversation, ...texts: string[]) {
  const events = texts.map((text, index) => ({
    id: eventId(`e${index}`),
    conversationId: conversation.id,
    order: index + 1,
    receivedAt: new Date(now.getTime() + index),
    body: { kind: 'shopper:said' as const, text },
  }));
  const { conversation: after, messages } = accept(conversation, events, parts);
  return { after, lines: messages.map(({ author, text }) => `${author.kind}: ${text}`) };
}

const optedOut: Conversation = {
  ...fresh(),
  consents: [{ purpose: 'outreach', granted: false, at: now, locale: 'en', textVersion: 1 }],
};

describe('words', () => {
  test.each([
    'STOP',
    'stop',
    ' Stop. ',
    '"stop"',
    'ＳＴＯＰ',
    'ARRET',
    'Arrêt',
    'arrêter !',
    'ALTO',
    'BAJA',
    'STOPP',
    'Abmelden',
    'Ferma',
    'توقف',
    'إيقاف',
    'ايقاف',
    '停止',
    'ストップ',
    '退订',
    'Stop promotions',
    'Unsubscribe',
    'opt  out',
  ])('%s stops', (text) => {
    expect(stopWordIn(fresh(), text)).toBe('stop');
  });

  test.each([
    'stop it',
    'please stop',
    'Do not stop',
    'stop the order',
    'arrêtez de me faire attendre',
    'alto volume',
    '',
    '?',
    'STOPPED',
    `${'!'.repeat(90)}stop`,
  ])('%s does not', (text) => {
    expect(stopWordIn(fresh(), text)).toBeUndefined();
  });

  test.each(['START', 'Unstop', 'DÉBUT', 'alta', 'ابدأ', '開始'])('%s starts again, after a stop alone', (text) => {
    expect(stopWordIn(optedOut, text)).toBe('start');
    expect(stopWordIn(fresh(), text)).toBeUndefined();
  });

  test.each([
    ['messenger', 'stop'],
    ['whatsapp', 'stop'],
    ['botframework', 'stop'],
    ['web', undefined],
    ['directline', undefined],
  ] as const)('%s: %s', (channel, word) => {
    expect(stopWordIn(fresh(channel), 'STOP')).toBe(word);
  });
});

describe('in a conversation', () => {
  test('STOP is kept, answered by the house and owed nothing by the bot', () => {
    const { after, lines } = hear(fresh(), 'STOP');
    expect(lines).toEqual(['shopper: STOP', 'system: system.stopped']);
    expect(answerTo(after, 'outreach')).toBe(false);
    expect(after.owed).toEqual([]);
    expect(after.awaitingReplySinceAt).toBeUndefined();
  });

  test('it is no sign of a mood', () => {
    expect(hear(fresh(), 'STOP').after.mood).toEqual(fresh().mood);
  });

  test('a second one is kept and not answered', () => {
    const { after, lines } = hear(fresh(), 'STOP', 'stop');
    expect(lines).toEqual(['shopper: STOP', 'system: system.stopped', 'shopper: stop']);
    expect(after.consents).toHaveLength(1);
  });

  test('START opts in again and is answered; before any STOP it is a word for the bot', () => {
    const { after, lines } = hear(fresh(), 'STOP', 'START', 'start');
    expect(lines.slice(2)).toEqual(['shopper: START', 'system: system.started', 'shopper: start']);
    expect(answerTo(after, 'outreach')).toBe(true);
    expect(after.owed).toHaveLength(1);
    expect(answerTo(hear(fresh(), 'START').after, 'outreach')).toBeUndefined();
  });

  test('what the bot owes already stays owed', () => {
    const { after } = hear(fresh(), 'where is my bag?', 'STOP');
    expect(after.owed.map(({ text }) => text)).toEqual(['where is my bag?']);
    expect(after.awaitingReplySinceAt).toEqual(now);
  });

  test('an advisor keeps the floor', () => {
    const floor = {
      heldBy: 'advisor' as const,
      handoffId: handoffId('h.1.c'),
      advisorId: advisorId('ines'),
      name: 'Inès',
      sinceAt: now,
    };
    const { after, lines } = hear({ ...fresh(), floor }, 'ARRET');
    expect(after.floor).toEqual(floor);
    expect(lines).toContain('system: system.stopped');
  });
});
