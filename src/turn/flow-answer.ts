/** From a finished play to the answer: what frames it, where its chips go, what is kept for the next message. */
import type { Suggestion } from '../domain/card.ts';
import type { ConciergeAnswer, Reply } from '../domain/concierge.ts';
import { leadIntent, sureness } from '../domain/said.ts';
import type { Play, Scene } from './flow-play.ts';
import type { FlowState } from './flow-state.ts';
import { offerPerson } from './flow-words.ts';

/** How the shopper comes to this turn. */
export type Arrival = {
  /** The thread of an older version could not be taken up. */
  readonly lost: boolean;
  /** They have talked with the concierge before. */
  readonly known: boolean;
  /** After hours or days. */
  readonly away: boolean;
};

const chipsShown = 5;

export function answerOf(scene: Scene, play: Play, arrival: Arrival): ConciergeAnswer {
  const whole = withOffer(scene, withOpening(scene, play, arrival));
  const replies = chipsLast(whole.replies);
  const misunderstood = whole.outcome === 'failed' && whole.state.stack.at(-1)?.asking === undefined;
  const dialog: FlowState = {
    ...whole.state,
    spokenMs: scene.talk.now.getTime(),
    offers: (replies.at(-1)?.suggestions ?? []).map(({ label, value }) => ({ label, value })),
    missed: misunderstood ? whole.state.missed + 1 : 0,
  };
  // what is no longer asked is no longer open
  return { openQuestions: [], ...whole.facts, dialog, replies, outcome: whole.outcome };
}

/** A word for the lost thread, a welcome back, a greeting returned: in front of the first sentence, not instead of it. */
function withOpening({ talk }: Scene, play: Play, { lost, known, away }: Arrival): Play {
  const hasSubstance = play.outcome !== 'asked' && play.outcome !== 'small-talk';
  const greets = sureness(talk.said, 'greeting') >= 0.5 && leadIntent(talk.said).intent !== 'greeting';
  const words = [
    ...(lost ? [talk.say('flow.lost-thread')] : []),
    ...(away && hasSubstance ? [talk.say('flow.good-to-see-you')] : []),
    ...(greets && !known ? [talk.say('flow.hello')] : []),
  ];
  const [first, ...rest] = play.replies;
  if (!first || words.length === 0) return play;
  return { ...play, replies: [{ ...first, text: [...words, first.text].join(' ') }, ...rest] };
}

/** Escalation asked for it: the answer ends with the offer, once, unless a yes would then have two meanings. */
function withOffer(scene: Scene, play: Play): Play {
  const asksYesOrNo = play.outcome === 'asked' && play.state.ifYes !== undefined;
  const isSettled = play.facts.wantsPerson !== undefined || play.state.ifYes === 'person' || asksYesOrNo;
  return scene.turn.offerPerson && !isSettled ? offerPerson(scene, play) : play;
}

/** Chips belong under the last message, each once: that is where a thumb looks for them. */
function chipsLast(replies: readonly Reply[]): readonly Reply[] {
  const last = replies.at(-1);
  if (!last) return replies;
  const chips = fewest(replies.flatMap(({ suggestions }) => suggestions ?? []));
  const bare = replies.map(({ suggestions: _, ...reply }) => reply);
  const { suggestions: _own, ...plain } = last;
  return chips.length === 0 ? bare : [...bare.slice(0, -1), { ...plain, suggestions: chips }];
}

/** A person stays within reach however many chips there are. */
function fewest(chips: readonly Suggestion[]): readonly Suggestion[] {
  const once = chips.filter((chip, at) => chips.findIndex(({ value }) => value === chip.value) === at);
  if (once.length <= chipsShown) return once;
  const person = once.filter(({ value }) => value === 'person');
  return [...once.filter(({ value }) => value !== 'person').slice(0, chipsShown - person.length), ...person];
}
