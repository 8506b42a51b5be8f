/** What became of our own messages is noted soon and together, and never costs a shopper the answer in progress. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import { createReportWakes } from '../../src/turn/reports.ts';
import { type CorridorRig, corridorRig, EchoBot, gate, type Node } from '../support/corridor-rig.ts';

let rig: CorridorRig;

beforeEach(() => {
  rig = corridorRig();
});
afterEach(() => rig.close());

const reports = ({ ingress }: Node, key: string, seq: number) =>
  ingress.submitAll([
    {
      conversationId: rig.id,
      key: `web:${key}`,
      body: { kind: 'delivery:reported', state: 'delivered', seq, providerIds: [] },
    },
  ]);

test('a report during an answer: the answer is not begun again, and the report is noted after it', async () => {
  const thinking = gate();
  let asked = 0;
  const bot = new EchoBot(() => {
    asked += 1;
    return thinking.pass();
  });
  const node = rig.node('a', { bot });
  await rig.says(node, 'where is my order?');
  await thinking.reached;
  expect(await reports(node, 'r1', 1)).toEqual(['stored']);
  // Longer than the look at what nobody woke us for: it must not disturb the answer either.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  thinking.open();
  await rig.until('the report', ({ receipts }) => receipts?.marks.some(({ seq }) => seq === 1) === true);
  expect(asked).toBe(1);
});

test('a report on a conversation that is not there is told so and opens none', async () => {
  const node = rig.node('a');
  expect(await reports(node, 'r1', 1)).toEqual(['unknown']);
  await node.corridor.idle();
  expect(await rig.store.transcripts.conversation(rig.id)).toBeUndefined();
});

describe('when reports wake a lane', () => {
  const camille = conversationId('c_camille');
  const jonas = conversationId('c_jonas');

  test('the first at once, the next ones together', () => {
    const woken: string[] = [];
    const wakes = createReportWakes((id) => woken.push(id));
    for (let n = 0; n < 10; n += 1) wakes.note(camille);
    wakes.note(jonas);
    expect(woken).toEqual([camille, jonas]);
    expect([wakes.waits(camille), wakes.waits(jonas)]).toEqual([true, false]);
    wakes.flush();
    expect(woken).toEqual([camille, jonas, camille]);
    wakes.stop();
  });

  test('what a lane has looked at meanwhile needs no wake of its own', () => {
    const woken: string[] = [];
    const wakes = createReportWakes((id) => woken.push(id));
    wakes.note(camille);
    wakes.note(camille);
    wakes.seen(camille);
    wakes.flush();
    expect(woken).toEqual([camille]);
    wakes.stop();
  });
});
