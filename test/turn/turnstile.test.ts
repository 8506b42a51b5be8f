/** Lanes that wake together compute in slices: the door gets its turn between two of them, and nobody is overtaken. */
import { describe, expect, test } from '@jest/globals';
import { createTurnstile } from '../../src/turn/turnstile.ts';

const stepMs = 2;

function compute(): void {
  const until = performance.now() + stepMs;
  while (performance.now() < until);
}

describe('the turnstile of lanes', () => {
  test('who comes alone does not wait for the event loop', async () => {
    const turnstile = createTurnstile();
    let loops = 0;
    setImmediate(() => {
      loops += 1;
    });
    await turnstile.pass();
    expect(loops).toBe(0);
  });

  test('sixty that come at once take many turns of the loop, in the order in which they came', async () => {
    const turnstile = createTurnstile();
    let loops = 0;
    let over = false;
    const count = () => {
      loops += 1;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        await turnstile.pass();
        order.push(n);
        compute();
      }),
    );
    over = true;
    expect(order).toEqual(Array.from({ length: 60 }, (_, n) => n));
    // Two steps fill a slice; one more may begin just before its end.
    expect(loops).toBeGreaterThanOrEqual(60 / 3);
  });

  test('whoever comes after a rush is let in as well', async () => {
    const turnstile = createTurnstile();
    await Promise.all(Array.from({ length: 200 }, () => turnstile.pass()));
    await expect(turnstile.pass()).resolves.toBeUndefined();
    await expect(turnstile.pass()).resolves.toBeUndefined();
  });
});
