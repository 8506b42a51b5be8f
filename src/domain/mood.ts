/** The emotion of a conversation, estimated from the shopper's words only: a level that remembers, and how far it fell. */

export type MoodPoint = {
  readonly seq: number;
  /** -1 upset .. 1 pleased, as people are shown it. */
  readonly value: number;
  readonly confidence: number;
  readonly at: Date;
  readonly evidence?: readonly string[];
};

export type Mood = {
  /** Smoothed frustration, 0..1. */
  readonly level: number;
  readonly peak: number;
  /** What escalation looks at: the level, or the present turn when it is much worse. 0..1. */
  readonly now: number;
  /** The last 60 messages of the shopper. */
  readonly points: readonly MoodPoint[];
};

export const calmMood: Mood = { level: 0, peak: 0, now: 0, points: [] };

const keptPoints = 60;
/** Wall time in which a level halves when nothing is written: anger of yesterday is not anger of today. */
const halfLifeMs = 6 * 60 * 60 * 1000;
/** A single furious message must not wait for the average to catch up, nor decide quite alone. */
const presentDiscount = 0.85;

export type MoodReading = MoodPoint & {
  /** 0..1, from one message. */
  readonly frustration: number;
};

/**
 * Takes one message into the mood: `L = 0.7 L + 0.3 f` (running mean of interaction quality, after Schmitt and Ultes
 * 2015). `now` is the level or the discounted present turn, whichever is worse.
 */
export function advanceMood(mood: Mood, { frustration, ...point }: MoodReading): Mood {
  const level = 0.7 * decayed(mood, point.at) + 0.3 * frustration;
  return {
    level,
    peak: Math.max(mood.peak, level),
    now: Math.max(level, presentDiscount * frustration),
    points: [...mood.points, point].slice(-keptPoints),
  };
}

/** After an accepted apology or a solution the past weighs half as much. */
export function soothe(mood: Mood): Mood {
  return { ...mood, level: mood.level / 2, now: mood.level / 2 };
}

function decayed(mood: Mood, at: Date): number {
  const last = mood.points.at(-1);
  if (last === undefined) return mood.level;
  return mood.level * 0.5 ** (Math.max(0, at.getTime() - last.at.getTime()) / halfLifeMs);
}
