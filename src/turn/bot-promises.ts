/**
 * What the concierge says is backed like what a person says: words of its own that promise something are kept track of at
 * once. Articles are rules for everybody and promise nothing to one shopper; dialogs declare what they promise themselves.
 */

import type { AdvisorId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import { namePromise, openPromises, withPromise } from '../domain/promise.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft } from './draft.ts';

export type PromisesIn = NonNullable<AcceptParts['promisesIn']>;

/** Who let the concierge's words pass, and how each message was worded before that. */
export type Approval = {
  readonly by: { readonly advisorId: AdvisorId; readonly name: string };
  readonly written: readonly string[];
};

export function withBotPromises(before: Draft, after: Draft, promisesIn: PromisesIn, approval?: Approval): Draft {
  return after.messages.slice(before.messages.length).reduce(tracked, after);

  function tracked(draft: Draft, message: Message, place: number): Draft {
    const { memory } = draft.conversation;
    const written = approval?.written[place] ?? message.text;
    const declared = new Set(openPromises(memory.promises).map(({ kind }) => kind));
    const found = promisedIn(message, written, promisesIn).filter(({ kind }) => !declared.has(kind));
    if (found.length === 0) return draft;
    const { seq, at, text } = message;
    const author = approval === undefined || written === text ? byBot : byAdvisor(approval);
    const promises = found.reduce(
      (ledger, promise, nth) =>
        withPromise(ledger, { ...promise, id: namePromise(seq, promise.kind, nth), seq, ...author }, at),
      memory.promises,
    );
    return change(draft, { memory: { ...memory, promises } });
  }
}

/** In the concierge's own words all; in an article's, what was written into them. */
function promisedIn(message: Message, written: string, promisesIn: PromisesIn): ReturnType<PromisesIn> {
  const { text, locale, at } = message;
  if (isOwnWords(message)) return promisesIn(text, { locale, at });
  if (message.author.kind !== 'bot' || written === text) return [];
  const stood = new Set(promisesIn(written, { locale, at }).map(({ kind }) => kind));
  return promisesIn(text, { locale, at }).filter(({ kind }) => !stood.has(kind));
}

const byBot = { by: { kind: 'bot' } } as const;
/** Whoever changes the concierge's words gives their own, and sees to it. */
const byAdvisor = ({ by }: Approval) => ({ by: { kind: 'advisor', ...by }, owner: by.advisorId }) as const;

const isOwnWords = ({ author, sources, card }: Message): boolean =>
  author.kind === 'bot' && sources === undefined && card === undefined;
