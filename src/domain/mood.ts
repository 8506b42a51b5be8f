/**
 * The emotion of a conversation: a level that remembers, how far it fell, and what the talk itself adds when the bot fails,
 * is turned down or makes people say things twice. What a shopper is worth never enters (it moves thresholds elsewhere).
 * After Schmitt and Ultes 2015 (running interaction quality) and Herzig et al. 2016 (turns and their context).
 */

import type { TalkSigns } from './talk.ts';

export type MoodPoint = {
  readonly seq: number;
  /** -1 upset .. 1 pleased, as people are shown it. */
  readonly value: number;
  readonly confidence: number;
  readonly at: Date;
  readonly evidence?: readonly string[];
};

/** Fields added later are optional: stored conversations of before have none. */
export type Mood = {
  /** Smoothed frustration, 0..1. */
  readonly level: number;
  readonly peak: number;
  /** What escalation looks at: the level, or the present turn when it is much worse. 0..1. */
  readonly now: number;
  /** The last 60 messages of the shopper. */
  readonly points: readonly MoodPoint[];
  /** Levels of the last turns, oldest first: the slope is read from them. */
  readonly levels?: readonly number[];
  /** Turns of the bot in a row that failed or were turned down. */
  readonly unresolved?: number;
  /** The same, smoothed: how much of the recent talk went wrong, 0..1. */
  readonly friction?: number;
  /** Words of the shopper's last messages, to notice what is said again. */
  readonly heard?: readonly string[];
  readonly stage?: MoodStage;
};

/** `soften`: shorter and warmer answers; `offer`: a person is offered; `hand-over`: a person is due. */
export const moodStages = ['calm', 'soften', 'offer', 'hand-over'] as const;
export type MoodStage = (typeof moodStages)[number];

export const calmMood: Mood = { level: 0, peak: 0, now: 0, points: [] };

const keptPoints = 60;
const slopeTurns = 3;
const comparedMessages = 3;
/** Wall time in which a level halves when nothing is written: anger of yesterday is not anger of today. */
const halfLifeMs = 6 * 60 * 60 * 1000;
/** A single furious message must not wait for the average to catch up, nor decide quite alone. */
const presentDiscount = 0.85;
const memory = 0.7;

/** Each stage is entered at the first figure and left below the second, so that a talk at the edge does not flicker. */
const stageBounds = {
  soften: { enter: 0.3, leave: 0.2 },
  offer: { enter: 0.45, leave: 0.35 },
  'hand-over': { enter: 0.65, leave: 0.5 },
} as const;

export type MoodReading = MoodPoint & {
  /** 0..1, from one message. */
  readonly frustration: number;
  /** Absent: the message is taken by itself. */
  readonly talk?: TalkSigns;
};

/** What the bot's turn came to; the same words as the outcome of an answer. */
export type BotOutcome = 'answered' | 'asked' | 'failed' | 'rejected' | 'small-talk';

/** Takes one message into the mood: `L = 0.7 L + 0.3 f`. `now` is the level or the discounted present turn, whichever is worse. */
export function advanceMood(mood: Mood, { frustration: said, talk, ...point }: MoodReading): Mood {
  const frustration = talk === undefined ? said : strained(said, mood, talk);
  const level = memory * decayed(mood, point.at) + (1 - memory) * frustration;
  const now = Math.max(level, presentDiscount * frustration);
  return {
    ...mood,
    level,
    peak: Math.max(mood.peak, level),
    now,
    points: [...mood.points, point].slice(-keptPoints),
    levels: [...(mood.levels ?? []), level].slice(-slopeTurns),
    stage: stageAfter(mood.stage ?? 'calm', now),
    ...(talk === undefined ? {} : { heard: [...(mood.heard ?? []), talk.words].slice(-comparedMessages) }),
  };
}

/**
 * What the talk adds to the words, in log-odds. Signs were chosen on public satisfaction ratings, the sizes are round
 * figures set by judgement: no rating trained them.
 */
const strain = { failed: 0.7, friction: 1, rejects: 1.2, repeats: 0.8, asks: 0.3, opening: -1 } as const;
/** Below this a message is calm, and how calm says nothing about how the talk goes. */
const calmest = 0.12;

function strained(said: number, mood: Mood, { repeats, rejects, asks }: TalkSigns): number {
  const f = Math.min(0.98, Math.max(calmest, said));
  // The first message is about the errand; who arrives angry says so in words.
  const opening = mood.points.length === 0 && said < 0.5;
  const added =
    ((mood.unresolved ?? 0) > 0 ? strain.failed : 0) +
    strain.friction * (mood.friction ?? 0) +
    (rejects ? strain.rejects : 0) +
    strain.repeats * repeats +
    (asks ? strain.asks : 0) +
    (opening ? strain.opening : 0);
  return 1 / (1 + Math.exp(-(Math.log(f / (1 - f)) + added)));
}

/** The bot has answered: a failure weighs on the next message, a good answer lets earlier ones go. */
export function afterAnswer(mood: Mood, outcome: BotOutcome): Mood {
  const failed = outcome === 'failed' || outcome === 'rejected';
  const friction = memory * (mood.friction ?? 0) + (failed ? 1 - memory : 0);
  const unresolved = failed ? (mood.unresolved ?? 0) + 1 : outcome === 'answered' ? 0 : (mood.unresolved ?? 0);
  return { ...mood, friction, unresolved };
}

/** After an accepted apology or a solution the past weighs half as much. */
export function soothe(mood: Mood): Mood {
  const level = mood.level / 2;
  return {
    ...mood,
    level,
    now: level,
    friction: 0,
    unresolved: 0,
    stage: stageAfter(mood.stage ?? 'calm', level),
  };
}

/** From here on a talk counts as going wrong. */
export const wrongFrom = 0.35;

/**
 * How wrong the talk goes, 0..1: what is felt now, and how much of what was tried lately failed, since many who are let
 * down say thank you and leave.
 */
export function goingWrong({ now, friction = 0 }: Mood): number {
  return Math.min(1, now + 0.3 * friction);
}

/** How fast the level moved over the last three turns, per turn; above 0 it gets worse. */
export function moodSlope({ levels = [] }: Mood): number {
  const [first] = levels;
  const last = levels.at(-1);
  return first === undefined || last === undefined || levels.length < 2 ? 0 : (last - first) / (levels.length - 1);
}

function stageAfter(before: MoodStage, now: number): MoodStage {
  const rank = moodStages.indexOf(before);
  const fits = (stage: MoodStage): boolean => {
    if (stage === 'calm') return true;
    const { enter, leave } = stageBounds[stage];
    return now >= (moodStages.indexOf(stage) <= rank ? leave : enter);
  };
  return [...moodStages].reverse().find(fits) ?? 'calm';
}

function decayed(mood: Mood, at: Date): number {
  const last = mood.points.at(-1);
  if (last === undefined) return mood.level;
  return mood.level * 0.5 ** (Math.max(0, at.getTime() - last.at.getTime()) / halfLifeMs);
}
