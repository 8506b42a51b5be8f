/** One turn of the flow in the making: the state so far, what will be said, what was learnt. Values, never changed. */
import type { Suggestion } from '../domain/card.ts';
import type { ConciergeAnswer, ConciergeTurn, Reply } from '../domain/concierge.ts';
import type { Dialog, Facts, Notes, Step, Talk } from '../domain/dialog.ts';
import type { FlowState, Frame } from './flow-state.ts';

export type Play = {
  readonly state: FlowState;
  readonly replies: readonly Reply[];
  readonly facts: Facts;
  readonly outcome: ConciergeAnswer['outcome'];
};

export type Dialogs = ReadonlyMap<string, Dialog>;

/** What a turn is played with; the same for all of its steps. */
export type Scene = {
  readonly turn: ConciergeTurn;
  readonly talk: Talk;
  readonly dialogs: Dialogs;
  /** The aside for what no dialog claims. */
  readonly fallback: Dialog;
  /** What can be asked for when nothing is in hand. */
  readonly menu: (talk: Talk) => readonly Suggestion[];
};

export type AnyStep = Step<Record<string, unknown>>;

/** Goals kept waiting; an older one is let go. */
const stackDepth = 4;

export function said(play: Play, ...replies: readonly Reply[]): Play {
  return { ...play, replies: [...play.replies, ...replies.filter(({ text, card }) => text !== '' || card)] };
}

/** What a step brings besides its words. */
export function learnt(play: Play, step: AnyStep): Play {
  const state: FlowState = {
    ...play.state,
    notes: { ...play.state.notes, ...step.notes },
    ...(step.ifYes === undefined ? {} : { ifYes: step.ifYes }),
    ...(step.ifNo === undefined ? {} : { ifNo: step.ifNo }),
  };
  return { ...play, state, facts: together(play.facts, step.facts ?? {}), outcome: step.outcome ?? play.outcome };
}

/** Two steps of one turn (a question and the goal in hand): lists grow, single facts are the later one's. */
function together(before: Facts, after: Facts): Facts {
  const joined = <Name extends 'attempts' | 'productsShown' | 'ordersProven' | 'openQuestions'>(name: Name) => {
    const items = [...(before[name] ?? []), ...(after[name] ?? [])];
    return items.length === 0 ? {} : { [name]: items };
  };
  const slots = before.slots || after.slots ? { slots: { ...before.slots, ...after.slots } } : {};
  return {
    ...before,
    ...after,
    ...slots,
    ...joined('attempts'),
    ...joined('productsShown'),
    ...joined('ordersProven'),
    ...joined('openQuestions'),
  };
}

export function topOf({ state, dialogs }: { state: FlowState; dialogs: Dialogs }) {
  const frame = state.stack.at(-1);
  const dialog = frame && dialogs.get(frame.goal);
  return dialog && { frame, dialog };
}

export function withStack(play: Play, stack: readonly Frame[]): Play {
  return { ...play, state: { ...play.state, stack: stack.slice(-stackDepth) } };
}

export function withTop(play: Play, top: Frame): Play {
  return withStack(play, [...play.state.stack.filter(({ goal }) => goal !== top.goal), top]);
}

export function withoutGoal(play: Play, goal: string): Play {
  return withStack(
    play,
    play.state.stack.filter((frame) => frame.goal !== goal),
  );
}

/** Undefined forgets a slot. */
export function patched(slots: Notes, patch: Notes | undefined): Notes {
  const next = { ...slots, ...patch };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
}
