/** What a conversation keeps of an answer: attempts, what was shown, proofs, values; each list bounded. */
import type { ConciergeAnswer } from '../domain/concierge.ts';
import type { Conversation, Memory, Tally } from '../domain/conversation.ts';
import { shopperId } from '../domain/ids.ts';
import { alone, withNews } from '../domain/link-news.ts';
import { afterAnswer } from '../domain/mood.ts';
import { withPromise } from '../domain/promise.ts';

const kept = 12;
/** Of an answer's words, to notice when the next one says the same. */
const keptCharacters = 200;
/** A mere "Yes." may well come twice. */
const leastCharacters = 8;

export function learn(
  conversation: Conversation,
  answer: ConciergeAnswer,
  offeredAtScore: number | undefined,
): Conversation {
  const outcome = saysItAgain(conversation.tally, answer) ? 'failed' : answer.outcome;
  return acrossChannels(answer, {
    ...conversation,
    dialog: answer.dialog,
    mood: afterAnswer(conversation.mood, outcome),
    memory: remembered(conversation, answer),
    tally: tallied(conversation, answer, offeredAtScore),
    ...(answer.identity === undefined ? {} : { identity: { ...conversation.identity, ...claimed(answer.identity) } }),
  });
}

function acrossChannels({ linked, parted }: ConciergeAnswer, conversation: Conversation): Conversation {
  if (parted === true) return alone(conversation);
  return linked === undefined ? conversation : withNews(conversation, linked);
}

function remembered({ memory, owed, head }: Conversation, answer: ConciergeAnswer): Memory {
  const lastIntent = owed.at(-1)?.understanding.intents[0]?.intent;
  return {
    ...memory,
    attempts: [...memory.attempts, ...(answer.attempts ?? [])].slice(-kept),
    productsShown: latest(memory.productsShown, answer.productsShown ?? [], (product) => product.sku),
    ordersProven: latest(memory.ordersProven, answer.ordersProven ?? [], (number) => number),
    slots: { ...memory.slots, ...answer.slots },
    ...toldHere(memory, answer),
    openQuestions: answer.openQuestions ?? memory.openQuestions,
    ...(answer.promises === undefined ? {} : { promises: promised({ memory, head }, answer.promises) }),
    ...(lastIntent === undefined ? {} : { lastIntent }),
  };
}

/** In the words of the answer that is about to be said. */
function promised(
  { memory, head }: Pick<Conversation, 'memory' | 'head'>,
  fresh: NonNullable<ConciergeAnswer['promises']>,
): Memory['promises'] {
  return fresh.reduce<Memory['promises']>(
    (ledger, { at, ...promise }) => withPromise(ledger, { ...promise, seq: head + 1, by: { kind: 'bot' } }, at),
    memory.promises,
  );
}

/** What is said here is from here, whatever was told elsewhere before. */
function toldHere({ toldOn }: Memory, { slots = {} }: ConciergeAnswer): Pick<Memory, 'toldOn'> {
  if (toldOn === undefined) return {};
  return { toldOn: Object.fromEntries(Object.entries(toldOn).filter(([slot]) => !Object.hasOwn(slots, slot))) };
}

function latest<T>(known: readonly T[], fresh: readonly T[], key: (item: T) => string): readonly T[] {
  const names = new Set(fresh.map(key));
  return [...known.filter((item) => !names.has(key(item))), ...fresh].slice(-kept);
}

/** The words alone: with a card they may be the same and what is shown another. */
function wordsOf({ replies, outcome }: ConciergeAnswer): string | undefined {
  if (outcome === 'small-talk' || replies.some(({ card }) => card !== undefined)) return undefined;
  const words = replies.map(({ text }) => text).join(' ');
  return words.length < leastCharacters ? undefined : words.slice(0, keptCharacters);
}

/** Whoever asks on and hears the same words again was not helped by them. */
function saysItAgain({ lastAnswer }: Tally, answer: ConciergeAnswer): boolean {
  const words = wordsOf(answer);
  if (words === undefined || lastAnswer === undefined) return false;
  return words.startsWith(lastAnswer) || lastAnswer.startsWith(words);
}

/** Said again, an answer failed both times. */
function failedTurns(tally: Tally, answer: ConciergeAnswer): number {
  if (answer.outcome === 'failed' || answer.outcome === 'rejected') return tally.failedTurns + 1;
  if (saysItAgain(tally, answer)) return Math.max(1, tally.failedTurns) + 1;
  return answer.outcome === 'answered' ? 0 : tally.failedTurns;
}

function tallied({ tally: before, owed }: Conversation, answer: ConciergeAnswer, offeredAtScore?: number): Tally {
  const seq = owed.at(-1)?.seq ?? 0;
  const { lastAnswer: _said, ...tally } = before;
  const lastAnswer = wordsOf(answer);
  const { orderValue, productValue, wantsPerson, shopFailing } = answer;
  return {
    ...tally,
    failedTurns: failedTurns(before, answer),
    ...(lastAnswer === undefined ? {} : { lastAnswer }),
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

/** A proof of one order makes a claimed identity; what verified one before stays, and dialogs do not ask again. */
function claimed(identity: NonNullable<ConciergeAnswer['identity']>): Partial<Conversation['identity']> {
  const { level, email, shopperId: id, proof } = identity;
  return {
    level,
    email,
    ...(id === undefined ? {} : { shopperId: shopperId(id) }),
    ...(proof === undefined ? {} : { proof }),
  };
}
