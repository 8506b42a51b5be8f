/**
 * What a dialog is: a shopper's goal, the slots it wants to know, and one step that looks at the slots and says what
 * comes next. A step is asked again after every message, so several answers in one sentence, corrections and resumption
 * need no code of their own: they only change slots.
 */
import type { Card, Suggestion } from './card.ts';
import type { ConciergeAnswer, ConciergeTurn, Reply } from './concierge.ts';
import type { Said } from './said.ts';
import type { Intent, UnderstandingContext } from './understanding.ts';

export type Expecting = NonNullable<UnderstandingContext['expecting']>;

export type Slot<Value> = {
  /** Saved state comes from outside: an older version may have kept something else. */
  readonly is: (value: unknown) => value is Value;
  /** The value after this message; undefined leaves what was known. `asked`: the bot had just asked for it. */
  readonly read?: (said: Said, before: Value | undefined, asked: boolean) => Value | undefined;
  /** A locale key; `<key>-again` is the second wording, for when the first one did not work. */
  readonly question?: string;
  readonly expecting?: Expecting;
  /** Whatever is said once it was asked is the answer: no other goal may take these words. */
  readonly verbatim?: true;
  readonly chips?: (talk: Talk) => readonly Suggestion[];
  /** A form beside the first wording of the question. */
  readonly card?: (talk: Talk) => Card | undefined;
};

export type Values<Slots> = { readonly [Name in keyof Slots]?: Slots[Name] | undefined };

/** Small facts that outlive a goal: what was shown last, how often a proof failed. Plain JSON; each reader checks. */
export type Notes = Readonly<Record<string, unknown>>;

/** What a step may know. Nothing in it changes while the step runs. */
export type Talk = {
  readonly said: Said;
  readonly conversation: ConciergeTurn['conversation'];
  readonly locale: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** Names of the slots that this message filled or corrected. */
  readonly changed: readonly string[];
  /** Messages in a row, before this one, that nobody understood. */
  readonly missed: number;
  readonly notes: Notes;
  /** The aside that answered last: "and in Milan?" goes on where it left off. */
  readonly lastAside?: string;
};

export type Facts = Omit<ConciergeAnswer, 'dialog' | 'replies' | 'outcome'>;

export type Step<Slots> = {
  readonly replies: readonly Reply[];
  /** Ask for a slot and wait · stay open for refining · the goal is reached. */
  readonly next: { readonly ask: keyof Slots & string } | 'open' | 'done';
  /** Slots to set, or to forget with undefined. */
  readonly slots?: Values<Slots>;
  readonly notes?: Notes;
  readonly facts?: Facts;
  readonly outcome?: ConciergeAnswer['outcome'];
  /** The commands that a plain "yes" or "no" to this answer stands for. */
  readonly ifYes?: string;
  readonly ifNo?: string;
};

/** The claim of a dialog that recognised its own words rather than guessed: above any reading's confidence. */
export const certain = 1.5;

export type DialogSpec<Slots> = {
  readonly goal: string;
  /** Raised when saved slots of an earlier version cannot simply be read on. */
  readonly version: number;
  /** A `goal` is pursued until reached; an `aside` answers at once and gives the word back to the goal below it. */
  readonly kind: 'goal' | 'aside';
  readonly intents: readonly Intent[];
  readonly commands?: readonly string[];
  readonly slots: { readonly [Name in keyof Slots]-?: Slot<Slots[Name]> };
  /** Saved slots of an older version in today's form; undefined: begin again. */
  readonly migrate?: (saved: Notes, from: number) => Notes | undefined;
  /** How much this message is about this goal, 0..1 or `certain`; by default the surest of its intents. */
  readonly claim?: (said: Said, talk: Talk, slots: Values<Slots>) => number;
  /** A few words for "back to ...". */
  readonly topic: (slots: Values<Slots>, talk: Talk) => string;
  /** What can be tapped while the goal stays open. */
  readonly chips?: (slots: Values<Slots>, talk: Talk) => readonly Suggestion[];
  readonly step: (slots: Values<Slots>, talk: Talk) => Promise<Step<Slots>>;
};

/** A dialog whose slot types are sealed inside, so that the engine can hold many of them. */
export type Dialog = {
  readonly goal: string;
  readonly version: number;
  readonly kind: 'goal' | 'aside';
  readonly intents: readonly Intent[];
  readonly commands: readonly string[];
  restore(saved: Notes, version: number): Notes | undefined;
  fill(
    slots: Notes,
    said: Said,
    asked: string | undefined,
  ): { readonly slots: Notes; readonly changed: readonly string[] };
  claim(slots: Notes, talk: Talk): number;
  topic(slots: Notes, talk: Talk): string;
  chips(slots: Notes, talk: Talk): readonly Suggestion[];
  slot(name: string): Pick<Slot<unknown>, 'question' | 'expecting' | 'chips' | 'card' | 'verbatim'> | undefined;
  step(slots: Notes, talk: Talk): Promise<Step<Record<string, unknown>>>;
};

export function dialog<Slots extends object>(spec: DialogSpec<Slots>): Dialog {
  const slotOf = (name: string): Slot<unknown> | undefined =>
    Object.hasOwn(spec.slots, name) ? (spec.slots as Record<string, Slot<unknown>>)[name] : undefined;
  // the one place that trusts: only values that their own slot recognised get through
  const typed = (slots: Notes) => recognised(slots, slotOf) as Values<Slots>;
  return {
    goal: spec.goal,
    version: spec.version,
    kind: spec.kind,
    intents: spec.intents,
    commands: spec.commands ?? [],
    restore(saved, version) {
      if (version > spec.version) return undefined;
      const today = version === spec.version ? saved : spec.migrate?.(saved, version);
      return today && recognised(today, slotOf);
    },
    fill: (slots, said, asked) => filled(slots, said, asked, Object.keys(spec.slots), slotOf),
    claim(slots, talk) {
      return spec.claim ? spec.claim(talk.said, talk, typed(slots)) : surest(talk.said, spec.intents);
    },
    topic: (slots, talk) => spec.topic(typed(slots), talk),
    chips: (slots, talk) => spec.chips?.(typed(slots), talk) ?? [],
    slot: slotOf,
    step: (slots, talk) => spec.step(typed(slots), talk),
  };
}

export function surest(said: Said, intents: readonly Intent[]): number {
  return said.intents.reduce((best, row) => (intents.includes(row.intent) ? Math.max(best, row.confidence) : best), 0);
}

function recognised(slots: Notes, slotOf: (name: string) => Slot<unknown> | undefined): Notes {
  return Object.fromEntries(Object.entries(slots).filter(([name, value]) => slotOf(name)?.is(value) ?? false));
}

function filled(
  slots: Notes,
  said: Said,
  asked: string | undefined,
  names: readonly string[],
  slotOf: (name: string) => Slot<unknown> | undefined,
) {
  const next: Record<string, unknown> = { ...slots };
  const changed: string[] = [];
  for (const name of names) {
    const value = slotOf(name)?.read?.(said, slots[name], asked === name);
    if (value === undefined || same(value, slots[name])) continue;
    next[name] = value;
    changed.push(name);
  }
  return { slots: next, changed };
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

// ------------------------------------------------------------------------------------------------- kinds of slot

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);
export const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

/** A record that came from storage or a card, before anybody has looked inside. */
export function isRecord(value: unknown): value is Notes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
