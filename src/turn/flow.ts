/**
 * The dialog engine: hears a burst of messages, decides which goals they serve, runs their steps and keeps the rest
 * waiting with their slots. State is plain JSON inside the conversation, so a goal survives digressions, days and
 * restarts. Read in this order: said (domain), dialog (domain), flow-route, flow-run, flow-words, flow-answer.
 */
import type { Suggestion } from '../domain/card.ts';
import type { Concierge, ConciergeTurn } from '../domain/concierge.ts';
import type { Dialog, Expecting, Talk } from '../domain/dialog.ts';
import { commandOfValue, hear, isCourtesy, leadIntent, type Said } from '../domain/said.ts';
import type { Translate } from '../domain/wording.ts';
import { type Arrival, answerOf } from './flow-answer.ts';
import { type Dialogs, type Play, type Scene, said as say, topOf, withStack } from './flow-play.ts';
import { type Route, routeOf, type Steer } from './flow-route.ts';
import { answerAside, pursue, resume } from './flow-run.ts';
import { type FlowState, freshState, revive, rewound } from './flow-state.ts';
import { ask, choose, offerMenu, remind, welcomeBack } from './flow-words.ts';

export type FlowParts = {
  readonly dialogs: readonly Dialog[];
  /** The aside that answers what no dialog claims: it may still find something, or says honestly that it did not. */
  readonly fallback: Dialog;
  readonly say: Translate;
  /** What can be asked for, as chips, when nothing is in hand. */
  readonly menu: (talk: Talk) => readonly Suggestion[];
};

/** After this long a shopper is greeted back and asked whether to go on. */
const awayMs = 12 * 3_600_000; // twelve hours

/** So sure must a message of a burst be to be answered beside what the whole burst is about. */
const surelyAnother = 0.6;

export function createFlow(parts: FlowParts): Concierge {
  const dialogs: Dialogs = new Map(parts.dialogs.map((dialog) => [dialog.goal, dialog]));
  return {
    expecting: (saved, now) => expectedNext(revive(saved, dialogs, now).state, dialogs),
    async respond(turn, signal) {
      signal.throwIfAborted();
      const { state: kept, lost, known } = revive(turn.conversation.dialog, dialogs, turn.now);
      // a yes or no counts only for the answer right before it
      const { ifYes: _yes, ifNo: _no, undecided: _undecided, ...state } = kept;
      const talk = talkOf(turn, understood(turn, kept), kept, { say: parts.say, signal });
      const scene: Scene = { turn, talk, dialogs, fallback: parts.fallback, menu: parts.menu };
      const arrival: Arrival = { lost, known, away: known && turn.now.getTime() - kept.spokenMs >= awayMs };
      const play = await playTurn(scene, { state, replies: [], facts: {}, outcome: 'answered' }, arrival);
      signal.throwIfAborted();
      return answerOf(scene, play, arrival);
    },
  };
}

/** What the bot waits for: it helps the understander to read "the black one" or "42". */
function expectedNext(state: FlowState, dialogs: Dialogs): Expecting | undefined {
  if (state.ifYes !== undefined) return 'yes-no';
  const top = topOf({ state, dialogs });
  return top?.frame.asking === undefined ? undefined : top.dialog.slot(top.frame.asking)?.expecting;
}

/** A plain yes or no means what the last answer said it would mean. */
function understood(turn: ConciergeTurn, state: FlowState): Said {
  const said = heard(turn, state);
  const { intent, confidence } = leadIntent(said);
  const meant = intent === 'yes' ? state.ifYes : intent === 'no' ? state.ifNo : undefined;
  if (said.command || meant === undefined || confidence < 0.5) return said;
  return { ...said, command: commandOfValue(meant) };
}

/** With a choice between two goals comes what was written before it: nobody has to say it twice. */
function heard({ messages }: ConciergeTurn, { offers, undecided = [] }: FlowState): Said {
  const said = hear(messages, offers);
  if (undecided.length === 0 || !said.command?.name.startsWith('goal:')) return said;
  return { ...hear([...undecided, ...messages], offers), command: said.command };
}

function talkOf(
  { conversation, now }: ConciergeTurn,
  said: Said,
  { missed, notes, aside }: FlowState,
  { say, signal }: { say: Translate; signal: AbortSignal },
): Talk {
  const { locale } = conversation;
  return {
    said,
    conversation,
    locale,
    now,
    signal,
    say: (key, params) => say(locale, key, params),
    changed: [],
    missed,
    notes,
    ...(aside ? { lastAside: aside.goal } : {}),
  };
}

async function playTurn(scene: Scene, play: Play, { away }: Arrival): Promise<Play> {
  const { said } = scene.talk;
  const route = routed(scene, play);
  const waiting = play.state.stack.at(-1);
  const onlyGreets = route.to === 'nobody' || (route.to === 'dialog' && leadIntent(said).intent === 'greeting');
  if (away && waiting && onlyGreets && !said.command) return welcomeBack(scene, play, waiting);
  const begun = await withWholeGoal(scene, play, route);
  const next = begun.scene === scene ? route : routed(begun.scene, begun.play);
  return follow(await withAnother(begun.scene, begun.play, next), next);
}

type Prepared = { readonly scene: Scene; readonly play: Play };

