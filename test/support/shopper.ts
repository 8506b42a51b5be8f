/** A shopper in a test: the widget's protocol over a real socket, in the words of a conversation. */
import { randomUUID } from 'node:crypto';
import type { SessionStarted, ShopperAcks } from '../../src/protocol/shopper.ts';
import type { WireFloor, WireMessage } from '../../src/protocol/wire.ts';
import { type Client, connectClient } from './client.ts';

type Speaker = WireMessage['author']['kind'];
type Words = string | RegExp;

export type Shopper = {
  readonly client: Client;
  readonly session: SessionStarted;
  readonly token: string;
  readonly conversationId: string;
  /** Sends it and waits for the ack. Returns the message's id. */
  says(text: string, more?: { clientMessageId?: string; value?: string }): Promise<string>;
  /** Taps a chip or a card's button by its label. */
  taps(label: Words): Promise<string>;
  /** The next message of another author, or the next with these words. What came before it counts as heard. */
  hears(words?: Words, by?: Speaker): Promise<WireMessage>;
  /** Once the house has nothing left to do for anybody: since the shopper last spoke, this author has said nothing. */
  hearsNothingFrom(by: Speaker): Promise<void>;
  /** Waits until the floor is held so. */
  floor<Holder extends WireFloor['heldBy']>(heldBy: Holder): Promise<Extract<WireFloor, { heldBy: Holder }>>;
  /** The transcript as the shopper can fetch it now. */
  transcript(): Promise<readonly WireMessage[]>;
  close(): void;
};

export type ShopperOptions = {
  readonly locale?: string;
  readonly token?: string;
  readonly page?: Readonly<Record<string, unknown>>;
};

/** `quiet` resolves when the house has nothing left to do. */
export async function openShopper(
  url: string,
  quiet: () => Promise<void>,
  { locale = 'en', token, page }: ShopperOptions = {},
): Promise<Shopper> {
  const client = await connectClient(url, '/shopper', {
    auth: token === undefined ? {} : { visitorToken: token },
  });
  const session = await client.ask<SessionStarted>('session:start', {
    site: 'test',
    locale,
    ...(page === undefined ? {} : { page }),
  });
  const screen = screenOf(client, session);
  let heardUpTo = session.head;
  let spokeAt = session.head;

  async function says(text: string, more: { clientMessageId?: string; value?: string } = {}): Promise<string> {
    const { clientMessageId = randomUUID(), ...rest } = more;
    const { messageId } = await client.ask<ShopperAcks['message:send']>('message:send', {
      clientMessageId,
      text,
      ...rest,
    });
    spokeAt = (await client.until(`my own "${text}"`, () => screen.byId(messageId))).seq;
    heardUpTo = Math.max(heardUpTo, spokeAt);
    return messageId;
  }

  return {
    client,
    session,
    token: session.visitorToken,
    conversationId: session.conversationId,
    says,
    async taps(label) {
      const last = screen.lines().toReversed();
      for (const message of last) {
        const chip = message.suggestions?.find((suggestion) => matches(suggestion.label, label));
        if (chip !== undefined) return says(chip.label, { value: chip.value });
        const button = buttonsOf(message).find((action) => matches(action.label, label));
        if (button === undefined) continue;
        const act = { messageId: message.id, ...button, clientMessageId: randomUUID() };
        return (await client.ask<ShopperAcks['card:act']>('card:act', act)).messageId;
      }
      throw new Error(`Nothing to tap is called ${label}.`);
    },
    async hears(words, by) {
      const message = await client.until(`${by ?? 'somebody'} saying ${words ?? 'anything'}`, () =>
        screen
          .lines()
          .find(
            ({ seq, author, text }) =>
              seq > heardUpTo &&
              author.kind !== 'shopper' &&
              (by === undefined || author.kind === by) &&
              (words === undefined || matches(text, words)),
          ),
      );
      heardUpTo = message.seq;
      return message;
    },
    async hearsNothingFrom(by) {
      await quiet();
      const { messages } = await client.ask<ShopperAcks['sync']>('sync', { after: spokeAt });
      const said = messages.find(({ author }) => author.kind === by);
      if (said !== undefined) throw new Error(`${by} should have been silent, but said "${said.text}"`);
    },
    async floor<Holder extends WireFloor['heldBy']>(heldBy: Holder) {
      const floor = await client.until(`the floor to be the ${heldBy}'s`, () => {
        const now = screen.floor();
        return now.heldBy === heldBy ? now : undefined;
      });
      return floor as Extract<WireFloor, { heldBy: Holder }>;
    },
    transcript: async () => wholeTranscript(client),
    close: client.close,
  };
}

/** Pages through `sync`, as a browser that has nothing would. */
export async function wholeTranscript(client: Client): Promise<readonly WireMessage[]> {
  const lines: WireMessage[] = [];
  for (;;) {
    const { messages, head } = await client.ask<ShopperAcks['sync']>('sync', { after: lines.at(-1)?.seq ?? 0 });
    lines.push(...messages);
    if (messages.length === 0 || (lines.at(-1)?.seq ?? 0) >= head) return lines;
  }
}

/** What has been pushed to this browser, by seq; nothing is fetched, so that a push that never came is noticed. */
function screenOf(client: Client, session: SessionStarted) {
  const lines = new Map<number, WireMessage>();
  let floor = session.floor;
  client.onPush(({ name, payload }) => {
    if (name === 'message:created') lines.set((payload as WireMessage).seq, payload as WireMessage);
    if (name === 'floor:changed') floor = payload as WireFloor;
  });
  return {
    lines: () => [...lines.values()].sort((a, b) => a.seq - b.seq),
    byId: (id: string) => [...lines.values()].find((message) => message.id === id),
    floor: () => floor,
  };
}

function buttonsOf({ card }: WireMessage) {
  if (card === undefined) return [];
  if ('actions' in card) return card.actions ?? [];
  return card.kind === 'product_carousel' ? card.items.flatMap((item) => item.actions ?? []) : [];
}

export function matches(text: string, words: Words): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
