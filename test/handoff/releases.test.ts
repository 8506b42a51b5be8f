/** How long a shopper waits for an advisor whose connection is gone. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createReleases, type ReleaseParts } from '../../src/handoff/releases.ts';
import { aConversation } from '../support/spoken.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each([0, 3_700, 9_999])(
  'gone %d ms after a round: released when the grace is over, not some rounds later',
  async (goneAt) => {
    let now = 0;
    const released: number[] = [];
    const held = [{ conversation: aConversation, advisorId: 'ines', sinceAt: new Date(0) }];
    const releases = createReleases({
      board: { held: () => held } as unknown as ReleaseParts['board'],
      presence: { silentMs: () => (now < goneAt ? undefined : now - goneAt) },
      desk: { release: async () => void released.push(now) } as unknown as ReleaseParts['desk'],
      goneMs: 60_000,
      failed: (cause) => {
        throw cause;
      },
    });
    releases.start();
    for (; released.length === 0 && now < 120_000; now += 100) await jest.advanceTimersByTimeAsync(100);
    releases.stop();
    const waited = (released[0] ?? Number.NaN) - goneAt;
    expect(waited).toBeGreaterThanOrEqual(60_000 - 200);
    expect(waited).toBeLessThanOrEqual(61_200);
  },
);
