/** What an advisor leaves behind when a conversation ends, drafted from what is known of it. No model is needed. */
import type { Conversation, WrapUp } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { openPromises } from '../domain/promise.ts';
import type { Translate } from '../domain/wording.ts';

export type WrapUpWords = {
  /** The advisor's. */
  readonly language: string;
  readonly translate: Translate;
  readonly date: (at: Date, locale: string) => string;
};

const longestQuote = 160;

export function draftWrapUp(
  { memory, handoff, identity }: Conversation,
  messages: readonly Message[],
  { language, translate, date }: WrapUpWords,
): WrapUp {
  const say = (key: string, params?: Record<string, string | number>) => translate(language, `wrap-up.${key}`, params);
  const asked = messages.find(
    ({ author, seq, text }) => author.kind === 'shopper' && seq === handoff?.openedSeq && text !== '',
  );
  const last = messages.findLast(({ author, text }) => author.kind === 'advisor' && text !== '');
  const products = memory.productsShown.slice(-3).map(({ title }) => title);
  const open = openPromises(memory.promises);
  const summary = [
    ...(asked === undefined ? [] : [say('asked', { words: quote(asked.text) })]),
    ...(memory.ordersProven.length === 0 ? [] : [say('orders', { orders: memory.ordersProven.join(', ') })]),
    ...(products.length === 0 ? [] : [say('products', { products: products.join(', ') })]),
    ...(last === undefined ? [] : [say('said', { words: quote(last.text) })]),
    ...(identity.email === undefined ? [] : [say('reached', { email: identity.email })]),
  ];
  const next = [
    ...open.map(({ text, dueAt }) =>
      dueAt === undefined ? quote(text) : say('promise', { promise: quote(text), due: date(dueAt, language) }),
    ),
    ...memory.openQuestions,
  ];
  return { summary: summary.join('\n'), nextStep: next.length === 0 ? say('nothing') : next.join('\n') };
}

function quote(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= longestQuote ? plain : `${plain.slice(0, longestQuote - 1).trimEnd()}…`;
}
