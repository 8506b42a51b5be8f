/** A conversation set as a script: the hand-over stands where it happened, the earlier part folds, notes keep their time. */
import { expect, test } from '@jest/globals';
import { fold, type ScriptParts, scriptOf } from '../../handoff-console/desk/script.ts';
import { openedThread } from '../../handoff-console/desk/thread.ts';
import { fixtureAdvisors, fixtureCases } from '../support/desk-fixtures.ts';
import { createDeskModel } from '../support/desk-model.ts';

const ines = { advisorId: 'ines', name: 'Ines Moreau' };

function partsOf(conversationId: string, me = ines): ScriptParts {
  const answer = createDeskModel(fixtureAdvisors(), fixtureCases()).openFor(me.advisorId, conversationId);
  if ('refused' in answer) throw new Error(answer.refused);
  const { messages, notes, floor, briefing } = openedThread(answer);
  return { messages, notes, floor, briefing, me };
}

const kinds = (parts: ScriptParts) => scriptOf(parts).map(({ kind }) => kind);

test('the house’s "joined" line becomes the hand-over, with the wait and the number of reasons', () => {
  const entries = scriptOf(partsOf('camille'));
  const handover = entries.find((entry) => entry.kind === 'handover');
  expect(handover).toMatchObject({ to: 'you', waitedSeconds: 38, reasons: 4, phase: 'human' });
  expect(entries.indexOf(handover ?? entries[0] ?? fail())).toBe(8);
});

test('seen by a colleague it names who has it', () => {
  const handover = scriptOf(partsOf('camille', { advisorId: 'leo', name: 'Léo Tremblay' })).find(
    (entry) => entry.kind === 'handover',
  );
  expect(handover).toMatchObject({ to: { name: 'Ines Moreau' } });
});

test('without that line the hand-over stands before the first words of the advisor', () => {
  const parts = partsOf('jonas');
  expect(kinds(parts)).toEqual(['said', 'handover', 'said']);
  expect(scriptOf(parts).map(({ phase }) => phase)).toEqual(['bot', 'human', 'human']);
});

test('while somebody waits there is no hand-over yet', () => {
  expect(new Set(kinds(partsOf('hiroshi')))).toEqual(new Set(['said']));
});

test('the spine is the Concierge’s until the hand-over and the advisor’s after it', () => {
  const phases = scriptOf(partsOf('camille')).map(({ phase }) => phase);
  expect(phases.slice(0, 8)).toEqual(Array(8).fill('bot'));
  expect(phases.slice(8)).toEqual(Array(4).fill('human'));
});

test('a note stands between the lines of its time', () => {
  expect(kinds(partsOf('camille')).slice(-3)).toEqual(['said', 'note', 'said']);
});

test('folding keeps the two lines that led to the hand-over', () => {
  const { folded, shown } = fold(scriptOf(partsOf('camille')));
  expect(folded).toHaveLength(6);
  expect(shown[2]?.kind).toBe('handover');
});

test('the shopper’s last words stay in sight, however much the house said while they waited', () => {
  const parts = partsOf('camille');
  const joined = parts.messages.findIndex(
    (message) => message.card?.kind === 'notice' && message.card.tone === 'joined',
  );
  const [before, after] = [parts.messages.slice(0, joined), parts.messages.slice(joined)];
  const last = before.findLast((message) => message.author.kind === 'shopper') ?? fail();
  const waited = ['Of course.', 'Nobody is at the desk yet.', 'You are next.'].map((text, index) => ({
    ...last,
    id: `waited-${index}`,
    author: { kind: index === 0 ? ('bot' as const) : ('system' as const) },
    text,
  }));
  const { shown } = fold(scriptOf({ ...parts, messages: [...before, ...waited, ...after] }));
  expect(shown[0]).toMatchObject({ kind: 'said', message: { id: last.id } });
});

test('a short conversation is not folded', () => {
  expect(fold(scriptOf(partsOf('jonas'))).folded).toEqual([]);
});

function fail(): never {
  throw new Error('nothing was set');
}
