/** Who gets the message: the goal in hand, another goal, an aside, or one of the words that steer the flow itself. */
import type { Dialog, Notes, Talk } from '../domain/dialog.ts';
import { isCourtesy, leadIntent, type Said, sureness } from '../domain/said.ts';
import type { Intent } from '../domain/understanding.ts';
import type { FlowState, Frame } from './flow-state.ts';

/** Words about the conversation rather than about the house. */
export const steers = ['cancel', 'back', 'start-over', 'help', 'go-on', 'no-person'] as const;
export type Steer = (typeof steers)[number];

export type Route =
  | { readonly to: 'steer'; readonly steer: Steer }
  | { readonly to: 'dialog'; readonly dialog: Dialog }
  /** Two goals are about as likely: the shopper says which. */
  | { readonly to: 'choice'; readonly between: readonly [Dialog, Dialog] }
  | { readonly to: 'nobody' };

export type Routing = {
  readonly said: Said;
  readonly state: FlowState;
  readonly dialogs: ReadonlyMap<string, Dialog>;
  readonly talk: Talk;
};

/** How sure an intent must be to steer the flow or to open a goal. */
const enough = { steer: 0.5, goal: 0.35, courtesy: 0.85 };

/** Two goals as near as this are one question to the shopper; a goal as sure as `sure` is begun without asking. */
const undecided = { within: 0.15, sure: 0.75 };

/** What keeps a goal in hand against others: the awaited answer, a correction, a word that at least fits. */
const held = { verbatim: 2, answered: 0.8, corrected: 0.95, changed: 0.55, bonus: 0.1 };

export function routeOf(routing: Routing): Route {
  return commanded(routing) ?? steered(routing) ?? claimed(routing) ?? { to: 'nobody' };
}

/** Taps, typed labels, and a plain yes or no to what was just offered. */
function commanded({ said, state, dialogs }: Routing): Route | undefined {
  const name = said.command?.name;
  if (name === undefined) return undefined;
  const steer = steers.find((candidate) => name === `flow:${candidate}`);
  if (steer) return { to: 'steer', steer };
  const named = name.startsWith('goal:') ? dialogs.get(name.slice('goal:'.length)) : undefined;
  // several dialogs may listen to one command: the one in hand first
  const listeners = [...dialogs.values()].filter((dialog) => dialog.commands.includes(name));
  const inHand = [state.stack.at(-1)?.goal, state.aside?.goal];
  const dialog = named ?? listeners.find((listener) => inHand.includes(listener.goal)) ?? listeners[0];
  return dialog && { to: 'dialog', dialog };
}

function steered({ said }: Routing): Route | undefined {
  const lead = leadIntent(said);
  const words: readonly Intent[] = ['cancel', 'back', 'start-over', 'help'];
  if (lead.confidence < enough.steer || !words.includes(lead.intent)) return undefined;
  const steer = steers.find((candidate) => candidate === lead.intent);
  return steer && { to: 'steer', steer };
}

function claimed({ said, state, dialogs, talk }: Routing): Route | undefined {
  const top = state.stack.at(-1);
  const bids = [...dialogs.values()]
    .map((dialog) => ({ dialog, bid: bidOf(dialog, said, state, talk, top) }))
    .filter(({ bid }) => bid >= enough.goal)
    .sort((one, other) => other.bid - one.bid);
  const [best, second] = bids;
  if (best === undefined) return undefined;
  if (top === undefined && second !== undefined && areNear(best, second))
    return { to: 'choice', between: [best.dialog, second.dialog] };
  return { to: 'dialog', dialog: best.dialog };
}

type Bid = { readonly dialog: Dialog; readonly bid: number };

/** An answer costs a wrong guess little; a goal begun in error costs a question that nobody wanted. */
function areNear(best: Bid, second: Bid): boolean {
  const areGoals = best.dialog.kind === 'goal' && second.dialog.kind === 'goal';
  return areGoals && best.bid < undecided.sure && best.bid - second.bid < undecided.within;
}

function bidOf(dialog: Dialog, said: Said, state: FlowState, talk: Talk, top: Frame | undefined): number {
  const claim = dialog.claim(slotsOf(dialog, state), talk);
  if (!top || top.goal !== dialog.goal) return claim;
  return Math.max(claim > 0 ? claim + held.bonus : 0, hold(dialog, top, said));
}

/** How strongly the goal in hand holds on to this message. */
function hold(dialog: Dialog, top: Frame, said: Said): number {
  const { changed } = dialog.fill(top.slots, said, top.asking);
  if (top.asking !== undefined && changed.includes(top.asking) && dialog.slot(top.asking)?.verbatim)
    return held.verbatim;
  const { intent, confidence } = leadIntent(said);
  const isAnswer = intent === 'yes' || intent === 'no';
  // "thank you, good evening" holds no wish for the evening
  if (changed.length === 0 || (isCourtesy(intent) && !isAnswer && confidence >= enough.courtesy)) return 0;
  // "no, not leather": the no is about what is in hand, not a word for its own sake
  if (sureness(said, 'correction') >= enough.goal || isAnswer) return held.corrected;
  return top.asking !== undefined && changed.includes(top.asking) ? held.answered : held.changed;
}

/** What a dialog already knows, wherever its frame stands. */
export function slotsOf(dialog: Dialog, state: FlowState): Notes {
  const frames = [...state.stack, ...(state.aside ? [state.aside] : [])];
  return frames.findLast((frame) => frame.goal === dialog.goal)?.slots ?? {};
}
