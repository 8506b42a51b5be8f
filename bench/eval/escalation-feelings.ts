/** On the same unseen conversations: does emotion rank turns and talks, and are intents right? */

import { topIntent } from '../../src/domain/understanding.ts';
import { intentExamples, type Language } from '../../src/understanding/sentences.ts';
import { trainBayes } from '../bayes.ts';
import { accuracy, auroc, macroF1, percent } from '../scores.ts';
import type { Played, PlayedTurn } from './escalation-play.ts';
import type { Table } from './task.ts';

export function feelingTable(untouched: readonly Played[]): Table {
  return {
    title: 'Emotion on the labelled conversations, untouched part, AUROC',
    head: [
      'language',
      'turns',
      'not calm',
      'turn: words alone',
      'turn: in its talk',
      'talks',
      'somebody is due',
      'talk: peak',
      'talk: end',
    ],
    rows: perLanguage(untouched, feelingCells),
    note: 'A turn is not calm when its writer marked it displeased or angry. In its talk: with repeats, refusals and failures of the bot. Talk: the smoothed level ranks the conversations in which somebody should step in or be offered, by its peak and at the end.',
  };
}

function feelingCells(talks: readonly Played[]): string[] {
  const turns = talks.flatMap((talk) => talk.turns);
  const turnArea = (score: (turn: PlayedTurn) => number) =>
    percent(auroc(turns.map((turn) => ({ positive: turn.line.feeling !== 'calm', score: score(turn) }))));
  const talkArea = (score: (turns: readonly PlayedTurn[]) => number) =>
    percent(auroc(talks.map(({ talk, turns: said }) => ({ positive: talk.due !== 'stay', score: score(said) }))));
  return [
    String(turns.length),
    String(turns.filter(({ line }) => line.feeling !== 'calm').length),
    turnArea(({ understanding }) => understanding.emotion.frustration),
    turnArea(({ mood }) => mood.now),
    String(talks.length),
    String(talks.filter(({ talk }) => talk.due !== 'stay').length),
    talkArea((said) => Math.max(0, ...said.map(({ mood }) => mood.level))),
    talkArea((said) => said.at(-1)?.mood.level ?? 0),
  ];
}

export function intentTable(untouched: readonly Played[]): Table {
  return {
    title: 'Intents on the untouched conversations, which trained nothing',
    head: [
      'language',
      'turns',
      'accuracy',
      'macro-F1',
      'a labelled one',
      'in best 3',
      'naive Bayes',
      'openings',
      'right',
      'in best 3',
    ],
    rows: perLanguage(untouched, intentCells),
    note: 'Accuracy: the leading intent is the first label. Openings: the first message of each conversation, which stands for itself; right: it leads with a labelled intent. Many turns say little without what stands before them ("product", "right. yes."), and are read here as they are read live.',
  };
}

function intentCells(talks: readonly Played[], language: string): string[] {
  const turns = talks.flatMap((talk) => talk.turns);
  const judged = turns.map(({ line, understanding }) => ({
    truth: line.intents[0] ?? 'out-of-scope',
    guess: topIntent(understanding).intent,
  }));
  const share = (isRight: (turn: PlayedTurn) => boolean) =>
    percent(turns.filter(isRight).length / Math.max(1, turns.length));
  const bayes = language === 'all' ? undefined : trainBayes(intentExamples(language as Language).examples);
  const guessed = turns.map(({ line }) => ({ truth: line.intents[0] ?? '', guess: bayes?.classify(line.text) ?? '' }));
  return [
    String(turns.length),
    percent(accuracy(judged)),
    percent(macroF1(judged)),
    share(({ line, understanding }) => line.intents.includes(topIntent(understanding).intent)),
    share(({ line, understanding }) =>
      understanding.intents.slice(0, 3).some(({ intent }) => intent === line.intents[0]),
    ),
    bayes === undefined ? '-' : percent(accuracy(guessed)),
    ...openingCells(talks.flatMap((talk) => talk.turns.slice(0, 1))),
  ];
}

function openingCells(openings: readonly PlayedTurn[]): string[] {
  const share = (best: number) =>
    percent(
      openings.filter(({ line, understanding }) =>
        understanding.intents.slice(0, best).some(({ intent }) => line.intents.includes(intent)),
      ).length / Math.max(1, openings.length),
    );
  return [String(openings.length), share(1), share(3)];
}

function perLanguage(
  played: readonly Played[],
  cells: (talks: readonly Played[], language: string) => string[],
): string[][] {
  const languages = [...new Set(played.map(({ talk }) => talk.language))];
  const rows = languages.map((language) => [
    language,
    ...cells(
      played.filter(({ talk }) => talk.language === language),
      language,
    ),
  ]);
  return [...rows, ['all', ...cells(played, 'all')]];
}
