/**
 * A reply without a model: a greeting, what the house's records say about the question, its article or ready reply, and
 * the next step. It says nothing where it would be guessing, as the concierge does.
 */
import { type CannedReply, filledCanned } from '../domain/canned.ts';
import type { Source } from '../domain/card.ts';
import type { Order } from '../domain/commerce.ts';
import type { DraftText } from '../domain/composer.ts';
import type { Knowledge } from '../domain/house-books.ts';
import type { Intent } from '../domain/understanding.ts';
import type { Translate } from '../domain/wording.ts';
import type { DraftContext, DraftFacts } from './draft-facts.ts';

export type LocalDraftParts = {
  readonly facts: DraftFacts;
  readonly knowledge: Pick<Knowledge, 'answer'>;
  readonly canned: (locale: string) => readonly CannedReply[];
  readonly orderWords: (order: Order, locale: string) => string;
  readonly voice: HouseVoice;
  readonly translate: Translate;
};

/** How the house greets: its words for the hour, and which name goes with them. */
export type HouseVoice = {
  greeting(locale: string, now: Date): string;
  nameForm(locale: string): 'first' | 'full' | 'none';
};

export type LocalWish = {
  readonly advisorName: string;
  readonly now: Date;
  /** Nobody of the house has greeted yet. */
  readonly greets: boolean;
  readonly shorter: boolean;
};

type Part = { readonly text: string; readonly source: Source; readonly sure: number; readonly next?: string };

/** Questions that an order's own record answers. */
const aboutOrders: readonly Intent[] = [
  'order-status',
  'delivery',
  'complaint',
  'damaged-wrong-item',
  'change-order',
  'refund',
];
const aboutPieces: readonly Intent[] = ['stock', 'product-detail', 'price-promotion', 'size-fit', 'appointment'];
const likely = 0.35;
const suspected = 0.1;
/** Said so plainly that it needs no earlier talk to be understood. */
const plain = 0.8;
const mostParts = 3;

export function createLocalDraft({ facts, knowledge, canned, orderWords, voice, translate }: LocalDraftParts) {
  function means({ understanding }: DraftContext, intents: readonly Intent[], least = likely): boolean {
    return understanding.intents.some(({ intent, confidence }) => intents.includes(intent) && confidence >= least);
  }

  /** "And when does it come?", after talk of an order, is about that order. */
  function goesOn({ conversation, understanding, named, briefing }: DraftContext): boolean {
    const isKnown = conversation.memory.ordersProven.length > 0 && (briefing?.orders.length ?? 0) > 0;
    return isKnown && named.length === 0 && (understanding.intents[0]?.confidence ?? 0) < plain;
  }

  function orderParts(context: DraftContext): Part[] {
    const { briefing, question, conversation } = context;
    const orders = briefing?.orders ?? [];
    const named = orders.filter(({ number }) => question.toLowerCase().includes(number.toLowerCase()));
    const isMeant = means(context, aboutOrders) || goesOn(context);
    const meant = named.length > 0 ? named : isMeant ? newest(orders) : [];
    return meant.map((order) => ({
      text: orderWords(order, conversation.locale),
      source: facts.orderSource(order),
      sure: named.length > 0 ? 0.9 : 0.75,
      next: 'draft.next-order',
    }));
  }

  function pieceParts(context: DraftContext): Part[] {
    const { named, pieces, conversation } = context;
    const { locale, memory } = conversation;
    if (!means(context, aboutPieces) || goesOn(context)) return [];
    const shown = pieces.filter(({ variant }) => memory.productsShown.some(({ sku }) => sku === variant.sku));
    const meant = named.length > 0 ? named : shown.slice(0, 1);
    const wantsPrice = means(context, ['price-promotion', 'product-detail'], suspected);
    return meant.slice(0, 2).map((piece) => ({
      text: [...(wantsPrice ? [facts.priceSentence(piece, locale)] : []), facts.stockSentence(piece, locale)].join(' '),
      source: facts.pieceSource(piece),
      sure: named.length > 0 ? 0.85 : 0.6,
      next: 'draft.next-piece',
    }));
  }

  /** Not beside the record itself: "3 pieces in Lyon" needs no page about how stock is counted. */
  function articleParts({ question, conversation }: DraftContext, told: readonly Intent[]): Part[] {
    const answer = knowledge.answer(question, conversation.locale);
    if (answer.kind !== 'sure' || answer.hit.article.topics.some((topic) => told.some((intent) => intent === topic)))
      return [];
    const { article, passage, score } = answer.hit;
    const sure = Math.min(0.95, Math.max(0.5, score / 12));
    return [{ text: passage, source: { id: article.id, title: article.title }, sure, next: 'draft.next-article' }];
  }

  function cannedParts(context: DraftContext, { advisorName }: LocalWish): Part[] {
    const { understanding, conversation, briefing, pieces } = context;
    const [lead] = understanding.intents;
    if (lead === undefined || lead.confidence < 0.6) return [];
    const reply = canned(conversation.locale).find(({ topics }) => topics.includes(lead.intent));
    if (reply === undefined) return [];
    const values = {
      advisor: advisorName,
      ...defined({
        shopper: nameIn(briefing?.shopper.name, 'full'),
        order: briefing?.orders[0]?.number,
        product: pieces[0]?.title,
      }),
    };
    const { text, missing } = filledCanned(reply, values);
    return missing.length > 0 ? [] : [{ text, source: { id: `canned:${reply.id}`, title: reply.title }, sure: 0.6 }];
  }

  function greetingOf({ conversation, briefing }: DraftContext, { now }: LocalWish): string {
    const { locale } = conversation;
    const greeting = voice.greeting(locale, now);
    const name = nameIn(briefing?.shopper.name, voice.nameForm(locale));
    return name === undefined
      ? translate(locale, 'draft.greeting-nameless', { greeting })
      : translate(locale, 'draft.greeting', { greeting, name });
  }

  return {
    /** Undefined: nothing in the house answers this. */
    compose(context: DraftContext, wish: LocalWish): DraftText | undefined {
      const [ofOrders, ofPieces] = [orderParts(context), pieceParts(context)];
      const told = [...(ofOrders.length > 0 ? aboutOrders : []), ...(ofPieces.length > 0 ? aboutPieces : [])];
      const known = [...ofOrders, ...ofPieces, ...(goesOn(context) ? [] : articleParts(context, told))];
      const said = (known.length > 0 ? known : cannedParts(context, wish)).slice(0, mostParts);
      if (said.length === 0) return undefined;
      const next = said.find((part) => part.next !== undefined)?.next;
      const text = [
        ...(wish.greets && !wish.shorter ? [greetingOf(context, wish)] : []),
        ...said.map((part) => part.text),
        ...(next === undefined || wish.shorter ? [] : [translate(context.conversation.locale, next)]),
      ].join(' ');
      const sources = said.map(({ source }) => source);
      return { text, sources, unsourced: [], confidence: Math.min(...said.map(({ sure }) => sure)), by: 'local' };
    },
  };
}

function newest(orders: readonly Order[]): readonly Order[] {
  return [...orders].sort((one, other) => other.placedAt.getTime() - one.placedAt.getTime()).slice(0, 1);
}

function nameIn(name: string | undefined, form: 'first' | 'full' | 'none'): string | undefined {
  if (form === 'none' || name === undefined || name.trim() === '') return undefined;
  return form === 'full' ? name.trim() : name.trim().split(/\s+/)[0];
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
