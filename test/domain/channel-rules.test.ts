/** The truth table of what may be sent: every channel, author, kind and answer, at every boundary to the millisecond. */
import { describe, expect, test } from '@jest/globals';
import { type Asked, allowed, allowedIn, leavesAs } from '../../src/domain/channel-rules.ts';
import { advisorId } from '../../src/domain/ids.ts';

const hour = 3_600_000;
const day = 24 * hour;
const wrote = new Date('2026-03-02T09:00:00.000Z');
const later = (ms: number) => new Date(wrote.getTime() + ms);

const channels = ['web', 'directline', 'botframework', 'messenger', 'whatsapp'] as const;
const authors = ['advisor', 'bot', 'system'] as const;
const consents = [true, undefined, false] as const;
/** Milliseconds since the shopper wrote. */
const ages = [0, 1, day - 1, day, day + 1, 7 * day - 1, 7 * day, 7 * day + 1, 400 * day] as const;

type Ways = string;
const ways = (asked: Partial<Asked>): Ways =>
  allowed({
    channel: 'messenger',
    lastInboundAt: wrote,
    author: 'advisor',
    kind: 'reply',
    consent: undefined,
    now: wrote,
    ...asked,
  }).as.join(' ');

/** The rules once more, as the table of channels.md writes them down: row by row, in words. */
function byTheBook({ channel, author, kind, consent }: Omit<Asked, 'now'>, age: number): Ways {
  if (kind === 'outreach' && consent !== true) return '';
  switch (channel) {
    case 'messenger':
      if (age < day) return 'reply';
      return author === 'advisor' && kind === 'reply' && consent !== false && age < 7 * day ? 'human-tag' : '';
    case 'whatsapp':
      if (consent === false) return age < day ? 'reply' : '';
      return age < day ? 'reply template' : 'template';
    default:
      return 'reply';
  }
}

describe('the whole table', () => {
  const rows = channels.flatMap((channel) =>
    authors.flatMap((author) =>
      (['reply', 'outreach'] as const).flatMap((kind) =>
        consents.flatMap((consent) => ages.map((age) => ({ channel, author, kind, consent, age }))),
      ),
    ),
  );

  test('has a row for every case', () => {
    expect(rows).toHaveLength(channels.length * authors.length * 2 * consents.length * ages.length);
  });

  test.each(rows)('$channel, $author, $kind, consent $consent, $age ms', ({ age, ...asked }) => {
    expect(ways({ ...asked, now: later(age) })).toBe(byTheBook(asked, age));
  });

  test('says why whenever a plain reply may not go, and never otherwise', () => {
    for (const { age, ...asked } of rows) {
      const ruling = allowed({ ...asked, lastInboundAt: wrote, now: later(age) });
      expect(ruling.reason === undefined).toBe(ruling.as.includes('reply'));
    }
  });
});

describe('when it changes', () => {
  const at = (asked: Partial<Asked>) =>
    allowed({
      channel: 'messenger',
      lastInboundAt: wrote,
      author: 'advisor',
      kind: 'reply',
      consent: undefined,
      now: wrote,
      ...asked,
    });

  test('an open window ends a day after the last words', () => {
    expect(at({})).toEqual({ as: ['reply'], untilAt: later(day) });
    expect(at({ channel: 'whatsapp' })).toEqual({ as: ['reply', 'template'], untilAt: later(day) });
  });

  test('the human tag ends a week after them', () => {
    expect(at({ now: later(day) })).toEqual({
      as: ['human-tag'],
      reason: 'window-closed',
      untilAt: later(7 * day),
      closedAt: later(day),
    });
    expect(at({ now: later(7 * day) })).toEqual({ as: [], reason: 'tag-over', closedAt: later(day) });
  });

  test('the bot is told that the window is closed, not that a tag is over', () => {
    expect(at({ author: 'bot', now: later(9 * day) }).reason).toBe('window-closed');
  });

  test('our own page never closes', () => {
    expect(at({ channel: 'web', lastInboundAt: undefined, now: later(400 * day) })).toEqual({ as: ['reply'] });
  });
});

