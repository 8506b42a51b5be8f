/** The mood of a whole talk, turn by turn: for replays and evaluation, with the very steps that a live conversation takes. */

import { advanceMood, afterAnswer, type BotOutcome, calmMood, type Mood } from './mood.ts';
import { hearTalk } from './talk.ts';
import type { Emotion, ScoredIntent } from './understanding.ts';

export type ShopperTurn = {
  readonly role: 'shopper';
  readonly text: string;
  readonly intents: readonly ScoredIntent[];
  readonly emotion: Emotion;
  /** Absent: one minute after the turn before. */
  readonly at?: Date;
};
export type BotTurn = { readonly role: 'bot'; readonly outcome: BotOutcome };
export type CourseTurn = ShopperTurn | BotTurn;

const minute = 60_000;

/** The mood after each turn. */
export function moodCourse(turns: readonly CourseTurn[]): Mood[] {
  let mood: Mood = calmMood;
  let time = 0;
  return turns.map((turn, index) => {
    time += minute;
    if (turn.role === 'bot') mood = afterAnswer(mood, turn.outcome);
    else mood = advanceMood(mood, readingOf(turn, mood, { seq: index + 1, at: turn.at ?? new Date(time) }));
    if (turn.role === 'shopper' && turn.at !== undefined) time = turn.at.getTime();
    return mood;
  });
}

function readingOf(
  { text, intents, emotion }: ShopperTurn,
  mood: Mood,
  { seq, at }: { readonly seq: number; readonly at: Date },
) {
  const { frustration, valence: value, confidence, evidence } = emotion;
  return { frustration, value, confidence, evidence, seq, at, talk: hearTalk(text, intents, mood.heard ?? []) };
}
