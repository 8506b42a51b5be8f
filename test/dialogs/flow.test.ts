/** The engine itself, on a toy house: a table to book and a fact to tell. */
import { expect, test } from '@jest/globals';
import type { ConciergeAnswer } from '../../src/domain/concierge.ts';
import { certain, type Dialog, dialog, isText, surest } from '../../src/domain/dialog.ts';
import { lastEntity } from '../../src/domain/said.ts';
import { createTranslate } from '../../src/i18n.ts';
import { createFlow } from '../../src/turn/flow.ts';
import { aConversation, owed, shopperOf, spoken, words } from '../support/spoken.ts';

const house = createTranslate({ dir: 'locales', onMissing: () => undefined });

type Table = { color: string; size: string };

function table(change: { version?: number; migrate?: (saved: object) => object | undefined } = {}): Dialog {
  return dialog<Table>({
    goal: 'table',
    version: change.version ?? 1,
    kind: 'goal',
    intents: ['product-search'],
    slots: {
      color: {
        is: isText,
        read: (said) => lastEntity(said, 'color')?.value,
        question: 'Which colour?',
        expecting: 'color',
      },
      size: { is: isText, read: (said) => lastEntity(said, 'size')?.value, question: 'Which size?', expecting: 'size' },
    },
    ...(change.migrate ? { migrate: (saved) => change.migrate?.(saved) as Record<string, unknown> } : {}),
    topic: () => 'your table',
    step: async ({ color, size }) => {
      if (color === undefined) return { replies: [], next: { ask: 'color' } };
      if (size === undefined) return { replies: [], next: { ask: 'size' } };
      return { replies: [{ text: `A ${color} table of size ${size}.` }], next: 'open', outcome: 'answered' };
    },
  });
}

const fact = dialog<Record<never, never>>({
  goal: 'fact',
  version: 1,
  kind: 'aside',
  intents: ['delivery'],
  slots: {},
  topic: () => 'a fact',
  step: async () => ({ replies: [{ text: 'Two days.' }], next: 'done', outcome: 'answered' }),
});

const lost = dialog<Record<never, never>>({
  goal: 'lost',
  version: 1,
  kind: 'aside',
  intents: [],
  slots: {},
  topic: () => 'nothing',
  step: async (_slots, { missed }) => ({
    replies: [{ text: `Not understood (${missed}).` }],
    next: 'done',
    outcome: 'failed',
  }),
});

const person = dialog<Record<never, never>>({
  goal: 'person',
  version: 1,
  kind: 'aside',
  intents: ['person'],
  commands: ['person'],
  slots: {},
  claim: (said) => (surest(said, ['person']) > 0.5 ? certain : 0),
  topic: () => 'a person',
  step: async (_slots, { said }) => ({ replies: [], next: 'done', facts: { wantsPerson: said.text } }),
});

const flow = (dialogs: readonly Dialog[] = [table(), fact, lost, person]) =>
  createFlow({ dialogs, fallback: lost, say: house, menu: () => [] });
const wants = spoken('a table', 'product-search');
const red = spoken('red', undefined, ['color', 'red']);
const black = spoken('no, black', 'correction', ['color', 'black']);
const large = spoken('L', undefined, ['size', 'L']);

test('one slot at a time, or all in one sentence', async () => {
  const slow = shopperOf(flow());
  expect(words(await slow.says(wants))).toBe('Which colour?');
  expect(words(await slow.says(red))).toBe('Which size?');
  expect(words(await slow.says(large))).toBe('A red table of size L.');
  const quick = shopperOf(flow());
  const all = spoken('a red table, L', 'product-search', ['color', 'red'], ['size', 'L']);
  expect(words(await quick.says(all))).toBe('A red table of size L.');
});

test('a correction changes what was said, before and after the end', async () => {
  const shopper = shopperOf(flow());
  await shopper.says(wants);
  await shopper.says(red);
  expect(words(await shopper.says(black))).toBe('Which size?');
  expect(words(await shopper.says(large))).toBe('A black table of size L.');
  expect(words(await shopper.says(spoken('rather red', 'correction', ['color', 'red'])))).toBe(
    'A red table of size L.',
  );
});

test('back undoes answer by answer, then leaves', async () => {
  const shopper = shopperOf(flow());
  await shopper.says(wants);
  await shopper.says(red);
  await shopper.says(large);
  expect(words(await shopper.says(spoken('back', 'back')))).toBe('Which size?');
  expect(words(await shopper.says(spoken('back', 'back')))).toBe('Which colour?');
  expect(words(await shopper.says(spoken('back', 'back')))).toContain('nothing to go back to');
});

test('an aside is answered and the question comes back', async () => {
  const shopper = shopperOf(flow());
  await shopper.says(wants);
  const answer = await shopper.says(spoken('how long is delivery', 'delivery'));
  expect(answer.replies.map(({ text }) => text)).toEqual(['Two days.', 'Back to your table: Which colour?']);
  expect(words(await shopper.says(red))).toBe('Which size?');
});

test('two questions in one burst are both answered, once', async () => {
  const shopper = shopperOf(flow());
  const answer = await shopper.says(wants, spoken('and how long is delivery', 'delivery'), red);
  expect(answer.replies.map(({ text }) => text)).toEqual(['Two days.', 'Which size?']);
});

test('a yes means what was just offered, and only then', async () => {
  const shopper = shopperOf(flow());
  await shopper.says(wants);
  await shopper.says(spoken('eh'));
  const third = await shopper.says(spoken('what'));
  expect(words(third)).toContain('Would you like to speak with an advisor?');
  expect((await shopper.says(spoken('yes', 'yes'))).wantsPerson).toBe('yes');
  expect((await shopper.says(spoken('yes', 'yes'))).wantsPerson).toBeUndefined();
});