describe('a shopper who never wrote', () => {
  const never = { lastInboundAt: undefined };
  test('gets nothing on Messenger and a template on WhatsApp', () => {
    expect(ways(never)).toBe('');
    expect(ways({ ...never, channel: 'whatsapp' })).toBe('template');
    expect(ways({ ...never, channel: 'whatsapp', consent: false })).toBe('');
  });
});

describe('an advertisement that opens the thread', () => {
  const came = { advertisedAt: wrote };
  test.each([
    { age: day, expected: 'reply' },
    { age: 7 * day - 1, expected: 'reply' },
    { age: 7 * day, expected: '' },
  ])('keeps Messenger open for a week, for the bot too: $age ms', ({ age, expected }) => {
    expect(ways({ ...came, author: 'bot', now: later(age) })).toBe(expected);
  });

  test('counts from the click, and later words count from themselves', () => {
    const lastInboundAt = later(6.5 * day);
    expect(ways({ ...came, author: 'bot', lastInboundAt, now: later(7.5 * day - 1) })).toBe('reply');
    expect(ways({ ...came, author: 'bot', lastInboundAt, now: later(7.5 * day) })).toBe('');
    expect(ways({ ...came, lastInboundAt, now: later(13.5 * day - 1) })).toBe('human-tag');
  });

  test('opens a window before anything was written, and no human tag after it', () => {
    expect(ways({ ...came, lastInboundAt: undefined, now: later(7 * day - 1) })).toBe('reply');
    expect(ways({ ...came, lastInboundAt: undefined, now: later(7 * day) })).toBe('');
  });

  test('changes nothing on WhatsApp', () => {
    expect(ways({ ...came, channel: 'whatsapp', now: later(day) })).toBe('template');
  });
});

describe('a conversation as it stands', () => {
  const consent = (granted: boolean) => ({
    purpose: 'outreach' as const,
    granted,
    at: wrote,
    locale: 'en',
    textVersion: 1,
  });
  const conversation = { channel: 'whatsapp' as const, lastShopperAt: wrote, consents: [] };
  const advisor = { kind: 'advisor' as const, advisorId: advisorId('ines'), name: 'Inès' };
  const template = { name: 'order_update', language: 'en', body: ['Camille'] };

  test('takes the last answer about outreach', () => {
    const asked = { author: 'advisor', kind: 'outreach', now: wrote } as const;
    expect(allowedIn(conversation, asked).reason).toBe('no-consent');
    expect(allowedIn({ ...conversation, consents: [consent(true), consent(false)] }, asked).reason).toBe('opted-out');
    expect(allowedIn({ ...conversation, consents: [consent(false), consent(true)] }, asked).as).toContain('reply');
  });

  test('knows an advertisement from a link', () => {
    const messenger = { ...conversation, channel: 'messenger' as const };
    const asked = { author: 'bot', kind: 'reply', now: later(2 * day) } as const;
    expect(allowedIn({ ...messenger, referral: { from: 'ad:autumn', at: wrote } }, asked).as).toEqual(['reply']);
    expect(allowedIn({ ...messenger, referral: { from: 'autumn', at: wrote } }, asked).as).toEqual([]);
  });

  test('words leave as a reply, a template as a template', () => {
    expect(leavesAs(conversation, { author: advisor }, wrote)).toEqual({ as: 'reply' });
    expect(leavesAs(conversation, { author: advisor, template }, wrote)).toEqual({ as: 'template' });
    expect(leavesAs(conversation, { author: advisor }, later(day))).toEqual({ reason: 'window-closed' });
    expect(leavesAs(conversation, { author: advisor, template }, later(day))).toEqual({ as: 'template' });
    expect(leavesAs({ ...conversation, channel: 'messenger' }, { author: advisor }, later(day))).toEqual({
      as: 'human-tag',
    });
    expect(leavesAs({ ...conversation, channel: 'messenger' }, { author: { kind: 'bot' } }, later(day))).toEqual({
      reason: 'window-closed',
    });
  });

  test('news goes only to those who said yes, whatever the window', () => {
    const news = { author: advisor, template: { ...template, outreach: true } };
    expect(leavesAs(conversation, news, wrote)).toEqual({ reason: 'no-consent' });
    expect(leavesAs({ ...conversation, consents: [consent(true)] }, news, later(day))).toEqual({ as: 'template' });
  });
});
