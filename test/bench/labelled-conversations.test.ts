/** The labelled conversations are what their README says, and a slip in them is told by file and line. */
import { describe, expect, test } from '@jest/globals';
import {
  kinds,
  type LabelledConversation,
  labelledConversations,
  labelledLanguages,
  parseConversations,
  partOf,
} from '../../bench/eval/labelled-conversations.ts';

const head =
  '# en-001 calm en-GB tier=gold lifetime=4200 order=890 basket=0 step=2 offer | third contact, birthday | missed';
const talk = [head, 'S order-status,greeting . Hi | any news?', 'B ok It left on Tuesday.', 'S complaint ~ hm'];
const parse = (...lines: readonly string[]) => parseConversations(lines.join('\n'), 'en.txt');

test('a conversation is read with its labels', () => {
  expect(parse(...talk)).toEqual([
    {
      id: 'en-001',
      language: 'en',
      kind: 'calm',
      locale: 'en-GB',
      tier: 'gold',
      lifetime: 4200,
      order: 890,
      basket: 0,
      due: 'offer',
      step: 2,
      why: 'third contact, birthday | missed',
      lines: [
        { by: 'shopper', intents: ['order-status', 'greeting'], feeling: 'calm', text: 'Hi | any news?' },
        { by: 'bot', outcome: 'ok', text: 'It left on Tuesday.' },
        { by: 'shopper', intents: ['complaint'], feeling: 'displeased', text: 'hm' },
      ],
    },
  ]);
});

test('conversations are separated by empty lines, however many', () => {
  const other = head.replace('001', '002');
  expect(parse('', ...talk, '', '', other, ...talk.slice(1), '').map(({ id }) => id)).toEqual(['en-001', 'en-002']);
});

test.each<[string, string[], string]>([
  ['no head', ['S thanks . hi'], 'en.txt, line 1: expected "# id kind'],
  ['a head alone', [head], 'line 1: the shopper speaks first'],
  ['an unknown kind', [head.replace(' calm ', ' furious '), ...talk.slice(1)], '"furious" is no kind'],
  ['an unknown intent', [...talk, 'S ordering . x'], 'line 5: "ordering" is no intent'],
  ['an unknown mood', [...talk, 'S thanks ? x'], 'line 5: a mood is one of'],
  ['an unknown outcome', [...talk, 'B maybe x'], 'line 5: "maybe" is no outcome'],
  ['a line of nobody', [...talk, 'X ok x'], 'line 5: expected "S'],
  ['a turn without text', [...talk, 'S thanks .'], 'line 5: expected "S'],
  ['a step beyond the end', [head.replace('step=2', 'step=3'), ...talk.slice(1)], 'step 3 is not among the 2 turns'],
  ['a step where the bot stays', [head.replace('offer', 'stay'), ...talk.slice(1)], 'step=none goes with "stay"'],
  ['no step for an offer', [head.replace('step=2', 'step=none'), ...talk.slice(1)], 'step=none goes with "stay"'],
  ['a bot that speaks first', [head, 'B ok Hello', ...talk.slice(1)], 'the shopper speaks first'],
  ['no empty line between', [...talk, head], 'line 5: an empty line must stand before it'],
])('%s is told with its place', (_what, lines, message) => {
  expect(() => parse(...lines)).toThrow(message);
});

test('odd ids are for development, even ones stay untouched', () => {
  expect(['en-001', 'en-002', 'fr-010', 'ja-043'].map((id) => partOf({ id }))).toEqual([
    'development',
    'untouched',
    'untouched',
    'development',
  ]);
});

/** How many conversations a language has at least, and how many of a kind: enough for both parts. */
const least: Readonly<Record<string, number>> = { en: 150, fr: 150, de: 40, it: 40, es: 40, ar: 40, ja: 40, zh: 40 };

describe.each(labelledLanguages())('%s', (language) => {
  const talks = labelledConversations(language);

  test('has enough conversations, and all kinds', () => {
    expect(talks.length).toBeGreaterThanOrEqual(least[language] ?? 40);
    expect(kinds.filter((kind) => !talks.some((one) => one.kind === kind))).toEqual([]);
  });

  test('has ids of its own, each once', () => {
    const ids = talks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(talks.filter((one) => one.language !== language || !one.locale.startsWith(language))).toEqual([]);
  });

  test('is balanced between its parts', () => {
    const untouched = talks.filter((one) => partOf(one) === 'untouched').length;
    expect(Math.abs(2 * untouched - talks.length)).toBeLessThanOrEqual(2);
  });

  test('calm kinds stay with the bot, and the sudden, the delicate and who asks for a person do not', () => {
    const wrong = talks.filter(
      ({ kind, due }) =>
        (['calm', 'calm-tempting', 'joking'].includes(kind) && due !== 'stay') ||
        (['delicate', 'asks-person', 'sudden-anger'].includes(kind) && due === 'stay'),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('begins no two conversations alike', () => {
    const openings = talks.map(openingOf);
    expect(openings.filter((opening, at) => openings.indexOf(opening) !== at)).toEqual([]);
  });
});

const openingOf = ({ lines }: LabelledConversation): string => lines[0]?.text.toLowerCase() ?? '';

test('every language that is understood has its conversations', () => {
  expect(labelledLanguages()).toEqual(Object.keys(least).sort());
});