test('the typed label of a chip is a tap', async () => {
  const shopper = shopperOf(flow());
  await shopper.says(wants);
  await shopper.says(spoken('eh'));
  await shopper.says(spoken('what'));
  expect((await shopper.says(spoken('speak with an ADVISOR.'))).wantsPerson).toBeDefined();
});

test('escalation wants a person offered: the answer ends with it', async () => {
  const turn = {
    conversation: aConversation,
    messages: [owed(spoken('delivery?', 'delivery'))],
    now: new Date(),
    offerPerson: true,
  };
  const answer = await flow().respond(turn, new AbortController().signal);
  expect(answer.replies.at(-1)).toEqual({
    text: 'Would you like to speak with an advisor?',
    suggestions: [{ label: 'Speak with an advisor', value: 'person' }],
  });
});

test('what is asked is told to the understander', async () => {
  const concierge = flow();
  const shopper = shopperOf(concierge);
  await shopper.says(wants);
  expect(concierge.expecting(shopper.conversation.dialog, new Date())).toBe('color');
  await shopper.says(red);
  expect(concierge.expecting(shopper.conversation.dialog, new Date())).toBe('size');
  expect(concierge.expecting({ any: 'thing' }, new Date())).toBeUndefined();
});

test('open questions are those still open', async () => {
  const shopper = shopperOf(flow());
  expect((await shopper.says(wants)).openQuestions).toEqual(['Which colour?']);
  expect((await shopper.says(spoken('red L', undefined, ['color', 'red'], ['size', 'L']))).openQuestions).toEqual([]);
});

test('an older version of a goal is migrated when it says how', async () => {
  const before = shopperOf(flow());
  await before.says(wants);
  await before.says(red);
  const today = table({ version: 2, migrate: (saved) => ({ ...saved, size: 'M' }) });
  const after = shopperOf(flow([today, fact, lost, person]), { dialog: before.conversation.dialog });
  expect(words(await after.says(black))).toBe('A black table of size M.');
});

test('an older version that cannot be migrated begins again, politely', async () => {
  const before = shopperOf(flow());
  await before.says(wants);
  await before.says(red);
  const after = shopperOf(flow([table({ version: 2 }), fact, lost, person]), { dialog: before.conversation.dialog });
  const answer = await after.says(large);
  expect(words(answer)).toContain('I have lost the thread');
  expect(words(answer)).toContain('Which colour?');
});

test('no saved state makes it fall over', async () => {
  const random = seeded(20_418);
  for (let run = 0; run < 500; run++) {
    const shopper = shopperOf(flow(), { dialog: nonsense(random, 4) });
    const answer: ConciergeAnswer = await shopper.says(wants);
    expect(answer.replies.length).toBeGreaterThan(0);
  }
});

test('an aborted turn says nothing', async () => {
  const gone = AbortSignal.abort(new Error('claimed'));
  const turn = { conversation: aConversation, messages: [owed(wants)], now: new Date() };
  await expect(flow().respond(turn, gone)).rejects.toThrow('claimed');
});

/** JSON that looks like a state often enough to get deep into the reading of one. */
function nonsense(random: () => number, depth: number): unknown {
  const names = [
    'v',
    'stack',
    'aside',
    'goal',
    'slots',
    'version',
    'asking',
    'tries',
    'trail',
    'offers',
    'notes',
    'color',
    'ifYes',
  ];
  const leaves = [1, 0, -1, 1.5, '', 'table', 'color', 'fact', null, true, Number.MAX_SAFE_INTEGER];
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)];
  if (depth === 0 || random() < 0.2) return pick(leaves);
  if (random() < 0.3) return Array.from({ length: Math.floor(random() * 4) }, () => nonsense(random, depth - 1));
  const fields = Object.fromEntries(
    names.filter(() => random() < 0.5).map((name) => [name, nonsense(random, depth - 1)]),
  );
  return random() < 0.5 ? { ...fields, v: 1, goal: 'table', stack: [fields] } : fields;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const chair = dialog<{ size: string }>({
  goal: 'chair',
  version: 1,
  kind: 'goal',
  intents: ['size-fit'],
  slots: { size: { is: isText, read: (said) => lastEntity(said, 'size')?.value, question: 'Which size?' } },
  topic: () => 'your chair',
  step: async ({ size }) =>
    size === undefined
      ? { replies: [], next: { ask: 'size' } }
      : { replies: [{ text: `A chair of size ${size}.` }], next: 'done', outcome: 'answered' },
});

test('two goals as likely are asked about, and what was written counts for the one chosen', async () => {
  const flow = createFlow({ dialogs: [table(), chair, fact, lost], fallback: lost, say: house, menu: () => [] });
  const guest = shopperOf(flow);
  const asked = await guest.says({
    text: 'something to sit at, size 4',
    intents: [
      ['product-search', 0.5],
      ['size-fit', 0.45],
    ],
    entities: [['size', '4']],
  });
  expect(asked.outcome).toBe('asked');
  expect(asked.replies[0]?.suggestions?.map(({ value }) => value)).toEqual(['goal:table', 'goal:chair', 'person']);
  const answer = await guest.says({
    text: 'A chair',
    value: 'goal:chair',
    intents: [['out-of-scope', 0.5]],
    entities: [],
  });
  expect(words(answer)).toContain('A chair of size 4.');
});

test('a goal that is clearly ahead is begun without asking', async () => {
  const flow = createFlow({ dialogs: [table(), chair, fact, lost], fallback: lost, say: house, menu: () => [] });
  const answer = await shopperOf(flow).says({
    text: 'a table',
    intents: [
      ['product-search', 0.6],
      ['size-fit', 0.4],
    ],
    entities: [],
  });
  expect(words(answer)).toContain('Which colour?');
});
