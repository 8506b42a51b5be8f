/** Runs dialogs: fills their slots from what was said, takes their step, and puts their frame where it belongs. */
import type { Dialog } from '../domain/dialog.ts';
import {
  type AnyStep,
  learnt,
  type Play,
  patched,
  type Scene,
  said,
  withoutGoal,
  withStack,
  withTop,
} from './flow-play.ts';
import { slotsOf } from './flow-route.ts';
import { advanced, type Frame, newFrame } from './flow-state.ts';
import { ask, remind } from './flow-words.ts';

/** Starts a goal, or lifts it to the top with what it already knows, and runs it on the message. */
export function pursue(scene: Scene, play: Play, dialog: Dialog): Promise<Play> {
  const { stack } = play.state;
  const waiting = stack.find(({ goal }) => goal === dialog.goal);
  // asked for by name, a goal that was only left open begins afresh
  const isAskedFor = scene.talk.said.command?.name === `goal:${dialog.goal}`;
  const frame = waiting && !(isAskedFor && waiting.asking === undefined) ? waiting : newFrame(dialog);
  const others = stack.filter(({ goal }) => goal !== dialog.goal);
  const { slots, changed } = dialog.fill(frame.slots, scene.talk.said, frame.asking);
  return run(scene, withStack(play, [...others, frame]), dialog, { frame, slots, changed, remember: true });
}

/** Runs a goal on what it knows, without hearing anything new. A step back is no step to go back to. */
export function resume(scene: Scene, play: Play, dialog: Dialog, frame: Frame): Promise<Play> {
  return run(scene, play, dialog, { frame, slots: frame.slots, changed: [], remember: false });
}

type Filled = { readonly frame: Frame; readonly remember: boolean } & ReturnType<Dialog['fill']>;

async function run(
  scene: Scene,
  play: Play,
  dialog: Dialog,
  { frame, slots, changed, remember }: Filled,
): Promise<Play> {
  const step = await dialog.step(slots, { ...scene.talk, notes: play.state.notes, changed });
  const known = patched(slots, step.slots);
  const moved = remember && !sameJson(known, frame.slots) ? advanced(frame, known) : { ...frame, slots: known };
  const answered = learnt(said(play, ...step.replies), step);
  return settle(scene, answered, dialog, { frame: moved, next: step.next, progressed: changed.length > 0 });
}

type Outcome = { readonly frame: Frame; readonly next: AnyStep['next']; readonly progressed: boolean };

function settle(scene: Scene, play: Play, dialog: Dialog, { frame, next, progressed }: Outcome): Play {
  const { asking: before, reminded: _, ...rest } = frame;
  if (next === 'open') return withTop(play, { ...rest, tries: 0 });
  if (next === 'done') return remind(scene, withoutGoal(play, frame.goal));
  const isNew = progressed || before !== next.ask;
  return ask(scene, play, dialog, { ...rest, tries: isNew ? 0 : frame.tries }, next.ask);
}

/** Answers at once and gives the word back to the goal below. */
export async function answerAside(scene: Scene, play: Play, dialog: Dialog): Promise<Play> {
  const { slots, changed } = dialog.fill(slotsOf(dialog, play.state), scene.talk.said, undefined);
  const step = await dialog.step(slots, { ...scene.talk, notes: play.state.notes, changed });
  const aside = { ...newFrame(dialog), slots: patched(slots, step.slots) };
  const answered = learnt(said({ ...play, state: { ...play.state, aside } }, ...step.replies), step);
  return step.next === 'done' ? remind(scene, answered) : answered;
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
