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
