/** The proof of the live desk: whatever happens, snapshot before + events = snapshot after, with the console's own reducer. */
import { describe, expect, test } from '@jest/globals';
import {
  type DeskState,
  emptyDesk,
  readyThread,
  withEvent,
  withHead,
  withSnapshot,
  withSync,
  withThreadOpened,
} from '../../handoff-console/desk/desk-state.ts';
import { openedThread } from '../../handoff-console/desk/thread.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import { fixtureAdvisors, fixtureCases } from '../support/desk-fixtures.ts';
import { createDeskModel, type DeskModel } from '../support/desk-model.ts';
import { type Random, seeded } from '../support/random.ts';

const me = 'ines';
const seed = Number(process.env['SEED'] ?? 20_261_121);
const runs = 300;

/** Anything that can happen at a desk, whether it is allowed at that moment or not. */
function happens(model: DeskModel, random: Random): void {
  const one = random.pick(model.cases);
  const who = random.pick(model.advisors).advisorId;
  const { conversationId, handoffId } = one;
  const acts: (() => unknown)[] = [
    () => model.claim(who, handoffId),
    () => model.claim(me, handoffId),
    () => model.shopperSays(conversationId, `words ${random.below(1000)}`, random.next() * 2 - 1),
    () => model.say(who, conversationId, `c${random.below(20)}`, 'Good evening.'),
    () => model.handBack(who, conversationId),
    () => model.resolve(me, conversationId),
    () => model.transfer(who, conversationId, random.pick(model.advisors).advisorId),
    () => model.setPresence(who, random.pick(['available', 'busy', 'transfers', 'away'] as const)),
    () => model.note(who, conversationId, `n${random.below(1000)}`, 'Set it aside.'),
    () =>
      model.correct(who, conversationId, 1 + random.below(3), random.chance(0.7) ? { intents: ['refund'] } : undefined),
    () => model.read(me, conversationId, one.messages.length),
    () => model.shopperReads(conversationId),
    () => model.shopperTypes(conversationId, random.chance(0.5)),
    () => (one.heldBy.kind === 'bot' ? model.shopperWaits(conversationId) : undefined),
    () => (one.heldBy.kind === 'queue' ? model.shopperCancels(conversationId) : undefined),
  ];
  random.pick(acts)();
}

function begin(random: Random, clock: { now: number }): DeskModel {
  const model = createDeskModel(fixtureAdvisors(), fixtureCases(clock.now), () => {
    clock.now += 1 + random.below(5_000);
    return clock.now;
  });
  for (let step = random.below(15); step > 0; step -= 1) happens(model, random);
  return model;
}

function opened(state: DeskState, model: DeskModel, conversationId: string, after?: number): DeskState {
  const answer = model.openFor(me, conversationId, after);
  if ('refused' in answer) throw new Error(answer.refused);
  return withThreadOpened(state, answer);
}

describe(`over ${runs} random evenings (SEED=${seed})`, () => {
  test('snapshot before + events = snapshot after, for the lists and for an open thread', () => {
    for (let run = 0; run < runs; run += 1) {
      const random = seeded(seed + run);
      const model = begin(random, { now: Date.parse('2026-11-21T15:00:00.000Z') });
      let state = opened(withSnapshot(emptyDesk, model.snapshotFor(me)), model, 'camille');
      const seen: DeskEvent[] = [];
      model.onEvent((advisorId, event) => {
        if (advisorId === me) seen.push(event);
      });
      for (let step = 5 + random.below(40); step > 0; step -= 1) happens(model, random);
      for (const event of seen) state = withEvent(state, event, me);
      expect(state.desk).toEqual(model.snapshotFor(me));
      expect(threadFacts(state)).toEqual(threadFacts(opened(emptyDesk, model, 'camille')));
    }
  });

  test('lost, repeated and late events are noticed, and a sync brings the same state', () => {
    for (let run = 0; run < runs; run += 1) {
      const random = seeded(seed + 1_000_000 + run);
      const model = begin(random, { now: Date.parse('2026-11-21T15:00:00.000Z') });
      let state = opened(withSnapshot(emptyDesk, model.snapshotFor(me)), model, 'camille');
      const arrives: DeskEvent[] = [];
      model.onEvent((advisorId, event) => {
        if (advisorId !== me || random.chance(0.2)) return;
        arrives.push(event, ...(random.chance(0.2) ? [event] : []));
      });
      for (let step = 5 + random.below(30); step > 0; step -= 1) happens(model, random);
      for (const event of arrives) {
        state = withEvent(state, event, me);
        if (state.behind && random.chance(0.5)) state = synced(state, model);
      }
      state = withHead(state, model.snapshotFor(me).seq);
      if (state.behind) state = synced(state, model);
      expect(state.desk).toEqual(model.snapshotFor(me));
      expect(threadFacts(state)).toEqual(threadFacts(opened(emptyDesk, model, 'camille')));
    }
  });
});

