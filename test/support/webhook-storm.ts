/**
 * Meta on a bad day, in front of a house: every event in some webhook, some webhooks several times and at once, some late,
 * each sent again until it is answered 200. What was sent and when it was acked is kept for the checker.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.ts';
import {
  type MetaChannel,
  metaSettings,
  numberMessage,
  numberWebhook,
  onPage,
  pageWebhook,
  postWebhook,
  text,
} from './webhooks.ts';

export type StormEvent = {
  readonly channel: MetaChannel;
  readonly sender: string;
  readonly providerId: string;
  /** As the house names it. */
  readonly messageId: string;
  /** Of the first try, and of the first 200, in milliseconds of this process. */
  sentMs: number;
  ackedMs: number;
};

export type Storm = {
  readonly events: readonly StormEvent[];
  readonly acked: () => number;
  /** Webhooks that were delivered more than once, and those that came later than their neighbours. */
  readonly faults: { repeated: number; reordered: number; retried: number };
  /** Resolves when at least so many events are acked. */
  reached(count: number): Promise<void>;
  over(): Promise<void>;
};

export type StormOptions = {
  readonly url: () => string;
  readonly events: number;
  readonly senders: number;
  readonly random: Random;
  readonly words: readonly string[];
  readonly repeats: number;
  readonly reorders: number;
  readonly atOnce: number;
};

type Hook = { readonly channel: MetaChannel; readonly body: string; readonly events: readonly StormEvent[] };

const reorderWindow = 12;

export function startStorm(options: StormOptions): Storm {
  const { random, atOnce } = options;
  const { hooks, faults } = planned(options);
  const events = hooks.flatMap((hook) => hook.events);
  const unique = [...new Set(events)];
  let acked = 0;
  const waiting: (() => void)[] = [];

  async function deliver({ channel, body, events: told }: Hook): Promise<void> {
    for (const event of told) event.sentMs = Math.min(event.sentMs, performance.now());
    for (let attempt = 0; ; attempt += 1) {
      if (attempt > 0) faults.retried += 1;
      const status = await postWebhook(options.url(), channel, body).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200) break;
      if (status !== 0 && status !== 503) throw new Error(`A webhook was answered ${status}.`);
      await pause(40 + random.below(60));
    }
    for (const event of told) {
      if (event.ackedMs !== Number.POSITIVE_INFINITY) continue;
      event.ackedMs = performance.now();
      acked += 1;
    }
    for (const look of waiting.splice(0)) look();
  }

  const queue = [...hooks];
  const hands = Array.from({ length: atOnce }, async () => {
    for (let hook = queue.shift(); hook !== undefined; hook = queue.shift()) await deliver(hook);
  });
  const all = Promise.all(hands);
  return {
    events: unique,
    acked: () => acked,
    faults,
    async reached(count) {
      while (acked < count) await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), all]);
    },
    over: async () => void (await all),
  };
}

function planned({ events, senders, random, words, repeats, reorders }: StormOptions) {
  const faults = { repeated: 0, reordered: 0, retried: 0 };
  const hooks: Hook[] = [];
  let made = 0;
  while (made < events) {
    const sender = random.below(senders);
    const channel = sender % 2 === 0 ? 'whatsapp' : 'messenger';
    const count = Math.min(events - made, 1 + random.below(3));
    const items = Array.from({ length: count }, () => eventOf(channel, sender, made++));
    hooks.push(hookOf(channel, items, words, random));
  }
  const late = hooks.map((hook, at) => {
    const isLate = random.chance(reorders);
    if (isLate) faults.reordered += 1;
    return { hook, at: isLate ? at + 1 + random.below(reorderWindow) : at };
  });
  const inOrder = late.sort((one, other) => one.at - other.at).map(({ hook }) => hook);
  const withRepeats = inOrder.flatMap((hook) => {
    if (!random.chance(repeats)) return [hook];
    faults.repeated += 1;
    return Array.from({ length: 2 + random.below(3) }, () => hook);
  });
  return { hooks: withRepeats, faults };
}

function eventOf(channel: MetaChannel, sender: number, made: number): StormEvent {
  const providerId = `event.${made}`;
  const account = channel === 'messenger' ? metaSettings.pageId : metaSettings.number;
  const key = `${channel}:${account}:${providerId}`;
  const messageId = `m_${createHash('sha256').update(key).digest('base64url').slice(0, 27)}`;
  const name = channel === 'messenger' ? `psid-${sender}` : `${33_700_000_000 + sender}`;
  return {
    channel,
    sender: name,
    providerId,
    messageId,
    sentMs: Number.POSITIVE_INFINITY,
    ackedMs: Number.POSITIVE_INFINITY,
  };
}

function hookOf(channel: MetaChannel, events: readonly StormEvent[], words: readonly string[], random: Random): Hook {
  const at = Date.now();
  const payload =
    channel === 'messenger'
      ? pageWebhook(
          ...events.map(({ sender, providerId }, n) =>
            onPage(sender, { message: { mid: providerId, text: random.pick(words) } }, at + n),
          ),
        )
      : numberWebhook(manyMessages(events, words, random, at));
  return { channel, body: JSON.stringify(payload), events };
}

function manyMessages(events: readonly StormEvent[], words: readonly string[], random: Random, at: number): object {
  const single = events.map(({ sender, providerId }) =>
    numberMessage({ from: sender }, providerId, text(random.pick(words)), at),
  ) as { contacts: object[]; messages: object[] }[];
  return { contacts: single[0]?.contacts ?? [], messages: single.flatMap(({ messages }) => messages) };
}
