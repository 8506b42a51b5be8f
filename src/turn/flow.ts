/**
 * The dialog engine: hears a burst of messages, decides which goal they serve, runs that goal's step and keeps the rest
 * waiting with its slots. State is plain JSON inside the conversation, so a goal survives digressions, days and restarts.
 */

import type { Card, Suggestion } from '../domain/card.ts';
import type { ConciergeAnswer, ConciergeTurn, Reply } from '../domain/concierge.ts';
import type { Dialog, Expecting, Facts, Notes, Step, Talk } from '../domain/dialog.ts';
import type { Concierge, Translate } from '../domain/ports.ts';
import { commandOfValue, hear, leadIntent, type Said, sureness } from '../domain/said.ts';
import { routeOf, type Steer, slotsOf } from './flow-route.ts';
import { advanced, type FlowState, type Frame, freshState, newFrame, revive, rewound } from './flow-state.ts';

export type FlowParts = {
  readonly dialogs: readonly Dialog[];
  /** The aside that answers what no dialog claims: it may still find something, or says honestly that it did not. */
  readonly fallback: Dialog;
  readonly say: Translate;
  /** What can be asked for, as chips, when nothing is in hand. */
  readonly menu: (talk: Talk) => readonly Suggestion[];
};

/** The conversation so far in this turn: state, what will be said, what was learnt. */
type Play = {
  readonly state: FlowState;
  readonly replies: readonly Reply[];
  readonly facts: Facts;
  readonly outcome: ConciergeAnswer['outcome'];
};

type Scene = { readonly turn: ConciergeTurn; readonly talk: Talk; readonly flow: FlowParts; readonly dialogs: Dialogs };
type Dialogs = ReadonlyMap<string, Dialog>;
type AnyStep = Step<Record<string, unknown>>;

/** After this long a shopper is greeted back and asked whether to go on. */
const awayMs = 12 * 3_600_000;

/** Goals kept waiting; an older one is let go. */
const stackDepth = 4;

/** Questions put this often without an answer bring a person into play. */
const triesBeforePerson = 3;

const chipsShown = 5;

export function createFlow(flow: FlowParts): Concierge {
  const dialogs: Dialogs = new Map(flow.dialogs.map((dialog) => [dialog.goal, dialog]));
  return {
    expecting: (saved, now) => expectedNext(saved, flow.dialogs, now),
    async respond(turn, signal) {
      signal.throwIfAborted();
      const revived = revive(turn.conversation.dialog, dialogs, turn.now);
      const said = heard(turn, revived.state);
      const scene = { turn, flow, dialogs, talk: talkOf(turn, said, revived.state, flow.say, signal) };
      const away = revived.known && turn.now.getTime() - revived.state.spokenMs >= awayMs;
      // a yes or no counts only for the answer right before it
      const { ifYes: _yes, ifNo: _no, ...state } = revived.state;
      const opening: Play = { state, replies: [], facts: {}, outcome: 'answered' };
      const play = await played(scene, opening, away);
      signal.throwIfAborted();
      return answerOf(scene, framed(scene, play, { ...revived, away }));
    },
  };
}

/** What the bot waits for: it helps the understander to read "the black one" or "42". */
function expectedNext(saved: unknown, dialogs: readonly Dialog[], now: Date): Expecting | undefined {
  const { state } = revive(saved, new Map(dialogs.map((dialog) => [dialog.goal, dialog])), now);
  const top = state.stack.at(-1);
  const asking = top?.asking;
  if (state.ifYes !== undefined) return 'yes-no';
  return asking === undefined ? undefined : dialogs.find(({ goal }) => goal === top?.goal)?.slot(asking)?.expecting;
}

/** A plain yes or no means what the last answer said it would mean. */
function heard(turn: ConciergeTurn, state: FlowState): Said {
  const said = hear(turn.messages, state.offers);
  if (said.command) return said;
  const lead = leadIntent(said);
  const meant = lead.intent === 'yes' ? state.ifYes : lead.intent === 'no' ? state.ifNo : undefined;
  return meant === undefined || lead.confidence < 0.5 ? said : { ...said, command: commandOfValue(meant) };
}

