/**
 * What figures are made of: one countable thing that a commit made true, without words and without names. Facts are
 * written with the commit and never changed; whatever a page shows is a sum of them, so it can always be made again.
 */
import type { SignalKind } from './escalation.ts';
import type { ConversationId, HandoffId } from './ids.ts';

/**
 * What was counted. `case`: a shopper came; `handed`: that case went to a person. `reply` is in milliseconds, `mood` on
 * -1..1, `draft` a share of changed characters, `delay` in lines of the transcript.
 */
export const measures = [
  'heard',
  'case',
  'handed',
  'handoff',
  'handoff-ended',
  'reply',
  'mood',
  'draft',
  'csat-asked',
  'csat',
  'unanswered',
  'known',
  'verdict',
  'blamed',
  'delay',
] as const;
export type Measure = (typeof measures)[number];

export type Fact = {
  /** The hour it counts in, UTC: `2026-11-22T10`. */
  readonly hour: string;
  readonly measure: Measure;
  /** What kind of it: who spoke, how it ended, which verdict. */
  readonly label: string;
  /** 1, or -1 where something is taken back. */
  readonly count: number;
  readonly value?: number;
  readonly channel: string;
  readonly locale: string;
  /** The boutique of the advisor it concerns; empty while only the bot was there. */
  readonly store: string;
  /** Of the handoff it belongs to; empty outside one. */
  readonly reasons: readonly SignalKind[];
  /** Where the words are, for what people want to read. Goes when the conversation is erased. */
  readonly about?: { readonly conversationId: ConversationId; readonly seq: number };
};

/** What is remembered about a conversation between two commits, so that each thing is counted once. */
export type Figures = {
  readonly caseAt: Date;
  readonly heardAt: Date;
  readonly handed: boolean;
  readonly botReplied: boolean;
  /** The last handoffs, as they were opened. */
  readonly handoffs: readonly FigureHandoff[];
  /** The shopper known by now, once said. */
  readonly known?: string;
};

export type FigureHandoff = {
  readonly id: HandoffId;
  readonly at: Date;
  readonly reasons: readonly SignalKind[];
  readonly store: string;
  readonly moodBefore?: number;
  readonly joinedAt?: Date;
  readonly replied: boolean;
  readonly ended: boolean;
};

export function hourOf(at: Date): string {
  return at.toISOString().slice(0, 13);
}

/** Facts as they are stored: by hour, each once. */
export interface Facts {
  /** Hours of `[from, to)` that hold facts, each with a number that grows whenever facts come or go. */
  hours(from: string, to: string): Promise<ReadonlyMap<string, number>>;
  ofHour(hour: string): Promise<readonly Fact[]>;
  /** Removes every hour before this one. */
  forget(before: string): Promise<void>;
}
