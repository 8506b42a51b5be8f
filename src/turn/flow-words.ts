/** What the flow itself says: questions and their second wording, the way back to a goal, a person within reach. */
import type { Card } from '../domain/card.ts';
import type { Dialog, Talk } from '../domain/dialog.ts';
import { type Play, type Scene, said, topOf, withTop } from './flow-play.ts';
import type { Frame } from './flow-state.ts';

/** Questions put this often without an answer bring a person into play. */
const triesBeforePerson = 3;

type Asked = ReturnType<Dialog['slot']>;

/** Puts a question: in other words the second time, with a person in reach the third. */
export function ask(scene: Scene, play: Play, dialog: Dialog, frame: Frame, name: string): Play {
  const { talk } = scene;
  const slot = dialog.slot(name);
  const tries = frame.tries + 1;
  const question = questionOf(talk, slot, tries);
  const failed = tries > 1 || play.outcome === 'failed';
  const waiting = withTop({ ...play, outcome: failed ? 'failed' : 'asked' }, { ...frame, asking: name, tries });
  const put = said(waiting, { text: question, suggestions: slot?.chips?.(talk) ?? [], ...cardOf(talk, slot, tries) });
  const open = { ...put, facts: { ...put.facts, openQuestions: [...(put.facts.openQuestions ?? []), question] } };
  return tries >= triesBeforePerson ? offerPerson(scene, open) : open;
}

/** Back to what was in hand before an aside or a finished goal. */
export function remind(scene: Scene, play: Play): Play {
  const top = topOf({ state: play.state, dialogs: scene.dialogs });
  // an open yes-or-no is the only question an answer should end with
  if (!top || play.state.ifYes !== undefined) return play;
  const { frame, dialog } = top;
  const { talk } = scene;
  const topic = dialog.topic(frame.slots, talk);
  if (frame.asking !== undefined) {
    const slot = dialog.slot(frame.asking);
    const text = talk.say('flow.back-to', { topic, question: questionOf(talk, slot, 1) });
    return said(play, { text, suggestions: slot?.chips?.(talk) ?? [] });
  }
  // a goal that waits for nothing is mentioned once, and only after something of substance
  if (frame.reminded || play.outcome !== 'answered') return play;
  const text = talk.say('flow.back-to-open', { topic });
  return said(withTop(play, { ...frame, reminded: true }), { text, suggestions: dialog.chips(frame.slots, talk) });
}

/** A sentence with everything that can be asked for. */
export function offerMenu({ talk, menu }: Scene, play: Play, key: string): Play {
  return said(play, { text: talk.say(key), suggestions: menu(talk) });
}

export function offerPerson({ talk }: Scene, play: Play): Play {
  const chip = { label: talk.say('chip.person'), value: 'person' };
  const offered = said(play, { text: talk.say('flow.offer-person'), suggestions: [chip] });
  return { ...offered, state: { ...offered.state, ifYes: 'person', ifNo: 'flow:no-person' } };
}

/** Two goals are as likely: one short question instead of a wrong guess. */
export function choose({ talk, turn }: Scene, play: Play, between: readonly [Dialog, Dialog]): Play {
  const chips = between.map(({ goal }) => ({ label: talk.say(`chip.${goal}`), value: `goal:${goal}` }));
  const person = { label: talk.say('chip.person'), value: 'person' };
  const asked = said(play, { text: talk.say('flow.which-of-two'), suggestions: [...chips, person] });
  return { ...asked, state: { ...asked.state, undecided: turn.messages }, outcome: 'asked' };
}

/** Days later: greeted, and asked whether to go on. */
export function welcomeBack({ talk, dialogs }: Scene, play: Play, waiting: Frame): Play {
  const topic = dialogs.get(waiting.goal)?.topic(waiting.slots, talk) ?? '';
  const chips = [
    { label: talk.say('chip.go-on'), value: 'flow:go-on' },
    { label: talk.say('chip.start-over'), value: 'flow:start-over' },
  ];
  const greeted = said(play, { text: talk.say('flow.welcome-back', { topic }), suggestions: chips });
  return {
    ...greeted,
    state: { ...greeted.state, ifYes: 'flow:go-on', ifNo: 'flow:start-over' },
    outcome: 'asked',
  };
}

function questionOf(talk: Talk, slot: Asked, tries: number): string {
  if (slot?.question === undefined) return '';
  return talk.say(tries > 1 ? `${slot.question}-again` : slot.question);
}

/** A form saves typing, once: a shopper who writes instead is not shown it again. */
function cardOf(talk: Talk, slot: Asked, tries: number): { card?: Card } {
  const card = tries === 1 ? slot?.card?.(talk) : undefined;
  return card ? { card } : {};
}
