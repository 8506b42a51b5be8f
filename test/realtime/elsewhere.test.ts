/** Who looks on other nodes: believed while it is said again, and forgotten with the node that said it. */
import { expect, test } from '@jest/globals';
import { createElsewhere, sayAgainMs } from '../../src/realtime/desk/elsewhere.ts';

const ines = { advisorId: 'ines', name: 'Inès' };
const leo = { advisorId: 'leo', name: 'Léo' };

test('a node that has died is forgotten, and whoever watches is told; the others stay', () => {
  let nowMs = 0;
  const elsewhere = createElsewhere(() => nowMs);
  elsewhere.heard('dead', 'c_1', [ines]);
  elsewhere.heard('alive', 'c_1', [leo]);
  elsewhere.heard('dead', 'c_2', [ines]);
  nowMs = 2 * sayAgainMs;
  elsewhere.heard('alive', 'c_1', [leo]);
  expect(elsewhere.forgetSilent()).toEqual([]);
  nowMs = 3 * sayAgainMs;
  expect(elsewhere.forgetSilent()).toEqual(['c_1', 'c_2']);
  expect(elsewhere.watchers('c_1')).toEqual([leo]);
  expect(elsewhere.forgetSilent()).toEqual([]);
});
