/** Links and codes under pressure: two at once, guessing, time, and what lies in the store. */
import { expect, test } from '@jest/globals';
import type { LinkLevel } from '../../src/domain/identity-proof.ts';
import { conversationId, shopperId } from '../../src/domain/ids.ts';
import type { Letter } from '../../src/domain/mail.ts';
import { type ChannelLink, settleLink } from '../../src/domain/person.ts';
import { resumeWordIn, spelledOut } from '../../src/domain/resume-word.ts';
import { createEmailCodes } from '../../src/identity/email-codes.ts';
import { createPeople, namedPerson } from '../../src/identity/people.ts';
import { createResumeLinks } from '../../src/identity/resume-links.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const thread = conversationId('c_one');
const start = new Date('2026-11-22T10:00:00Z');

function rig(newCode?: () => string) {
  const { documents } = createMemoryStore();
  let nowMs = start.getTime();
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
  const letters: Letter[] = [];
  const codes = createEmailCodes({
    documents,
    mail: { send: async (letter) => void letters.push(letter) },
    isKnown: async (email) => email.startsWith('known'),
    letter: (code) => ({ subject: '', text: code }),
    secret: 'a secret of the house, long enough for it',
    clock,
    ...(newCode && { newCode }),
    failed: (error) => {
      throw error;
    },
  });
  const passes = (ms: number) => {
    nowMs += ms;
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { documents, codes, letters, clock, settled, passes };
}

const ask = (email: string) => ({ conversationId: thread, email, locale: 'en' });

test('of two persons that claim a thread at once by equal proofs one gets it', async () => {
  const { documents } = rig();
  const people = createPeople(documents);
  const by = (id: string) => namedPerson({ shopperId: shopperId(id) }, start);
  const link = (personId: ChannelLink['personId']): ChannelLink => ({
    conversationId: thread,
    personId,
    channel: 'web',
    account: 'site',
    visitor: 'v',
    how: 'email-code',
    level: 'verified',
    evidence: personId,
    linkedAt: start,
  });
  const persons = ['a', 'b', 'c'].map(by);
  const outcomes = await Promise.all(persons.map((person) => people.tie(person, link(person.id))));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'refused', 'tied']);
});

test.each<[string, LinkLevel | 'undone' | undefined, 'same' | 'other' | 'nameless', LinkLevel, string]>([
  ['a first proof', undefined, 'other', 'claimed', 'put'],
  ['the same person again', 'verified', 'same', 'verified', 'keep'],
  ['the same person, better proven', 'claimed', 'same', 'verified', 'put'],
  ['somebody else’s order', 'verified', 'other', 'claimed', 'refuse'],
  ['somebody else’s code in a known thread', 'verified', 'other', 'verified', 'refuse'],
  ['a code where only an order was known', 'claimed', 'other', 'verified', 'put'],
  ['a code where nobody was named', 'verified', 'nameless', 'verified', 'put'],
  ['the evidence that was undone', 'undone', 'same', 'verified', 'refuse'],
])('%s', (_what, old, whose, level, expected) => {
  const mine = namedPerson({ shopperId: shopperId('mine') }, start);
  const theirs = whose === 'nameless' ? namedPerson({ thread }, start) : namedPerson({ email: 'x@example.com' }, start);
  const person = whose === 'same' ? mine : theirs;
  const link = { personId: person.id, level: 'verified', evidence: 'e', linkedAt: start } as ChannelLink;
  const known =
    old === 'undone' ? { ...link, undone: { at: start, by: 'desk' } } : { ...link, level: old ?? 'claimed' };
  const settled = settleLink(old === undefined ? undefined : { link: known, person }, {
    personId: mine.id,
    level,
    evidence: 'e',
  });
  expect(settled).toBe(expected);
});

test('many guesses at once are five guesses, and the right one among the later does not count', async () => {
  const { codes, letters, settled, documents } = rig();
  await codes.ask(ask('known@example.com'), 'e0');
  await settled();
  const right = letters[0]?.text ?? '';
  const wrong = (n: number) => String((Number(right) + 1 + n) % 1_000_000).padStart(6, '0');
  await Promise.all(Array.from({ length: 40 }, (_, n) => codes.check(thread, wrong(n), `g${n}`)));
  const kept = await documents.get<{ tries: unknown[] }>('codes', thread);
  expect(kept?.value.tries.length).toBeLessThanOrEqual(5);
  for (let n = kept?.value.tries.length ?? 0; n < 5; n++) await codes.check(thread, wrong(n), `h${n}`);
  expect(await codes.check(thread, right, 'late')).toEqual({ outcome: 'over' });
  expect(JSON.stringify(kept)).not.toContain(right);
});

