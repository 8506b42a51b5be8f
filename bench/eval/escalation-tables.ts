/** Figures of escalation as tables. */

import type { Policy, SignalKind } from '../../src/domain/escalation.ts';
import { signalKinds } from '../../src/domain/escalation.ts';
import type { Played } from './escalation-play.ts';
import { byPolicy, judge, type Reader, without } from './escalation-readers.ts';
import { type Judgement, type Scores, scoresOf } from './escalation-scores.ts';
import { kinds } from './labelled-conversations.ts';
import type { Table } from './task.ts';
import { percent } from '../scores.ts';

const whole = (share: number): string => (share * 100).toFixed(0);
const decimals = (number: number): string => number.toFixed(2);
const signed = (number: number, digits: number): string => `${number < 0 ? '' : '+'}${number.toFixed(digits)}`;

const head = [
  'talks',
  'hand-off due',
  'handed over',
  'precision',
  'or offer due',
  'recall',
  'F1',
  'delay, turns',
  'due within 1',
  'GT 1 / 2 / 3',
  'false per 100 calm',
  'false per 100 to stay',
  'offered per 100 calm',
  'offer due: offered',
];

function cells(scores: Scores, judged: readonly Judgement[]): string[] {
  const { talks, due, handedOff, golden } = scores;
  const calm = judged.some(({ talk }) => talk.due === 'stay' && talk.kind.startsWith('calm'));
  const stay = judged.some(({ talk }) => talk.due === 'stay');
  const offers = judged.some(({ talk }) => talk.due === 'offer');
  const hasDue = due > 0;
  return [
    String(talks),
    String(due),
    String(handedOff),
    handedOff > 0 ? percent(scores.precision) : '-',
    handedOff > 0 ? percent(scores.welcome) : '-',
    hasDue ? percent(scores.recall) : '-',
    hasDue ? percent(scores.f1) : '-',
    hasDue && scores.recall > 0 ? signed(scores.delay, 2) : '-',
    hasDue ? percent(scores.inTime) : '-',
    golden.map(whole).join(' / '),
    calm ? scores.falsePerHundredCalm.toFixed(1) : '-',
    stay ? scores.falsePerHundredStay.toFixed(1) : '-',
    calm ? scores.offeredPerHundredCalm.toFixed(1) : '-',
    offers ? whole(scores.offers) : '-',
  ];
}

const row = (name: string, judged: readonly Judgement[]): string[] => [name, ...cells(scoresOf(judged), judged)];

export function languageTable(reader: Reader, untouched: readonly Played[]): Table {
  const judged = judge(reader, untouched);
  const languages = [...new Set(judged.map(({ talk }) => talk.language))];
  return {
    title: 'Escalation by language, untouched part',
    head: ['language', ...head],
    rows: [
      ...languages.map((language) =>
        row(
          language,
          judged.filter(({ talk }) => talk.language === language),
        ),
      ),
      row('all', judged),
    ],
    note: 'Or offer due: precision when a person handed to where one should have been offered is no mistake. Delay: the mean over due hand-offs that came; negative is early. Due within 1: of the due hand-offs, those that came within a turn of the labelled one. GT: golden transfer within a tolerance of 1, 2, 3 turns (Liu et al. 2021). An offer that is due counts when a person was offered or called.',
  };
}

export function kindTable(reader: Reader, untouched: readonly Played[]): Table {
  const judged = judge(reader, untouched);
  return {
    title: 'Escalation by kind of conversation, untouched part',
    head: ['kind', ...head],
    rows: kinds.flatMap((kind) => {
      const ofKind = judged.filter(({ talk }) => talk.kind === kind);
      return ofKind.length === 0 ? [] : [row(kind, ofKind)];
    }),
  };
}

export function readerTable(reader: Reader, others: readonly Reader[], sets: Sets): Table {
  return {
    title: 'Escalation and simpler ways, untouched part',
    head: ['who decides', ...head],
    rows: [
      ...[reader, ...others].map((one) => row(one.name, judge(one, sets.untouched))),
      row(`${reader.name}, development part`, judge(reader, sets.development)),
    ],
    note: 'Limits of the baselines were chosen on the development part, as the policy was.',
  };
}

type Sets = { readonly development: readonly Played[]; readonly untouched: readonly Played[] };

/** Value moves the threshold: its signals are also left out together. */
const valueKinds: readonly SignalKind[] = ['order-value', 'cart-value', 'product-value', 'tier', 'lifetime-value'];

export function ablationTable(policy: Policy, untouched: readonly Played[]): Table {
  const full = scoresOf(judge(byPolicy('all', policy), untouched));
  const seen = new Set(
    untouched.flatMap(({ moments }) => moments.flatMap(({ signals }) => signals.map(({ kind }) => kind))),
  );
  const sets: (readonly SignalKind[])[] = [
    ...signalKinds.filter((kind) => seen.has(kind)).map((kind) => [kind]),
    ['emotion-level', 'emotion-fall'],
    valueKinds,
  ];
  return {
    title: 'Escalation without a signal, untouched part: what changes',
    head: [
      'without',
      'F1',
      'recall',
      'precision',
      'GT 1',
      'false per 100 calm',
      'false per 100 to stay',
      'offer due: offered',
    ],
    rows: sets.map((off) => {
      const less = scoresOf(judge(byPolicy('less', without(policy, ...off)), untouched));
      return [
        off === valueKinds ? 'all value signals' : off.join(' and '),
        signed((less.f1 - full.f1) * 100, 1),
        signed((less.recall - full.recall) * 100, 1),
        signed((less.precision - full.precision) * 100, 1),
        signed((less.golden[0] - full.golden[0]) * 100, 1),
        signed(less.falsePerHundredCalm - full.falsePerHundredCalm, 1),
        signed(less.falsePerHundredStay - full.falsePerHundredStay, 1),
        signed((less.offers - full.offers) * 100, 1),
      ];
    }),
    note: `Points against all signals together (F1 ${percent(full.f1)}, recall ${percent(full.recall)}, precision ${percent(full.precision)}, ${decimals(full.falsePerHundredCalm)} false per 100 calm). No conversation has a failing shop system or a promise overdue, so these two are not measured here.`,
  };
}
