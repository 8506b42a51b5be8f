/** Does a conversation go wrong? Scored at its last turn; rows that end at each turn score turns. */

import { z } from 'zod';
import type { CourseTurn } from '../../src/domain/mood-course.ts';
import { moodCourse } from '../../src/domain/mood-course.ts';
import { goingWrong, type Mood, moodSlope, wrongFrom } from '../../src/domain/mood.ts';
import { fitLogistic, logit } from '../../src/understanding/emotion-logistic.ts';
import { createLocalUnderstander, type LocalUnderstander } from '../../src/understanding/local.ts';
import { trainBayes } from '../bayes.ts';
import { auroc, percent } from '../scores.ts';
import { outcomeFromWords } from './dialogue-bot.ts';
import { type OwnConversation, ownConversations, ownLanguages } from './dialogue-own.ts';
import { type Felt, feltCells } from './emotion-scores.ts';
import { type FileOptions, readRows, type Table, type Task } from './task.ts';

export const task: Task = {
  name: 'dialogue',
  row: '{turns: [{role: shopper|user|customer or bot|system|agent, text}], label: 0|1, locale?}',
  own: async () => ownTables(),
  scoreFile: async (options) => [scoreDialogueFile(options)],
};

const shopperRoles = ['shopper', 'user', 'customer', 'client', 'human'];
const botRoles = ['bot', 'system', 'agent', 'assistant', 'concierge', 'advisor'];
const Role = z
  .string()
  .toLowerCase()
  .refine((role) => [...shopperRoles, ...botRoles].includes(role), {
    error: `a role is one of ${[...shopperRoles, ...botRoles].join(', ')}`,
  })
  .transform((role) => (shopperRoles.includes(role) ? ('shopper' as const) : ('bot' as const)));
const Row = z.object({
  turns: z.array(z.object({ role: Role, text: z.string() })),
  label: z
    .union([z.number(), z.string(), z.boolean()])
    .transform((label) => (typeof label === 'string' ? label : String(Number(label)))),
  locale: z.string().default('en'),
});
type Row = z.infer<typeof Row>;

/** What is known of a talk at its end. */
type End = {
  readonly moods: readonly Mood[];
  readonly emotions: readonly number[];
  readonly lastText: string;
};

type Reader = { readonly name: string; readonly threshold?: number; score(end: End): number };

const last = <T>(items: readonly T[]): T | undefined => items.at(-1);

const estimate = (mood: Mood | undefined): number => (mood === undefined ? 0 : goingWrong(mood));

const readers: readonly Reader[] = [
  { name: 'Aparté', threshold: wrongFrom, score: ({ moods }) => estimate(last(moods)) },
  { name: 'Aparté, present turn', score: ({ moods }) => last(moods)?.now ?? 0 },
  { name: 'Aparté, level', score: ({ moods }) => last(moods)?.level ?? 0 },
  { name: 'Aparté, peak', score: ({ moods }) => last(moods)?.peak ?? 0 },
  { name: 'words alone, last turn', score: ({ emotions }) => last(emotions) ?? 0 },
  { name: 'words alone, worst turn', score: ({ emotions }) => Math.max(0, ...emotions) },
  { name: 'words alone, running max of EMA 0.3', score: ({ emotions }) => peakOf(emotions) },
];

function peakOf(emotions: readonly number[]): number {
  let level = 0;
  let peak = 0;
  for (const emotion of emotions) {
    level = 0.7 * level + 0.3 * emotion;
    peak = Math.max(peak, level);
  }
  return peak;
}

function scoreDialogueFile({ file, map, train }: FileOptions): Table {
  const { rows, leftOut } = readTalks(file, map);
  const local = createLocalUnderstander();
  const ends = rows.map((row) => ({ positive: row.label === '1', end: endOf(row, local) }));
  const all = train === undefined ? readers : [...trained(readTalks(train, map).rows, local), ...readers];
  const wrong = ends.filter(({ positive }) => positive).length;
  return {
    title: `Dialogue: ${rows.length} talks, ${wrong} go wrong`,
    head: ['reader', 'AUROC', 'macro-F1', 'best macro-F1 (at)'],
    rows: all.map(({ name, threshold, score }) => {
      const felt: Felt[] = ends.map(({ positive, end }) => ({ positive, score: score(end) }));
      return [name, ...feltCells(felt, threshold)];
    }),
    note: `Scored at the last turn of each talk; macro-F1 at the shipped threshold ${wrongFrom}. "Aparté" is the running estimate: the present turn in its talk and what failed lately; "level" is the smoothed frustration, "peak" its maximum. Failures of the bot are inferred from its words.${leftOut > 0 ? ` ${leftOut} rows left out.` : ''}`,
  };
}

function readTalks(file: string, map: FileOptions['map']): { readonly rows: readonly Row[]; readonly leftOut: number } {
  const all = readRows(file, (value) => Row.parse(value));
  const rows = all.flatMap((row) => {
    const label = map ? map.get(row.label) : row.label;
    return label === '0' || label === '1' ? [{ ...row, label }] : [];
  });
  if (rows.length === 0) throw new Error(`${file}: no row has label 0 or 1${map ? ' after the map' : ''}.`);
  return { rows, leftOut: all.length - rows.length };
}