function synced(state: DeskState, model: DeskModel): DeskState {
  return withSync(state, { events: model.eventsAfter(me, state.desk?.seq ?? 0) }, me);
}

/** Place in the queue is told by its own event only when it is asked for, so it is left out. */
function threadFacts(state: DeskState) {
  const thread = readyThread(state, 'camille');
  return {
    messages: thread?.messages,
    notes: thread?.notes.toSorted((a, b) => a.id.localeCompare(b.id)),
    corrections: thread?.corrections.toSorted((a, b) => `${a.seq}${a.by.name}`.localeCompare(`${b.seq}${b.by.name}`)),
    readByShopper: thread?.readByShopper,
    emotion: thread?.briefing.emotion,
    heldBy: thread?.floor.heldBy,
    behind: thread?.behind,
  };
}

test('the comparison can fail: without one event the lists differ', () => {
  const model = createDeskModel(fixtureAdvisors(), fixtureCases());
  const before = withSnapshot(emptyDesk, model.snapshotFor(me));
  const after = before.desk?.seq ?? 0;
  model.claim('leo', 'handoff-hiroshi');
  const skipped = model.eventsAfter(me, after).filter((event) => event.name !== 'queue:removed');
  const renumbered = skipped.map((event, index) => ({ ...event, seq: after + index + 1 }));
  const state = renumbered.reduce((next, event) => withEvent(next, event, me), before);
  expect(state.desk?.queue).not.toEqual(model.snapshotFor(me).queue);
});

test('an event that skips a number is not taken, and the state says so', () => {
  const model = createDeskModel(fixtureAdvisors(), fixtureCases());
  const state = withSnapshot(emptyDesk, model.snapshotFor(me));
  model.setPresence('leo', 'busy');
  model.setPresence('mei', 'available');
  const [, second] = model.eventsAfter(me, state.desk?.seq ?? 0);
  if (second === undefined) throw new Error('two events were expected');
  const behind = withEvent(state, second, me);
  expect(behind.behind).toBe(true);
  expect(behind.desk).toBe(state.desk);
});

test('a new snapshot after a lost link marks open threads, so that they are asked for again', () => {
  const model = createDeskModel(fixtureAdvisors(), fixtureCases());
  const state = opened(withSnapshot(emptyDesk, model.snapshotFor(me)), model, 'camille');
  const back = withSnapshot(state, model.snapshotFor(me));
  expect(readyThread(back, 'camille')?.behind).toBe(true);
  expect(readyThread(opened(back, model, 'camille', 11), 'camille')?.behind).toBe(false);
});

test('an opened thread is built from its answer alone', () => {
  const model = createDeskModel(fixtureAdvisors(), fixtureCases());
  const answer = model.openFor(me, 'jonas');
  if ('refused' in answer) throw new Error(answer.refused);
  expect(openedThread(answer).messages).toHaveLength(2);
});