function talkOf(turn: ConciergeTurn, said: Said, state: FlowState, say: Translate, signal: AbortSignal): Talk {
  const { conversation, now } = turn;
  return {
    said,
    conversation,
    locale: conversation.locale,
    now,
    signal,
    say: (key, params) => say(conversation.locale, key, params),
    changed: [],
    missed: state.missed,
    notes: state.notes,
  };
}

// ------------------------------------------------------------------------------------------------------ one turn

async function played(scene: Scene, play: Play, away: boolean): Promise<Play> {
  const { said } = scene.talk;
  const route = routeOf({ said, state: play.state, dialogs: scene.dialogs, talk: scene.talk });
  const waiting = play.state.stack.at(-1);
  if (away && waiting && !said.command && isOnlyAGreeting(scene, route.to)) return welcomedBack(scene, play, waiting);
  switch (route.to) {
    case 'steer':
      return steered(scene, play, route.steer);
    case 'dialog':
      return route.dialog.kind === 'goal' ? pursued(scene, play, route.dialog) : asided(scene, play, route.dialog);
    case 'nobody':
      return waiting?.asking === undefined
        ? asided(scene, play, scene.flow.fallback)
        : askedAgain(scene, play, waiting);
  }
}

function isOnlyAGreeting({ talk }: Scene, to: 'steer' | 'dialog' | 'nobody'): boolean {
  return to === 'nobody' || (leadIntent(talk.said).intent === 'greeting' && to === 'dialog');
}

async function steered(scene: Scene, play: Play, steer: Steer): Promise<Play> {
  const { talk } = scene;
  const top = play.state.stack.at(-1);
  const dialog = top && scene.dialogs.get(top.goal);
  switch (steer) {
    case 'start-over':
      return offered(
        scene,
        { ...play, state: { ...freshState(talk.now), notes: play.state.notes } },
        'flow.start-over',
      );
    case 'help':
      return reminded(scene, offered(scene, play, 'flow.help'));
    case 'no-person':
      return reminded(scene, said(play, { text: talk.say('flow.no-person') }));
    case 'go-on':
      if (!top || !dialog) return offered(scene, play, 'flow.help');
      if (top.asking !== undefined) return asked(scene, play, dialog, { ...top, tries: 0 }, top.asking);
      return run(scene, play, dialog, top);
    case 'cancel': {
      if (!top || !dialog) return offered(scene, play, 'flow.nothing-to-cancel');
      const left = { ...play, state: withStack(play.state, play.state.stack.slice(0, -1)) };
      const done = said(left, { text: talk.say('flow.cancelled', { topic: dialog.topic(top.slots, talk) }) });
      return left.state.stack.length > 0 ? reminded(scene, done) : offered(scene, done, 'flow.what-else');
    }
    case 'back': {
      const before = top && rewound(top);
      if (before && dialog) return run(scene, play, dialog, before, { remember: false });
      const below = { ...play, state: withStack(play.state, play.state.stack.slice(0, -1)) };
      if (below.state.stack.length > 0) return reminded(scene, below);
      return offered(scene, below, 'flow.nothing-to-go-back');
    }
  }
}

/** Starts a goal or lifts it to the top with what it already knows, then runs it on the message. */
function pursued(scene: Scene, play: Play, dialog: Dialog): Promise<Play> {
  const { stack } = play.state;
  const frame = stack.find(({ goal }) => goal === dialog.goal) ?? newFrame(dialog);
  const others = stack.filter(({ goal }) => goal !== dialog.goal);
  const lifted = { ...play, state: withStack(play.state, [...others, frame]) };
  return run(scene, lifted, dialog, frame, { hear: true });
}

async function asided(scene: Scene, play: Play, dialog: Dialog): Promise<Play> {
  const { slots, changed } = dialog.fill(slotsOf(dialog, play.state), scene.talk.said, undefined);
  const step = await dialog.step(slots, { ...scene.talk, changed });
  const aside = { ...newFrame(dialog), slots: patched(slots, step.slots) };
  const answered = learnt(said({ ...play, state: { ...play.state, aside } }, ...step.replies), step);
  return step.next === 'done' ? reminded(scene, answered) : answered;
}

/** Not understood while a question is open: the question again, in other words. */
function askedAgain(scene: Scene, play: Play, waiting: Frame): Play {
  const dialog = scene.dialogs.get(waiting.goal);
  if (!dialog || waiting.asking === undefined) return play;
  return asked(scene, play, dialog, waiting, waiting.asking);
}

