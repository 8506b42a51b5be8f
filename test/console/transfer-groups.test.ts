/** Whom a conversation can be given to. */
import { expect, test } from '@jest/globals';
import { groupsOf, targetOf } from '../../handoff-console/actions/transfer-groups.ts';
import type { PresenceRow } from '../../src/protocol/desk/rows.ts';

const row = (advisorId: string, more: Partial<PresenceRow> = {}): PresenceRow => ({
  advisorId,
  name: advisorId,
  status: 'available',
  load: 0,
  capacity: 4,
  languages: ['en'],
  ...more,
});

test('lists who could take it first, and how many of a boutique or a field are free', () => {
  const { colleagues, stores, skills } = groupsOf(
    [
      row('me', { storeId: 'paris' }),
      row('away', { status: 'away', storeId: 'lyon', store: 'Lyon', skills: ['refund'] }),
      row('full', { load: 4, storeId: 'lyon', store: 'Lyon', skills: ['refund'] }),
      row('transfers', { status: 'transfers', load: 1, skills: ['gift'] }),
      row('free', { storeId: 'milan', store: 'Milan' }),
    ],
    'me',
  );
  expect(colleagues.map(({ advisorId }) => advisorId)).toEqual(['free', 'full', 'transfers', 'away']);
  expect(stores).toEqual([
    { value: 'store:lyon', name: 'Lyon', free: 0 },
    { value: 'store:milan', name: 'Milan', free: 1 },
  ]);
  expect(skills).toEqual([
    { value: 'skill:gift', name: 'gift', free: 1 },
    { value: 'skill:refund', name: 'refund', free: 0 },
  ]);
});

test.each([
  ['advisor:leo', { advisorId: 'leo' }],
  ['store:paris', { store: 'paris' }],
  ['skill:size-fit', { skill: 'size-fit' }],
])('%s', (value, target) => {
  expect(targetOf(value)).toEqual(target);
});
