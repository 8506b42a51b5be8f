/** What a conversation keeps of an answer: attempts, what was shown, proofs, values; each list bounded. */
import type { ConciergeAnswer } from '../domain/concierge.ts';
import type { Conversation, Memory, Tally } from '../domain/conversation.ts';
import { shopperId } from '../domain/ids.ts';
import { afterAnswer } from '../domain/mood.ts';

const kept = 12;

export function learn(
  conversation: Conversation,
  answer: ConciergeAnswer,
  offeredAtScore: number | undefined,
): Conversation {
  return {
    ...conversation,
    dialog: answer.dialog,
    mood: afterAnswer(conversation.mood, answer.outcome),
    memory: remembered(conversation, answer),
    tally: tallied(conversation, answer, offeredAtScore),
    ...(answer.identity === undefined ? {} : { identity: { ...conversation.identity, ...claimed(answer.identity) } }),
  };
}

function remembered({ memory, owed }: Conversation, answer: ConciergeAnswer): Memory {
  const lastIntent = owed.at(-1)?.understanding.intents[0]?.intent;
  return {
    ...memory,
    attempts: [...memory.attempts, ...(answer.attempts ?? [])].slice(-kept),
    productsShown: latest(memory.productsShown, answer.productsShown ?? [], (product) => product.sku),
    ordersProven: latest(memory.ordersProven, answer.ordersProven ?? [], (number) => number),
    slots: { ...memory.slots, ...answer.slots },
    openQuestions: answer.openQuestions ?? memory.openQuestions,
    ...(lastIntent === undefined ? {} : { lastIntent }),
  };
}

function latest<T>(known: readonly T[], fresh: readonly T[], key: (item: T) => string): readonly T[] {
  const names = new Set(fresh.map(key));
  return [...known.filter((item) => !names.has(key(item))), ...fresh].slice(-kept);
}

function tallied({ tally, owed }: Conversation, answer: ConciergeAnswer, offeredAtScore: number | undefined): Tally {
  const seq = owed.at(-1)?.seq ?? 0;
  const failed = answer.outcome === 'failed' || answer.outcome === 'rejected';
  const { orderValue, productValue, wantsPerson, shopFailing } = answer;
  return {
    ...tally,
    failedTurns: failed ? tally.failedTurns + 1 : answer.outcome === 'answered' ? 0 : tally.failedTurns,
    ...(wantsPerson === undefined ? {} : { askedForPerson: { seq, evidence: wantsPerson } }),
    ...(shopFailing === undefined ? {} : { shopFailing: { seq, evidence: shopFailing } }),
    ...(orderValue === undefined
      ? {}
      : { orderValue: { amount: orderValue.money.amount, evidence: orderValue.number } }),
    ...(productValue === undefined
      ? {}
      : { productValue: { amount: productValue.money.amount, evidence: productValue.title } }),
    ...(offeredAtScore === undefined ? {} : { offeredAtScore }),
  };
}

/** A proof of one order makes a claimed identity; only the shop itself can verify one, so a higher level stays. */
function claimed(identity: NonNullable<ConciergeAnswer['identity']>): Partial<Conversation['identity']> {
  const { level, email, shopperId: id } = identity;
  return { level, email, ...(id === undefined ? {} : { shopperId: shopperId(id) }) };
}
