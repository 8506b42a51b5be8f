/** Who may look into a conversation: every kind of advisor against every state that a conversation can be in. */
import { expect, test } from '@jest/globals';
import { maySee } from '../../src/domain/access.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Handoff } from '../../src/domain/handoff.ts';
import { advisorId, handoffId } from '../../src/domain/ids.ts';
import type { Advisor } from '../../src/domain/participant.ts';

const at = new Date(0);
const person = (id: string, rest: Partial<Advisor> = {}): Advisor => ({
  id: advisorId(id),
  name: id,
  email: `${id}@house.example`,
  role: 'advisor',
  storeId: 'paris',
  languages: ['en'],
  skills: [],
  capacity: 3,
  ...rest,
});

const people = {
  holder: person('ines'),
  colleague: person('paul'),
  elsewhere: person('leo', { storeId: 'montreal' }),
  'elsewhere, whole house': person('mei', { storeId: 'london', scope: 'house' }),
  supervisor: person('sofia', { role: 'supervisor', storeId: 'montreal' }),
};
const { storeId: _none, ...unplaced } = person('max');

const handoff = (rest: Partial<Handoff>): Handoff => ({
  id: handoffId('h.1.c'),
  state: 'accepted',
  openedAt: at,
  openedSeq: 1,
  reasons: [],
  score: 1,
  priority: 'normal',
  policyVersion: 1,
  ...rest,
});
const byInes = { acceptedBy: { advisorId: advisorId('ines'), name: 'ines', storeId: 'paris' } };
const held = {
  heldBy: 'advisor',
  handoffId: handoffId('h.1.c'),
  advisorId: advisorId('ines'),
  name: 'ines',
  sinceAt: at,
};
const conversation = (state: object) => ({ pastHandoffs: [], ...state }) as unknown as Conversation;

const states: readonly [what: string, Conversation, sees: readonly (keyof typeof people)[]][] = [
  [
    'waits',
    conversation({ floor: { heldBy: 'queue' }, handoff: handoff({ state: 'waiting' }) }),
    Object.keys(people) as never,
  ],
  [
    'is held',
    conversation({ floor: held, handoff: handoff(byInes) }),
    ['holder', 'colleague', 'elsewhere, whole house', 'supervisor'],
  ],
  [
    'is over',
    conversation({ floor: { heldBy: 'bot' }, pastHandoffs: [handoff({ ...byInes, state: 'completed' })] }),
    ['holder', 'colleague', 'elsewhere, whole house', 'supervisor'],
  ],
  ['never reached a desk', conversation({ floor: { heldBy: 'bot' } }), ['supervisor']],
  [
    'is kept for somebody of another boutique',
    conversation({ floor: held, handoff: handoff({ ...byInes, offeredTo: advisorId('leo') }) }),
    ['holder', 'colleague', 'elsewhere', 'elsewhere, whole house', 'supervisor'],
  ],
  [
    'was held before boutiques were written down',
    conversation({
      floor: { heldBy: 'bot' },
      pastHandoffs: [handoff({ acceptedBy: { advisorId: advisorId('ines'), name: 'ines' } })],
    }),
    ['holder', 'elsewhere, whole house', 'supervisor'],
  ],
];

test.each(states)('a conversation that %s', (_what, state, sees) => {
  const may = Object.entries(people)
    .filter(([, advisor]) => maySee(advisor, state))
    .map(([who]) => who);
  expect(may).toEqual([...sees]);
});

test('of no boutique is not of the same boutique', () => {
  const placeless = conversation({
    floor: { heldBy: 'bot' },
    pastHandoffs: [handoff({ acceptedBy: { advisorId: advisorId('ann'), name: 'ann' } })],
  });
  expect(maySee(unplaced, placeless)).toBe(false);
});
