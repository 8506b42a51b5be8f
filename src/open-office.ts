/** The back office: what the command line does with a house that is open but has no port. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from './domain/conversation.ts';
import { AparteError } from './domain/errors.ts';
import { conversationId, shopperId } from './domain/ids.ts';
import type { Clock, Ingress, Store } from './domain/ports.ts';
import { type Replayed, replayPolicy } from './handoff/replay.ts';
import { createPersonalData } from './house/personal-data.ts';
import { formatProblem } from './house/problem.ts';
import { storedOrders } from './house/seed.ts';
import { parsePolicy } from './house/settings.ts';
import type { Accounts } from './http/accounts.ts';
import type { Corridor } from './turn/corridor.ts';

export type Office = {
  readonly accounts: Pick<Accounts, 'add' | 'disable' | 'reset'>;
  exportShopper(id: string): Promise<unknown>;
  eraseShopper(id: string): Promise<boolean>;
  /** What the stored conversations would have come to under this policy file. Throws every mistake in it. */
  replay(file: string, text: string): Promise<Replayed>;
  talk(locale: string): Talk;
};

/** One shopper at a terminal. */
export type Talk = { say(words: string): Promise<readonly Message[]> };

export type OfficeParts = {
  readonly accounts: Accounts;
  readonly store: Store;
  readonly ingress: Ingress;
  readonly corridor: Corridor;
  readonly clock: Clock;
  readonly turnMs: number;
};

const lookMs = 25;

export function openOffice({ accounts, store, ingress, corridor, clock, turnMs }: OfficeParts): Office {
  const { documents, transcripts } = store;
  const people = createPersonalData({ documents, transcripts, orders: storedOrders(documents) });

  return {
    accounts,
    exportShopper: (id) => people.exportShopper(shopperId(id)),
    eraseShopper: (id) => people.eraseShopper(shopperId(id)),

    async replay(file, text) {
      const { value, problems } = parsePolicy(file, text);
      const mistakes = problems.filter(({ optional }) => optional !== true);
      if (mistakes.length > 0) throw new AparteError('bad-request', mistakes.map(formatProblem).join('\n'));
      return await replayPolicy(value.policy, transcripts);
    },

    talk(locale) {
      corridor.start();
      const visitor = randomUUID();
      const id = conversationId(`terminal-${visitor}`);
      let read = 0;

      /** A server on the same store may be the one that answers: only the transcript tells. */
      async function answers(): Promise<readonly Message[]> {
        const untilMs = clock.monotonicMs() + turnMs;
        while (clock.monotonicMs() < untilMs) {
          await sleep(lookMs);
          const conversation = await transcripts.conversation(id);
          if (!conversation || conversation.owed.length > 0 || conversation.head <= read) continue;
          const messages = await transcripts.messages(id, read, conversation.head - read);
          const others = messages.filter(({ author }) => author.kind !== 'shopper');
          if (others.length === 0 && conversation.floor.heldBy === 'bot') continue;
          read = conversation.head;
          return others;
        }
        return [];
      }

      return {
        async say(words) {
          const clientMessageId = randomUUID();
          await ingress.submit({
            conversationId: id,
            opening: { channel: 'web', account: 'terminal', visitor, locale },
            key: `web:${visitor}:${clientMessageId}`,
            body: { kind: 'shopper:said', text: words, clientMessageId },
          });
          return await answers();
        },
      };
    },
  };
}
