/** The ledger of promises: each made once, ended once, and none left in silence. */
import { describe, expect, test } from '@jest/globals';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import {
  type MadePromise,
  type NewPromise,
  openPromises,
  settlePromise,
  takenOver,
  undecided,
  withDecisions,
  withoutSuggestion,
  withPromise,
  withSuggestion,
} from '../../src/domain/promise.ts';
import { backing, byPressure, following, isOverdue, maySeeTask, shelfOf, type Task } from '../../src/domain/task.ts';

const now = new Date('2026-11-22T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const call: NewPromise = { kind: 'call-back', text: 'I will call you.', seq: 4, by: { kind: 'bot' }, dueAt: later(1) };
const made = withPromise([], call, now);
const [promise] = made as [MadePromise];

test('the same words make the same promise, whoever tells it again', () => {
  expect(withPromise(made, call, later(1))).toBe(made);
  expect(withPromise(made, { ...call, kind: 'hold' }, now)).toHaveLength(2);
});

test('a suggestion becomes a promise once, or goes', () => {
  const suggested = withSuggestion([], call, now);
  expect(suggested).toMatchObject([{ state: 'suggested' }]);
  expect(openPromises(suggested)).toEqual([]);
  expect(undecided(suggested)).toEqual([]);
  expect(withPromise(suggested, { ...call, owner: advisorId('ines') }, now)).toMatchObject([
    { state: 'open', owner: 'ines' },
  ]);
  expect(withSuggestion(made, call, now)).toBe(made);
  expect(withoutSuggestion(suggested, promise.id)).toEqual([]);
  expect(withoutSuggestion(made, promise.id)).toEqual(made);
});

test('an end is final', () => {
  const kept = settlePromise(made, promise.id, { state: 'kept' }, later(1));
  expect(kept).toMatchObject([{ state: 'kept', endedAt: later(1) }]);
  expect(settlePromise(kept, promise.id, { state: 'broken', words: 'no' }, later(2))).toEqual(kept);
});

test('the ledger stays small: what ended long ago goes, what is open never does', () => {
  let ledger: readonly MadePromise[] = made;
  for (let seq = 10; seq < 60; seq++) {
    ledger = withPromise(ledger, { ...call, seq }, now);
    ledger = settlePromise(ledger, `p.${seq}.call-back`, { state: 'kept' }, now);
  }
  expect(ledger.length).toBeLessThan(20);
  expect(openPromises(ledger).map(({ id }) => id)).toEqual([promise.id]);
});

describe('at the end of a conversation', () => {
  const { id: promiseId } = promise;
  test.each([
    ['kept', [{ promiseId, as: 'kept' }], 'kept'],
    ['broken', [{ promiseId, as: 'broken', words: 'Too late.' }], 'broken'],
    ['handed over', [{ promiseId, as: 'handed-over', owner: advisorId('leo'), dueAt: later(5) }], 'open'],
  ] as const)('a promise that is %s is decided', (_how, decisions, state) => {
    expect(undecided(made, decisions)).toEqual([]);
    expect(withDecisions(made, decisions, now)).toMatchObject([{ state }]);
  });

  test('who says nothing about promises takes on the concierge’s, and has to decide about a person’s', () => {
    expect(undecided(made)).toEqual([]);
    expect(takenOver(made, advisorId('ines'))).toEqual([{ ...promise, owner: 'ines' }]);
    const owned = takenOver(made, advisorId('leo'));
    expect(takenOver(owned, advisorId('ines'))).toEqual(owned);
    const by = { kind: 'advisor', advisorId: advisorId('leo'), name: 'Léo' } as const;
    const word = withPromise([], { ...call, by, owner: by.advisorId }, now);
    expect(undecided(word)).toEqual(word);
    expect(takenOver(word, advisorId('ines'))).toEqual(word);
  });

  test('one that nobody mentions is not, nor is it by a decision about another', () => {
    expect(undecided(made, [])).toEqual(made);
    expect(undecided(made, [{ promiseId: 'p.9.hold', as: 'kept' }])).toEqual(made);
  });
});

describe('the task behind a promise', () => {
  const task = backing(promise, conversationId('c'), { shopper: 'Camille' });

  test('says the same as the promise', () => {
    expect(task).toMatchObject({ kind: 'call-back', text: 'I will call you.', state: 'open', shopper: 'Camille' });
    expect(isOverdue(task, later(2))).toBe(true);
    expect(isOverdue({ ...task, state: 'done' }, later(2))).toBe(false);
  });

  test('follows it to its end, and to another owner', () => {
    expect(following(task, { ...promise, state: 'kept', endedAt: later(1) })).toMatchObject({ state: 'done' });
    expect(following(task, { ...promise, state: 'withdrawn', words: 'She came.' })).toMatchObject({
      state: 'dropped',
      words: 'She came.',
    });
    expect(following(task, { ...promise, owner: advisorId('leo') })).toMatchObject({ advisorId: 'leo' });
    expect(following({ ...task, state: 'done' }, promise)).toMatchObject({ state: 'done' });
  });

  test('is seen by its owner, its author, everybody while it is nobody’s, and supervisors', () => {
    const mine: Task = { ...task, advisorId: advisorId('ines') };
    const sees = (id: string, role: 'advisor' | 'supervisor', of: Task) => maySeeTask({ id: advisorId(id), role }, of);
    expect([sees('ines', 'advisor', mine), sees('leo', 'advisor', mine), sees('sofia', 'supervisor', mine)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(sees('leo', 'advisor', task)).toBe(true);
    const written: Task = { ...mine, createdBy: { kind: 'advisor', advisorId: advisorId('leo'), name: 'Léo' } };
    expect(sees('leo', 'advisor', written)).toBe(true);
  });

  test('lies on the shelf of its owner and state', () => {
    expect(shelfOf(task)).toBe('nobody:open');
    expect(shelfOf({ advisorId: advisorId('ines'), state: 'done' })).toBe('ines:done');
  });

  test('what presses most stands first: put off is later, no time is last', () => {
    const at = (id: string, change: Partial<Task>): Task => ({ ...task, id, ...change });
    const { dueAt: _none, ...timeless } = at('timeless', {});
    const order = byPressure([
      timeless,
      at('later', { dueAt: later(3) }),
      at('put-off', { remindAt: later(2) }),
      at('now', {}),
    ]);
    expect(order.map(({ id }) => id)).toEqual(['now', 'put-off', 'later', 'timeless']);
  });
});
