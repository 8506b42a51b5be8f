/** Posts signed webhooks as Meta does, and says what came back and after how long. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Turn } from './pace.ts';
import { metaJson, signatureOf } from './signing.ts';

export type Reply = {
  /** Undefined: no answer. */
  readonly status: number | undefined;
  /** Why there is none, as a system code. */
  readonly cause?: string;
  /** From when it was due to the whole answer. */
  readonly ms: number;
};

/** Meta's own patience is longer; a webhook that needs this long is ill. */
const patienceMs = 10_000;
/** In hand at once: of a burst, and of a rate, where answers that are late must not hold up what is due. */
const together = { burst: 64, rate: 1_000 };

export async function post(url: string, payload: object, appSecret: string, due = performance.now()): Promise<Reply> {
  const body = metaJson(payload);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signatureOf(body, appSecret) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.arrayBuffer();
    return { status: answer.status, ms: performance.now() - due };
  } catch (error) {
    return { status: undefined, cause: causeOf(error), ms: performance.now() - due };
  }
}

/**
 * Sends a whole plan. With a rate, the clock decides and not the answers: an answer that is late delays none but itself, and
 * its time counts from when it was due. Ends early when `isHopeless` says that all others would fare alike.
 */
export async function run(
  turns: readonly Turn[],
  send: (n: number, due?: number) => Promise<Reply>,
  isHopeless: (reply: Reply) => boolean,
): Promise<Reply[]> {
  const replies: Reply[] = [];
  const began = performance.now();
  let next = 0;
  let over = false;
  const worker = async () => {
    for (let turn = turns[next]; turn !== undefined && !over; turn = turns[next]) {
      next += 1;
      const due = began + turn.dueMs;
      const earlyMs = due - performance.now();
      if (earlyMs > 0) await sleep(earlyMs);
      const reply = await send(turn.n, turn.dueMs > 0 ? due : undefined);
      replies.push(reply);
      over ||= isHopeless(reply);
    }
  };
  const most = turns.at(-1)?.dueMs === 0 ? together.burst : together.rate;
  await Promise.all(Array.from({ length: Math.min(most, turns.length) }, worker));
  return replies;
}

/** `fetch failed` hides the reason one level down; several addresses tried hide it two. */
export function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string; errors?: { code?: string }[] } };
  return cause?.code ?? cause?.errors?.[0]?.code ?? name ?? 'unknown';
}
