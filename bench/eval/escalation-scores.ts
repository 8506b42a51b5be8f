/** How well predicted steps agree with labelled ones. */

import type { LabelledConversation } from './labelled-conversations.ts';

/** `handOff` and `offer` are turns of the shopper; absent: never. A hand-off is an offer taken at once. */
export type Judgement = {
  readonly talk: Pick<LabelledConversation, 'id' | 'kind' | 'language' | 'due' | 'step'>;
  readonly handOff?: number;
  readonly offer?: number;
};

export type Scores = {
  readonly talks: number;
  /** Conversations in which a hand-off was due. */
  readonly due: number;
  readonly handedOff: number;
  readonly precision: number;
  /** Share of the hand-offs where a person was due at all, to take over or to be offered. */
  readonly welcome: number;
  readonly recall: number;
  readonly f1: number;
  /** Turns, over the hand-offs that were due; negative is early. */
  readonly delay: number;
  /** Golden transfer within 1, 2 and 3 turns. */
  readonly golden: readonly [number, number, number];
  /** Share of the due hand-offs that came within one turn. */
  readonly inTime: number;
  /** Among calm and calm-tempting conversations. */
  readonly falsePerHundredCalm: number;
  /** Among all conversations in which the bot should go on. */
  readonly falsePerHundredStay: number;
  /** Share of the conversations where an offer is due that had one, or a hand-off, within a turn of the step; and at all. */
  readonly offersInTime: number;
  readonly offers: number;
  /** A person was offered or called, per 100 calm conversations. */
  readonly offeredPerHundredCalm: number;
};

export function scoresOf(judged: readonly Judgement[]): Scores {
  const due = judged.filter(({ talk }) => talk.due === 'hand-off');
  const given = judged.filter(({ handOff }) => handOff !== undefined);
  const right = due.filter(({ handOff }) => handOff !== undefined);
  const calm = judged.filter(({ talk }) => isCalm(talk));
  const stay = judged.filter(({ talk }) => talk.due === 'stay');
  const offerDue = judged.filter(({ talk }) => talk.due === 'offer');
  const precision = share(right, given);
  const recall = share(right, due);
  return {
    talks: judged.length,
    due: due.length,
    handedOff: given.length,
    precision,
    welcome: share(
      given.filter(({ talk }) => talk.due !== 'stay'),
      given,
    ),
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    delay: mean(right.map(({ handOff = 0, talk }) => handOff - (talk.step ?? 0))),
    golden: [goldenTransfer(judged, 1), goldenTransfer(judged, 2), goldenTransfer(judged, 3)],
    inTime: share(
      right.filter(({ handOff, talk }) => isNear(handOff, talk.step)),
      due,
    ),
    falsePerHundredCalm: 100 * share(handedOver(calm), calm),
    falsePerHundredStay: 100 * share(handedOver(stay), stay),
    offersInTime: share(
      offerDue.filter(({ offer, talk }) => isNear(offer, talk.step)),
      offerDue,
    ),
    offers: share(offered(offerDue), offerDue),
    offeredPerHundredCalm: 100 * share(offered(calm), calm),
  };
}

const isCalm = ({ kind, due }: Judgement['talk']): boolean =>
  due === 'stay' && (kind === 'calm' || kind === 'calm-tempting');
const handedOver = (judged: readonly Judgement[]) => judged.filter(({ handOff }) => handOff !== undefined);
const offered = (judged: readonly Judgement[]) => judged.filter(({ offer }) => offer !== undefined);
const isNear = (turn: number | undefined, step: number | undefined): boolean =>
  turn !== undefined && step !== undefined && Math.abs(turn - step) <= 1;
const share = (some: readonly unknown[], all: readonly unknown[]): number =>
  all.length === 0 ? 0 : some.length / all.length;
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/**
 * Golden transfer within tolerance (Liu et al., AAAI 2021, their lambda = 0, early and late alike): per conversation 1 when
 * nothing was due and nothing came, 0 when one of both is missing, else exp(-d^2 / 2 T^2) for d turns apart; the mean.
 */
export function goldenTransfer(judged: readonly Judgement[], tolerance: number): number {
  return mean(
    judged.map(({ talk, handOff }) => {
      const step = talk.due === 'hand-off' ? talk.step : undefined;
      if (step === undefined || handOff === undefined) return step === handOff ? 1 : 0;
      return Math.exp(-((handOff - step) ** 2) / (2 * tolerance ** 2));
    }),
  );
}