const languageOf = (locale: string): string => locale.split('-')[0] ?? 'en';

function endOf({ turns, locale }: Pick<Row, 'turns' | 'locale'>, local: LocalUnderstander): End {
  const course = turns.map(({ role, text }): CourseTurn => {
    if (role === 'bot') return { role, outcome: outcomeFromWords(text, languageOf(locale)) };
    const { intents, emotion } = readOnce(text, locale, local);
    return { role, text, intents, emotion };
  });
  const emotions = course.flatMap((turn) => (turn.role === 'shopper' ? [turn.emotion.frustration] : []));
  return {
    moods: moodCourse(course),
    emotions,
    lastText: turns.findLast(({ role }) => role === 'shopper')?.text ?? '',
  };
}

/** Files that score turns repeat each talk as often as it has turns. */
const known = new Map<string, ReturnType<LocalUnderstander['read']>>();
function readOnce(text: string, locale: string, local: LocalUnderstander) {
  const key = `${locale} ${text}`;
  const reading = known.get(key) ?? local.read(text, { locale });
  known.set(key, reading);
  return reading;
}

/** The same signs, weighed anew for the ratings of the file; and naive Bayes over the last words. */
function trained(rows: readonly Row[], local: LocalUnderstander): Reader[] {
  const ends = rows.map((row) => endOf(row, local));
  const examples = ends.map((end, at) => ({ values: signsOf(end), target: Number(rows[at]?.label), weight: 1 }));
  const model = fitLogistic(examples, { pull: 1 });
  const bayes = trainBayes(ends.map(({ lastText }, at) => ({ text: lastText, label: rows[at]?.label ?? '0' })));
  return [
    { name: 'Aparté, trained', score: (end) => logit(model, signsOf(end)) },
    { name: 'naive Bayes, trained', score: ({ lastText }) => Number(bayes.classify(lastText)) },
  ];
}

function signsOf({ moods, emotions }: End): Float64Array {
  const mood = last(moods);
  const { now = 0, level = 0, peak = 0, unresolved = 0, friction = 0 } = mood ?? {};
  return Float64Array.of(
    now,
    level,
    peak,
    Math.min(3, unresolved),
    friction,
    last(emotions) ?? 0,
    Math.log1p(moods.length),
    mood === undefined ? 0 : moodSlope(mood),
  );
}

function ownTables(): Table[] {
  const local = createLocalUnderstander();
  const sets = ownLanguages().map((language) => ({ language, talks: ownConversations(language) }));
  return [
    {
      title: 'Dialogue, own conversations: turns that are not calm, AUROC',
      head: [
        'language',
        'talks',
        'turns',
        'not calm',
        'Aparté',
        'Aparté, present turn',
        'Aparté, level',
        'words alone',
      ],
      rows: sets.map(({ language, talks }) => turnCells(language, talks, local)),
      note: 'Each shopper turn was labelled calm, displeased or angry by the writer of the talk. What the bot came to is known.',
    },
    {
      title: 'Dialogue, own conversations: talks in which a person is due, AUROC',
      head: ['language', 'talks', 'go wrong', ...readers.map(({ name }) => name)],
      rows: sets.map(({ language, talks }) => talkCells(language, talks, local)),
      note: 'Emotion alone, without requests for a person, delicate topics and value, which decide too: see the task escalation.',
    },
  ];
}

function courseOf({ turns, locale }: OwnConversation, local: LocalUnderstander): CourseTurn[] {
  return turns.map((turn) => {
    if (turn.role === 'bot') return turn;
    const { intents, emotion } = local.read(turn.text, { locale });
    return { role: 'shopper', text: turn.text, intents, emotion };
  });
}

function turnCells(language: string, talks: readonly OwnConversation[], local: LocalUnderstander): string[] {
  const turns = talks.flatMap((talk) => {
    const course = courseOf(talk, local);
    const moods = moodCourse(course);
    return talk.turns.flatMap((turn, at) => {
      const said = course[at];
      const mood = moods[at];
      if (turn.role !== 'shopper' || said?.role !== 'shopper' || !mood) return [];
      return [{ positive: turn.felt > 0, mood, frustration: said.emotion.frustration }];
    });
  });
  const area = (score: (turn: (typeof turns)[number]) => number) =>
    percent(auroc(turns.map((turn) => ({ positive: turn.positive, score: score(turn) }))));
  return [
    language,
    String(talks.length),
    String(turns.length),
    String(turns.filter(({ positive }) => positive).length),
    area(({ mood }) => goingWrong(mood)),
    area(({ mood }) => mood.now),
    area(({ mood }) => mood.level),
    area(({ frustration }) => frustration),
  ];
}

function talkCells(language: string, talks: readonly OwnConversation[], local: LocalUnderstander): string[] {
  const ends = talks.map((talk) => {
    const course = courseOf(talk, local);
    const emotions = course.flatMap((turn) => (turn.role === 'shopper' ? [turn.emotion.frustration] : []));
    return { positive: talk.goesWrong, end: { moods: moodCourse(course), emotions, lastText: '' } };
  });
  return [
    language,
    String(talks.length),
    String(ends.filter(({ positive }) => positive).length),
    ...readers.map(({ score }) => percent(auroc(ends.map(({ positive, end }) => ({ positive, score: score(end) }))))),
  ];
}
