/** An advisor in a test: signs in over HTTP, holds the desk's snapshot with the console's own reducer, and talks. */
import { randomUUID } from 'node:crypto';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { DeskSnapshot, QueueRow } from '../../src/protocol/desk/rows.ts';
import { applyDeskEvent } from '../../src/protocol/desk/state.ts';
import type { Me } from '../../src/protocol/http.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { type Client, connectClient } from './client.ts';
import { matches } from './shopper.ts';

export const samplePassword = 'step-aside-2026';

/** A conversation this advisor has opened or claimed. */
export type DeskConversation = {
  readonly conversationId: string;
  readonly handoffId: string;
  readonly briefing: Briefing;
  says(text: string): Promise<string>;
  hears(words: string | RegExp): Promise<WireMessage>;
  handsBack(brief?: { agreed?: string; open?: string }): Promise<void>;
  resolves(outcome?: string): Promise<void>;
};

export type AdvisorClient = {
  readonly client: Client;
  readonly me: Me;
  readonly cookie: string;
  /** The desk as this console shows it: the first snapshot and every event since. */
  snapshot(): DeskSnapshot;
  events(): readonly DeskEvent[];
  /** Waits until the row of this conversation waits in the queue. */
  sees(conversationId: string): Promise<QueueRow>;
  claims(conversationId?: string): Promise<DeskConversation>;
  opens(conversationId: string): Promise<DeskAcks['conversation:open']>;
  /** A call of the JSON API with this advisor's session. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): void;
};

export type SignedIn = { readonly me: Me; readonly cookie: string };

export async function signIn(url: string, email: string, password = samplePassword): Promise<SignedIn> {
  const response = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Sign-in of ${email}: ${response.status} ${await response.text()}`);
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { me: (await response.json()) as Me, cookie: cookie.join('; ') };
}

export async function openAdvisor(url: string, email: string): Promise<AdvisorClient> {
  return openDesk(url, await signIn(url, email));
}

/** Another console of somebody who has signed in already. */
export async function openDesk(url: string, { me, cookie }: SignedIn): Promise<AdvisorClient> {
  const client = await connectClient(url, '/desk', { cookie });
  const events: DeskEvent[] = [];
  const first = await client.until('the desk snapshot', () => client.heard[0]);
  if (first.name !== 'desk:snapshot') throw new Error(`The first event of a desk was ${first.name}.`);
  let snapshot = first.payload as DeskSnapshot;
  const apply = (name: string, payload: unknown) => {
    if (name === 'desk:snapshot' || name === 'head') return;
    const event = { name, ...(payload as object) } as DeskEvent;
    if (event.seq !== snapshot.seq + 1) throw new Error(`A desk event was missed before ${JSON.stringify(event)}`);
    events.push(event);
    snapshot = applyDeskEvent(snapshot, event, me.advisorId);
  };
  for (const { name, payload } of client.heard.slice(1)) apply(name, payload);
  client.onPush(({ name, payload }) => apply(name, payload));

  const sees = (id?: string) =>
    client.until(`${id ?? 'somebody'} in the queue`, () =>
      snapshot.queue.find((row) => id === undefined || row.conversationId === id),
    );

  return {
    client,
    me,
    cookie,
    snapshot: () => snapshot,
    events: () => events,
    sees,
    async claims(id) {
      const { handoffId } = await sees(id);
      const { conversationId, briefing } = await client.ask<DeskAcks['handoff:claim']>('handoff:claim', { handoffId });
      return deskConversation(client, { conversationId, handoffId, briefing }, events);
    },
    opens: (conversationId) => client.ask<DeskAcks['conversation:open']>('conversation:open', { conversationId }),
    fetch: (path, init = {}) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { cookie, origin: url, 'content-type': 'application/json', ...init.headers },
      }),
    close: client.close,
  };
}

function deskConversation(
  client: Client,
  at: Pick<DeskConversation, 'conversationId' | 'handoffId' | 'briefing'>,
  events: readonly DeskEvent[],
): DeskConversation {
  const { conversationId } = at;
  let heardUpTo = at.briefing.transcript.at(-1)?.seq ?? 0;
  return {
    ...at,
    says: async (text) => {
      const clientMessageId = randomUUID();
      const ack = await client.ask<DeskAcks['message:send']>('message:send', { conversationId, clientMessageId, text });
      return ack.messageId;
    },
    async hears(words) {
      const message = await client.until(`the shopper saying ${words}`, () => {
        const found = events.find(
          (event) =>
            event.name === 'message:created' &&
            event.conversationId === conversationId &&
            event.message.author.kind === 'shopper' &&
            event.message.seq > heardUpTo &&
            matches(event.message.text, words),
        );
        return found?.name === 'message:created' ? found.message : undefined;
      });
      heardUpTo = message.seq;
      return message;
    },
    handsBack: async (brief = {}) => {
      await client.ask('handoff:return', { conversationId, ...brief });
    },
    resolves: async (outcome = 'solved') => {
      await client.ask('conversation:resolve', { conversationId, outcome });
    },
  };
}
