/** The real corridor over the real embedded store, with a bot and parts of the test's choice, and as many nodes as it likes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import type { Conversation } from '../../src/domain/conversation.ts';
import { type ConversationId, conversationId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Change, Ingress, Store } from '../../src/domain/ports.ts';
import { createDesk, type Desk } from '../../src/handoff/desk.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { accept } from '../../src/turn/accept.ts';
import { InProcessAdapter } from '../../src/turn/adapter.ts';
import { answer } from '../../src/turn/answer.ts';
import { type Corridor, type CorridorParts, createCorridor } from '../../src/turn/corridor.ts';
import { createIngress } from '../../src/turn/ingress.ts';
import { plainReading, samplePolicy } from './corridor-parts.ts';
import { plainTranslate } from './turn-rig.ts';

export type Node = {
  readonly corridor: Corridor;
  readonly ingress: Ingress;
  readonly desk: Desk;
  readonly failures: unknown[];
  readonly quarantined: string[];
};

export type NodeOptions = {
  readonly bot?: ActivityHandler;
  readonly turnMs?: number;
  readonly leaseMs?: number;
  readonly change?: (parts: CorridorParts) => Partial<CorridorParts>;
};

export type CorridorRig = {
  readonly id: ConversationId;
  readonly store: Store;
  node(name: string, options?: NodeOptions): Node;
  /** The shopper's words, by way of a node. */
  says(node: Node, text: string, key?: string): Promise<string>;
  conversation(): Promise<Conversation>;
  messages(): Promise<readonly Message[]>;
  /** Resolves as soon as the conversation is so; looks after every commit of any node. */
  until(what: string, holds: (conversation: Conversation, messages: readonly Message[]) => boolean): Promise<void>;
  close(): Promise<void>;
};

const clock = { now: () => new Date(), monotonicMs: () => performance.now() };
const opening = { channel: 'web', account: 'site', visitor: 'v_1', locale: 'en' } as const;

export function corridorRig(): CorridorRig {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-corridor-'));
  const store = createSqliteStore({ dir });
  const nodes: Node[] = [];
  const listeners = new Set<() => void>();
  const id = conversationId('c_race');
  let sent = 0;

  const rig: CorridorRig = {
    id,
    store,
    node(name, { bot = new EchoBot(), turnMs = 5_000, leaseMs = 10_000, change = () => ({}) } = {}) {
      const failures: unknown[] = [];
      const quarantined: string[] = [];
      const parts: CorridorParts = {
        inbox: store.inbox,
        lanes: store.lanes,
        accept: (conversation, events) =>
          accept(conversation, events, {
            read: plainReading,
            translate: plainTranslate,
            policy: () => samplePolicy,
            settleLocale: () => ({}),
          }),
        answer: (conversation, interrupted) =>
          answer(
            conversation,
            {
              ...{ adapter: new InProcessAdapter(), bot, translate: plainTranslate, clock, turnMs },
              failed: (_conversation, cause) => void failures.push(cause),
            },
            interrupted,
          ),
        deliveries: () => [],
        announce: (_change: Change) => {
          for (const listener of [...listeners]) listener();
        },
        quarantined: ({ id: event }) => void quarantined.push(event),
        clock,
        // Without a process behind it, no neighbour can tell that it is dead: it has to wait for the lease.
        owner: `${name}@elsewhere:1:1`,
        leaseMs,
        turnMs,
        failed: (_id, cause) => void failures.push(cause),
      };
      const corridor = createCorridor({ ...parts, ...change(parts) });
      const ingress = createIngress({
        inbox: store.inbox,
        clock,
        wake: corridor.wake,
        wakeForReport: corridor.wakeForReport,
        mask: (text) => ({ text, masked: false }),
      });
      const desk = createDesk({
        ...{ lanes: store.lanes, transcripts: store.transcripts, ingress, clock },
        unique: () => crypto.randomUUID(),
      });
      const node = { corridor, ingress, desk, failures, quarantined };
      nodes.push(node);
      corridor.start();
      return node;
    },
    async says({ ingress }, text, key = `k${++sent}`) {
      const body = { kind: 'shopper:said', text, clientMessageId: key } as const;
      return (await ingress.submit({ conversationId: id, opening, key: `web:v_1:${key}`, body })).messageId;
    },
    async conversation() {
      const found = await store.transcripts.conversation(id);
      if (found === undefined) throw new Error('There is no conversation yet.');
      return found;
    },
    messages: () => store.transcripts.messages(id, 0, 10_000),
    until: (what, holds) =>
      new Promise((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        const look = () =>
          void (async () => {
            const conversation = await store.transcripts.conversation(id);
            if (conversation === undefined || !holds(conversation, await rig.messages())) return;
            done();
            resolve();
          })().catch(reject);
        const timer = setTimeout(() => {
          done();
          reject(new Error(`Waited in vain for ${what}.`));
        }, 10_000);
        listeners.add(look);
        look();
      }),
    async close() {
      await Promise.all(nodes.map(({ corridor }) => corridor.stop()));
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return rig;
}

/** Says what it hears; hands over when a person is named. `think` is awaited before each answer. */
export class EchoBot extends ActivityHandler {
  constructor(think: (text: string) => Promise<void> = async () => undefined) {
    super();
    this.onMessage(async (context: TurnContext, next) => {
      const { text } = context.activity;
      await think(text);
      await context.sendActivity(`echo ${text}`);
      if (text.includes('person'))
        await context.sendActivity({ type: 'event', name: 'handoff.initiate', value: { why: text } });
      await next();
    });
    this.onEvent(async (context: TurnContext, next) => {
      const { state } = context.activity.value as { state: string };
      await think(state);
      if (state === 'completed') await context.sendActivity('back');
      await next();
    });
  }
}

/** A place where somebody can be held up, and seen to be there. */
export function gate() {
  const opened = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: () => opened.resolve(),
    pass: () => {
      reached.resolve();
      return opened.promise;
    },
  };
}