async function welcomedBack(scene: Scene, play: Play, waiting: Frame): Promise<Play> {
  const { talk, dialogs } = scene;
  const topic = dialogs.get(waiting.goal)?.topic(waiting.slots, talk) ?? '';
  const chips = [
    { label: talk.say('chip.go-on'), value: 'flow:go-on' },
    { label: talk.say('chip.start-over'), value: 'flow:start-over' },
  ];
  const greeted = said(play, { text: talk.say('flow.welcome-back', { topic }), suggestions: chips });
  const state = { ...greeted.state, ifYes: 'flow:go-on', ifNo: 'flow:start-over' };
  return { ...greeted, state, outcome: 'asked' };
}

// ------------------------------------------------------------------------------------------------ running a goal

async function run(
  scene: Scene,
  play: Play,
  dialog: Dialog,
  frame: Frame,
  { hear: listens = false, remember = true } = {},
): Promise<Play> {
  const heard = listens ? dialog.fill(frame.slots, scene.talk.said, frame.asking) : { slots: frame.slots, changed: [] };
  const step = await dialog.step(heard.slots, { ...scene.talk, changed: heard.changed });
  const slots = patched(heard.slots, step.slots);
  const moved = remember && !sameJson(slots, frame.slots) ? advanced(frame, slots) : { ...frame, slots };
  const answered = learnt(said(play, ...step.replies), step);
  return settled(scene, answered, dialog, moved, step.next, heard.changed);
}

function settled(
  scene: Scene,
  play: Play,
  dialog: Dialog,
  frame: Frame,
  next: AnyStep['next'],
  changed: readonly string[],
): Play {
  const { asking: before, reminded: _, ...rest } = frame;
  if (next === 'open') return { ...play, state: withTop(play.state, { ...rest, tries: 0 }) };
  if (next === 'done') return reminded(scene, { ...play, state: withoutGoal(play.state, frame.goal) });
  const progress = changed.length > 0 || before !== next.ask;
  return asked(scene, play, dialog, { ...rest, tries: progress ? 0 : frame.tries }, next.ask);
}

/** Puts a question: in other words the second time, with a person in reach the third. */
function asked(scene: Scene, play: Play, dialog: Dialog, frame: Frame, name: string): Play {
  const { talk } = scene;
  const slot = dialog.slot(name);
  const tries = frame.tries + 1;
  const question = questionOf(talk, slot?.question, tries);
  const state = withTop(play.state, { ...frame, asking: name, tries });
  const put = said(
    { ...play, state, outcome: tries > 1 ? 'failed' : play.outcome === 'failed' ? 'failed' : 'asked' },
    { text: question, suggestions: slot?.chips?.(talk) ?? [], ...cardOf(slot, talk, tries) },
  );
  const open = { ...put, facts: { ...put.facts, openQuestions: [question] } };
  return tries >= triesBeforePerson ? personOffered(scene, open) : open;
}

/** A form saves typing, once: a shopper who writes instead is not shown it again. */
function cardOf(slot: ReturnType<Dialog['slot']>, talk: Talk, tries: number): { card?: Card } {
  const card = tries === 1 ? slot?.card?.(talk) : undefined;
  return card ? { card } : {};
}

function questionOf(talk: Talk, key: string | undefined, tries: number): string {
  if (key === undefined) return '';
  return talk.say(tries > 1 ? `${key}-again` : key);
}

/** Back to what was in hand before an aside or a finished goal. */
function reminded(scene: Scene, play: Play): Play {
  const top = play.state.stack.at(-1);
  const dialog = top && scene.dialogs.get(top.goal);
  // an open yes-or-no is the only question a message should end with
  if (!top || !dialog || play.state.ifYes !== undefined) return play;
  const { talk } = scene;
  const topic = dialog.topic(top.slots, talk);
  if (top.asking !== undefined) {
    const slot = dialog.slot(top.asking);
    const question = slot?.question === undefined ? '' : talk.say(slot.question);
    const text = talk.say('flow.back-to', { topic, question });
    return said(play, { text, suggestions: slot?.chips?.(talk) ?? [] });
  }
  if (top.reminded || play.outcome !== 'answered') return play;
  const state = withTop(play.state, { ...top, reminded: true });
  return said(
    { ...play, state },
    { text: talk.say('flow.back-to-open', { topic }), suggestions: dialog.chips(top.slots, talk) },
  );
}