/**
 * A goal that one message of the burst carries whole (an order with its proof) is settled before what the burst ends on.
 * One that would have to ask something stays out of it: two questions at once help nobody.
 */
async function withWholeGoal(scene: Scene, play: Play, route: Route): Promise<Prepared> {
  const { messages, command } = scene.talk.said;
  if (messages.length < 2 || command || route.to !== 'dialog') return { scene, play };
  // what the burst ends on is its goal, even where the words before it are the surer ones
  const end = routed(narrowed(scene, hear(messages.slice(-1), [])), play);
  const { goal } = end.to === 'dialog' && end.dialog.kind === 'goal' ? end.dialog : route.dialog;
  for (const message of messages.slice(0, -1)) {
    const single = narrowed(scene, hear([message], []));
    const own = routed(single, play);
    if (own.to !== 'dialog' || own.dialog.kind !== 'goal' || own.dialog.goal === goal) continue;
    if (leadIntent(single.talk.said).confidence < surelyAnother) continue;
    const settled = await follow({ scene: single, play }, own);
    if (settled.state.stack.some((frame) => frame.goal === own.dialog.goal)) continue;
    const rest = messages.filter((other) => other !== message);
    return { scene: narrowed(scene, hear(rest, [])), play: settled };
  }
  return { scene, play };
}

/**
 * Two questions in one burst are both answered: the short one first, on its own words, then what the burst is about. An
 * answer that is itself an aside keeps only the messages that are about it.
 */
async function withAnother(scene: Scene, play: Play, route: Route): Promise<Prepared> {
  const { messages, command } = scene.talk.said;
  if (messages.length < 2 || command || route.to !== 'dialog') return { scene, play };
  const alone = messages.map((message) => narrowed(scene, hear([message], [])));
  const another = alone.find((single) => isAnother(single, play, route.dialog));
  if (!another) return { scene, play };
  const other = routed(another, play);
  if (other.to !== 'dialog') return { scene, play };
  const rest = narrowed(
    scene,
    hear(
      messages.filter((message) => !another.talk.said.messages.includes(message)),
      [],
    ),
  );
  const first = await answerAside(another, { ...play, state: { ...play.state, stack: [] } }, other.dialog);
  return { scene: rest, play: { ...first, state: { ...first.state, stack: play.state.stack } } };
}

function isAnother(single: Scene, play: Play, main: Dialog): boolean {
  const { intent, confidence } = leadIntent(single.talk.said);
  if (isCourtesy(intent) || confidence < surelyAnother) return false;
  const route = routed(single, play);
  return route.to === 'dialog' && route.dialog.kind === 'aside' && route.dialog.goal !== main.goal;
}

const narrowed = (scene: Scene, said: Said): Scene => ({ ...scene, talk: { ...scene.talk, said } });

function routed({ talk, dialogs }: Scene, { state }: Play): Route {
  return routeOf({ said: talk.said, state, dialogs, talk });
}

async function follow({ scene, play }: Prepared, route: Route): Promise<Play> {
  switch (route.to) {
    case 'steer':
      return steer(scene, play, route.steer);
    case 'dialog':
      return route.dialog.kind === 'goal' ? pursue(scene, play, route.dialog) : answerAside(scene, play, route.dialog);
    case 'choice':
      return choose(scene, play, route.between);
    case 'nobody': {
      const top = topOf({ state: play.state, dialogs: scene.dialogs });
      if (top?.frame.asking === undefined) return answerAside(scene, play, scene.fallback);
      return ask(scene, play, top.dialog, top.frame, top.frame.asking);
    }
    default:
      return route satisfies never;
  }
}

async function steer(scene: Scene, play: Play, where: Steer): Promise<Play> {
  const { talk, dialogs } = scene;
  const top = topOf({ state: play.state, dialogs });
  const below = withStack(play, play.state.stack.slice(0, -1));
  switch (where) {
    case 'start-over': {
      const state = { ...freshState(talk.now), notes: play.state.notes };
      return offerMenu(scene, { ...play, state }, 'flow.start-over');
    }
    case 'help':
      return remind(scene, offerMenu(scene, play, 'flow.help'));
    case 'no-person':
      return remind(scene, say(play, { text: talk.say('flow.no-person') }));
    case 'go-on':
      if (!top) return offerMenu(scene, play, 'flow.help');
      if (top.frame.asking === undefined) return resume(scene, play, top.dialog, top.frame);
      return ask(scene, play, top.dialog, { ...top.frame, tries: 0 }, top.frame.asking);
    case 'cancel': {
      if (!top) return offerMenu(scene, play, 'flow.nothing-to-cancel');
      const topic = top.dialog.topic(top.frame.slots, talk);
      const left = say(below, { text: talk.say('flow.cancelled', { topic }) });
      return left.state.stack.length > 0 ? remind(scene, left) : offerMenu(scene, left, 'flow.what-else');
    }
    case 'back': {
      const before = top && rewound(top.frame);
      if (top && before) return resume(scene, play, top.dialog, before);
      return below.state.stack.length > 0 ? remind(scene, below) : offerMenu(scene, below, 'flow.nothing-to-go-back');
    }
    default:
      return where satisfies never;
  }
}
