/** A house that listens to Meta and speaks to a stand-in of Graph, with shoppers who write on their phones. */

import { createPeerBook } from '../../src/channels/peers.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { conversationId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import { type GraphStub, startGraphStub } from './graph-stub.ts';
import { openTestHouse, type TestHouse, type TestHouseOptions } from './house.ts';
import { type MetaChannel, metaEnv, metaSettings, postWebhook } from './webhooks.ts';

export type ChannelHouse = {
  readonly house: TestHouse;
  readonly graph: GraphStub;
  /** Sends a whole webhook and resolves with its status. */
  hook(channel: MetaChannel, payload: object): Promise<number>;
  /** The conversation of this sender, once there is one. */
  thread(channel: MetaChannel, visitor: string): Promise<Conversation | undefined>;
  transcript(channel: MetaChannel, visitor: string): Promise<readonly Message[]>;
  /** Texts that reached this phone, in order. */
  phone(to: string): string[];
  /** Nothing is left to handle, and nothing to send. */
  quiet(): Promise<void>;
  until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T>;
  close(): Promise<void>;
};

export async function openChannelHouse(options: TestHouseOptions = {}): Promise<ChannelHouse> {
  const graph = await startGraphStub();
  const house = await openTestHouse({ ...options, env: { ...metaEnv(graph.baseUrl), ...options.env } });
  const { store } = house.app;
  const peers = createPeerBook(store.documents);

  async function thread(channel: MetaChannel, visitor: string) {
    const account = channel === 'messenger' ? metaSettings.pageId : metaSettings.number;
    const found = await peers.find({ channel, account }, { visitor });
    return store.transcripts.conversation(conversationId(found.conversationId));
  }

  async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    const end = performance.now() + 10_000;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  return {
    house,
    graph,
    thread,
    until,
    hook: async (channel, payload) => (await postWebhook(house.url, channel, JSON.stringify(payload))).status,
    async transcript(channel, visitor) {
      const found = await thread(channel, visitor);
      return found === undefined ? [] : store.transcripts.messages(found.id, 0, 1_000);
    },
    phone: (to) => graph.delivered.filter((message) => message.to === to).map(({ body }) => wordsOf(body)),
    async quiet() {
      await house.quiet();
      await until('an empty outbox', async () =>
        (await store.outbox.due(new Date(8.64e15), 1)).length === 0 ? true : undefined,
      );
      await house.quiet();
    },
    async close() {
      await house.close();
      await graph.close();
    },
  };
}

/** The text of a send, wherever its kind has it. */
function wordsOf(body: unknown): string {
  const found: string[] = [];
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string' && (key === 'text' || key === 'body')) found.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) look(inner, name);
  };
  look(body, '');
  return found.join('\n');
}
