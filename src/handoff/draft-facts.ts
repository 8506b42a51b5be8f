/** What the house knows about a conversation, in sentences with their source: what a draft may say, and claims rest on. */
import type { Fact } from '../domain/claim-check.ts';
import type { Store as Boutique, Order, Product, Variant } from '../domain/commerce.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Briefing } from '../domain/handoff.ts';
import type { Boutiques, Catalog, Knowledge, Orders } from '../domain/house-books.ts';
import type { DraftFigure } from '../domain/machine-draft.ts';
import type { Message } from '../domain/message.ts';
import type { Transcripts } from '../domain/ports.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Formats, Translate } from '../domain/wording.ts';
import type { Briefings } from './briefing.ts';

export type DraftFactsParts = {
  readonly transcripts: Pick<Transcripts, 'messages'>;
  readonly briefings: Pick<Briefings, 'of'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly catalog: Pick<Catalog, 'byId' | 'bySku'>;
  readonly boutiques: Boutiques;
  readonly orders: Pick<Orders, 'find'>;
  readonly read: (text: string, locale: string) => Understanding;
  /** An order in the words that the concierge would use. */
  readonly orderWords: (order: Order, locale: string) => string;
  readonly translate: Translate;
  readonly formats: Formats;
  readonly now: () => Date;
};

/** A piece that was spoken of, in the variant that was meant. */
export type PieceInView = { readonly product: Product; readonly variant: Variant; readonly title: string };

export type DraftContext = {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  /** Everything the shopper wrote since somebody last answered. */
  readonly question: string;
  readonly understanding: Understanding;
  readonly briefing: Briefing | undefined;
  /** Named in the question, first; then those shown before. */
  readonly pieces: readonly PieceInView[];
  readonly named: readonly PieceInView[];
};

export type DraftFacts = ReturnType<typeof createDraftFacts>;

const linesRead = 40;
const articlesRead = 4;

