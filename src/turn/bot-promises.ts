/**
 * What the concierge says is backed like what a person says: words of its own that promise something are kept track of at
 * once. Articles are rules for everybody and promise nothing to one shopper; dialogs declare what they promise themselves.
 */
import type { Message } from '../domain/conversation.ts';
import { namePromise, openPromises, withPromise } from '../domain/promise.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft } from './draft.ts';

export type PromisesIn = NonNullable<AcceptParts['promisesIn']>;

export function withBotPromises(before: Draft, after: Draft, promisesIn: PromisesIn): Draft {
  return after.messages.slice(before.messages.length).filter(isOwnWords).reduce(tracked, after);

  function tracked(draft: Draft, { text, seq, locale, at }: Message): Draft {
    const { memory } = draft.conversation;
    const declared = new Set(openPromises(memory.promises).map(({ kind }) => kind));
    const found = promisesIn(text, { locale, at }).filter(({ kind }) => !declared.has(kind));
    if (found.length === 0) return draft;
    const promises = found.reduce(
      (ledger, promise, nth) =>
        withPromise(ledger, { ...promise, id: namePromise(seq, promise.kind, nth), seq, by: { kind: 'bot' } }, at),
      memory.promises,
    );
    return change(draft, { memory: { ...memory, promises } });
  }
}

const isOwnWords = ({ author, sources, card }: Message): boolean =>
  author.kind === 'bot' && sources === undefined && card === undefined;