function offered(scene: Scene, play: Play, key: string): Play {
  const { talk, flow } = scene;
  return said(play, { text: talk.say(key), suggestions: flow.menu(talk) });
}

function personOffered({ talk }: Scene, play: Play): Play {
  const chip = { label: talk.say('chip.person'), value: 'person' };
  const offered = said(play, { text: talk.say('flow.offer-person'), suggestions: [chip] });
  return { ...offered, state: { ...offered.state, ifYes: 'person', ifNo: 'flow:no-person' } };
}

// ---------------------------------------------------------------------------------------------------- the answer

/** What frames the whole answer: a word for the lost thread, a welcome back, a greeting returned, a person in reach. */
function framed(scene: Scene, play: Play, was: { lost: boolean; known: boolean; away: boolean }): Play {
  const { talk, turn } = scene;
  if (play.facts.wantsPerson !== undefined) return play;
  const greeted = sureness(talk.said, 'greeting') >= 0.5 && leadIntent(talk.said).intent !== 'greeting' && !was.known;
  const before = [
    ...(was.lost ? [talk.say('flow.lost-thread')] : []),
    ...(was.away && play.outcome !== 'asked' && play.outcome !== 'small-talk'
      ? [talk.say('flow.good-to-see-you')]
      : []),
    ...(greeted ? [talk.say('flow.hello')] : []),
  ];
  const [first, ...rest] = play.replies;
  const opened =
    first && before.length > 0
      ? { ...play, replies: [{ ...first, text: [...before, first.text].join(' ') }, ...rest] }
      : play;
  const hasOffer = opened.replies.some(({ suggestions }) => suggestions?.some(({ value }) => value === 'person'));
  return turn.offerPerson && !hasOffer ? personOffered(scene, opened) : opened;
}

function answerOf({ talk }: Scene, play: Play): ConciergeAnswer {
  const replies = chipsLast(play.replies);
  const misunderstood = play.outcome === 'failed' && play.state.stack.at(-1)?.asking === undefined;
  const state: FlowState = {
    ...play.state,
    spokenMs: talk.now.getTime(),
    offers: (replies.at(-1)?.suggestions ?? []).map(({ label, value }) => ({ label, value })),
    missed: misunderstood ? play.state.missed + 1 : 0,
  };
  return { ...play.facts, dialog: state, replies, outcome: play.outcome };
}

/** Chips belong under the last message, each once: that is where a thumb looks for them. */
function chipsLast(replies: readonly Reply[]): readonly Reply[] {
  const last = replies.at(-1);
  if (!last) return replies;
  const chips = replies.flatMap(({ suggestions }) => suggestions ?? []);
  const once = chips
    .filter((chip, at) => chips.findIndex(({ value }) => value === chip.value) === at)
    .slice(0, chipsShown);
  const bare = replies.map(({ suggestions: _, ...reply }) => reply);
  return once.length === 0 ? bare : [...bare.slice(0, -1), { ...last, suggestions: once }];
}

function said(play: Play, ...replies: readonly Reply[]): Play {
  return { ...play, replies: [...play.replies, ...replies.filter(({ text, card }) => text !== '' || card)] };
}

function learnt(play: Play, step: AnyStep): Play {
  const state: FlowState = {
    ...play.state,
    notes: { ...play.state.notes, ...step.notes },
    ...(step.ifYes === undefined ? {} : { ifYes: step.ifYes }),
    ...(step.ifNo === undefined ? {} : { ifNo: step.ifNo }),
  };
  return { ...play, state, facts: { ...play.facts, ...step.facts }, outcome: step.outcome ?? play.outcome };
}

function withStack(state: FlowState, stack: readonly Frame[]): FlowState {
  return { ...state, stack: stack.slice(-stackDepth) };
}

function withTop(state: FlowState, top: Frame): FlowState {
  return withStack(state, [...state.stack.filter(({ goal }) => goal !== top.goal), top]);
}

function withoutGoal(state: FlowState, goal: string): FlowState {
  return withStack(
    state,
    state.stack.filter((frame) => frame.goal !== goal),
  );
}

function patched(slots: Notes, patch: Notes | undefined): Notes {
  const next = { ...slots, ...patch };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