test('a code is good for ten minutes and once; the same message asking again is neither a letter nor a try', async () => {
  const { codes, letters, settled, passes } = rig();
  await codes.ask(ask('known@example.com'), 'e0');
  await codes.ask(ask('known@example.com'), 'e0');
  await settled();
  expect(letters).toHaveLength(1);
  const code = letters[0]?.text ?? '';
  expect(await codes.check(thread, code, 'e1')).toMatchObject({ outcome: 'right', email: 'known@example.com' });
  expect(await codes.check(thread, code, 'e1')).toMatchObject({ outcome: 'right' });
  expect(await codes.check(thread, code, 'e2')).toEqual({ outcome: 'over' });
  await codes.ask(ask('known@example.com'), 'e3');
  await settled();
  passes(10 * 60_000);
  expect(await codes.check(thread, letters[1]?.text ?? '', 'e4')).toEqual({ outcome: 'over' });
});

test('five letters a day from one conversation and to one address, whoever asks', async () => {
  const { codes, letters, settled } = rig();
  for (let n = 0; n < 5; n++) expect(await codes.ask(ask('known@example.com'), `e${n}`)).toBe('sent');
  expect(await codes.ask(ask('known@example.com'), 'e5')).toBe('too-many');
  const elsewhere = { ...ask('known@example.com'), conversationId: conversationId('c_two') };
  expect(await codes.ask(elsewhere, 'f0')).toBe('sent');
  await settled();
  expect(letters).toHaveLength(5);
});

test('conversations without end give no guesses without end: a code that went to nobody is never right', async () => {
  const { codes, letters, settled } = rig(() => '123456');
  const outcomes: string[] = [];
  for (let n = 0; n < 8; n++) {
    const conversation = conversationId(`c_guess${n}`);
    expect(await codes.ask({ ...ask('known@example.com'), conversationId: conversation }, `e${n}`)).toBe('sent');
    await settled();
    outcomes.push((await codes.check(conversation, '123456', `g${n}`)).outcome);
  }
  expect(letters).toHaveLength(5);
  expect(outcomes).toEqual([...Array(5).fill('right'), ...Array(3).fill('wrong')]);
});

test('codes, counts and ways over that are long past are swept from the store', async () => {
  const { codes, documents, clock, passes, settled } = rig();
  const links = createResumeLinks({ documents, secret: 'a secret of the house', clock });
  await codes.ask(ask('known@example.com'), 'e0');
  await links.issue({ conversationId: thread, to: 'web' }, 'e0');
  passes(3 * 24 * 60 * 60_000);
  await codes.ask({ ...ask('known2@example.com'), conversationId: conversationId('c_two') }, 'e1');
  await links.issue({ conversationId: conversationId('c_two'), to: 'web' }, 'e1');
  await settled();
  for (const collection of ['codes', 'code-counts', 'resumes'])
    expect((await documents.list(collection, { limit: 10 })).items).toHaveLength(1);
});

test('a way over is good once, on the channel it was made for, for ten minutes; the store holds no word', async () => {
  const { documents, clock, passes } = rig();
  const links = createResumeLinks({ documents, secret: 'a secret of the house', clock });
  const word = await links.issue({ conversationId: thread, to: 'whatsapp' }, 'e0');
  expect(await links.issue({ conversationId: thread, to: 'whatsapp' }, 'e0')).toBe(word);
  expect(resumeWordIn(`Please go on. ${spelledOut(word)}`)).toBe(word);
  expect(await links.use(word, 'web', 'u0')).toBeUndefined();
  const uses = await Promise.all(['u1', 'u2', 'u3'].map((event) => links.use(word, 'whatsapp', event)));
  expect(uses.filter((found) => found === thread)).toHaveLength(1);
  const late = await links.issue({ conversationId: thread, to: 'web' }, 'e1');
  passes(10 * 60_000);
  expect(await links.look(late, 'web', 'u4')).toBeUndefined();
  const { items } = await documents.list('resumes', { limit: 10 });
  expect(JSON.stringify(items)).not.toContain(word);
});