export function createDraftFacts(parts: DraftFactsParts) {
  const { transcripts, briefings, knowledge, catalog, boutiques, translate, formats } = parts;

  function pieceOf(product: Product, locale: string, color?: string, sku?: string): PieceInView | undefined {
    const variant =
      product.variants.find((each) => each.sku === sku) ??
      product.variants.find((each) => color !== undefined && each.color === color) ??
      product.variants[0];
    return variant && { product, variant, title: titleOf(product, locale) };
  }

  function piecesIn({ entities }: Understanding, locale: string): PieceInView[] {
    const color = entities.find(({ kind, negated }) => kind === 'color' && negated !== true)?.value;
    return entities
      .filter(({ kind }) => kind === 'product')
      .flatMap(({ value }) => {
        const product = catalog.byId(value);
        return (product && pieceOf(product, locale, color)) ?? [];
      });
  }

  function seenBefore({ memory, pages, locale }: Conversation, orders: readonly Order[]): PieceInView[] {
    const skus = [
      ...memory.productsShown.map(({ sku }) => sku).reverse(),
      ...pages.flatMap(({ sku }) => sku ?? []).reverse(),
      ...orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
    ];
    return skus.flatMap((sku) => {
      const found = catalog.bySku(sku);
      return (found && pieceOf(found.product, locale, undefined, sku)) ?? [];
    });
  }

  async function context(conversation: Conversation): Promise<DraftContext> {
    const { id, head, locale } = conversation;
    const [messages, briefing] = await Promise.all([
      transcripts.messages(id, Math.max(0, head - linesRead), linesRead),
      briefings.of(id, locale, parts.now()),
    ]);
    const question = lastWords(messages);
    const understanding = parts.read(question, locale);
    const named = unique(piecesIn(understanding, locale));
    const pieces = unique([...named, ...seenBefore(conversation, briefing?.orders ?? [])]);
    return { conversation, messages, question, understanding, briefing, pieces, named };
  }

  /** Everything that a claim of `text` may rest on, as things stand now. */
  function factsFor(text: string, { conversation, messages, question, briefing, pieces, named }: DraftContext): Fact[] {
    const { locale } = conversation;
    const inText = piecesIn(parts.read(text, locale), locale);
    // asked about by name, or else the piece that was seen last
    const meant = (named.length > 0 ? named : pieces.slice(0, 1)).map(({ variant }) => variant.sku);
    const articles = [...knowledge.find(text, locale, articlesRead), ...knowledge.find(question, locale, articlesRead)];
    return [
      ...(briefing?.orders ?? []).map((order) => orderFact(order, locale)),
      ...unique([...inText, ...pieces]).map((piece) => ({
        ...pieceFact(piece, locale),
        meant: meant.includes(piece.variant.sku),
      })),
      ...onceEach(articles.map(({ article }) => article)).map(({ id, title, body }) => ({
        source: { id, title },
        text: `${title}\n${body}`,
      })),
      ...boutiques.all().map((boutique) => boutiqueFact(boutique)),
      ...messages
        .filter(({ author, audience }) => author.kind !== 'system' && audience !== 'desk')
        .map(({ text: said, seq }) => ({
          source: { id: `message:${seq}`, title: `#${seq}` },
          text: said,
          spoken: true,
        })),
    ];
  }

  function orderFact(order: Order, locale: string): Fact {
    const { number, state, total, lines, shipments, placedAt, returnUntil } = order;
    const days = [
      placedAt,
      returnUntil,
      ...shipments.flatMap(({ promisedAt, expectedAt, deliveredAt }) => [promisedAt, expectedAt, deliveredAt]),
    ];
    const text = [
      parts.orderWords(order, locale),
      `${number} ${state} ${formats.money(total, locale)} ${total.amount / 100} ${total.currency}.`,
      ...lines.map(({ title, quantity, price }) => `${quantity} ${title} ${formats.money(price, locale)}.`),
      ...shipments.map(({ tracking, carrier, signedBy }) => `${carrier ?? ''} ${tracking ?? ''} ${signedBy ?? ''}`),
      ...days.flatMap((date) =>
        date === undefined
          ? []
          : (['day', 'full', 'weekday'] as const).map((style) => formats.date(date, locale, style)),
      ),
    ].join('\n');
    return { source: orderSource(order), text, dated: true };
  }

  const orderSource = ({ number }: Order) => ({ id: `order:${number}`, title: number });

  function pieceFact(piece: PieceInView, locale: string): Fact {
    const { variant, title } = piece;
    return {
      source: pieceSource(piece),
      subject: title,
      text: `${title}: ${formats.money(variant.price, locale)} ${variant.price.amount / 100} ${variant.price.currency}. ${priceSentence(piece, locale)} ${stockSentence(piece, locale)}`,
    };
  }

  const pieceSource = ({ variant, title }: PieceInView) => ({ id: `piece:${variant.sku}`, title });

  function priceSentence({ title, variant }: PieceInView, locale: string): string {
    return translate(locale, 'draft.price', { title, price: formats.money(variant.price, locale) });
  }

  /** Where it lies now, store by store; never called available when it is not. */
  function stockSentence({ title, variant }: PieceInView, locale: string): string {
    const { online, stores } = variant.stock;
    const places = boutiques
      .all()
      .flatMap(({ id, city }) =>
        (stores[id] ?? 0) > 0 ? [translate(locale, 'product.units-in', { count: stores[id] ?? 0, city })] : [],
      );
    if (places.length === 0 && online <= 0) return translate(locale, 'product.nowhere', { title });
    const found =
      places.length === 0
        ? []
        : [translate(locale, 'product.found-in', { title, places: formats.list(places, locale) })];
    return [...found, translate(locale, online > 0 ? 'product.and-online' : 'product.not-online')].join(' ');
  }

  return {
    context,
    factsFor,
    orderSource,
    pieceSource,
    priceSentence,
    stockSentence,
    figuresOf: (pieces: readonly PieceInView[]): DraftFigure[] =>
      pieces.map(({ variant, title }) => ({
        sku: variant.sku,
        title,
        price: variant.price,
        stock: { online: variant.stock.online, ...variant.stock.stores },
      })),
    /** The same piece as it is now; absent: it is not sold any more. */
    figureNow(was: DraftFigure): DraftFigure | undefined {
      const found = catalog.bySku(was.sku);
      if (found === undefined) return undefined;
      const { price, stock } = found.variant;
      return { ...was, price, stock: { online: stock.online, ...stock.stores } };
    },
  };
}

/** Everything the shopper wrote since somebody last answered. */
export function lastWords(messages: readonly Message[]): string {
  const answered = messages.findLastIndex(({ author }) => author.kind === 'advisor' || author.kind === 'bot');
  const since = messages.slice(answered + 1).filter(({ author }) => author.kind === 'shopper');
  const asked = since.length > 0 ? since : messages.filter(({ author }) => author.kind === 'shopper').slice(-1);
  return asked.map(({ text }) => text).join('\n');
}

function titleOf({ titles, title }: Product, locale: string): string {
  return titles?.[locale] ?? titles?.[locale.split('-')[0] ?? locale] ?? title;
}

function boutiqueFact({ id, name, city, address, phone, hours }: Boutique): Fact {
  const open = hours
    .map(({ opens, closes }) => `${opens} ${closes} ${opens.replace(':00', '')} ${closes.replace(':00', '')}`)
    .join(' ');
  return { source: { id: `store:${id}`, title: name }, text: `${name} ${city} ${address} ${phone ?? ''} ${open}` };
}

function unique(pieces: readonly PieceInView[]): PieceInView[] {
  return [...new Map(pieces.map((piece) => [piece.variant.sku, piece] as const)).values()];
}

function onceEach<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item] as const)).values()];
}
