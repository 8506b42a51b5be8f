/** One search over what an advisor may see: people they serve, their orders, what was said, and the house's articles. */
import { maySee } from '../domain/access.ts';
import type { Order } from '../domain/commerce.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { ClientBook, Knowledge, Orders } from '../domain/house-books.ts';
import type { Advisor, Shopper } from '../domain/participant.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';

export type DeskSearchParts = {
  readonly transcripts: Pick<Transcripts, 'list' | 'messages'>;
  readonly documents: Pick<Documents, 'list'>;
  readonly clientBook: ClientBook;
  readonly orders: Orders;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly now: () => Date;
};

const most = 6;
/** People looked through by name: of a larger client book, the others are found by e-mail or by an order. */
const peopleRead = 5_000;
const pageOf = 500;
/** Names change rarely, and a search asks at every pause in the typing. */
const keptMs = 30_000;
const linesRead = 200;
/** Words are looked for in the newest conversations that one may see: in these, and in more while there is time. */
const conversationsRead = 200;
const conversationsReadAtMost = 2_000;
const readingMs = 400;
/** Whoever may see few of many waits no longer than this. */
const longestReadingMs = 2_000;

/** How many conversations were read for words, and whether there is no older one that was not. */
type Searched = { conversations: number; all: boolean };

export function createDeskSearch(parts: DeskSearchParts) {
  const { transcripts, clientBook, orders, knowledge, now } = parts;
  let book: { readonly at: number; readonly people: readonly Shopper[] } | undefined;

  async function people(): Promise<readonly Shopper[]> {
    if (book !== undefined && now().getTime() - book.at < keptMs) return book.people;
    const read: Shopper[] = [];
    let after: string | undefined;
    do {
      const page = await parts.documents.list<Shopper>('shoppers', {
        limit: pageOf,
        ...(after === undefined ? {} : { after }),
      });
      read.push(...page.items.map(({ value }) => value));
      after = page.next;
    } while (after !== undefined && read.length < peopleRead);
    book = { at: now().getTime(), people: read };
    return read;
  }

  async function servedBy(advisor: Advisor, shopperId: string): Promise<Conversation | undefined> {
    const { items } = await transcripts.list({ shopperId }, 50);
    return items.find((conversation) => maySee(advisor, conversation));
  }

  async function peopleFound(advisor: Advisor, q: string): Promise<readonly Shopper[]> {
    const wanted = foldedWords(q);
    const byEmail = q.includes('@') ? await clientBook.byEmail(q.trim()) : undefined;
    const named = (await people()).filter(({ name = '' }) => everyWord(wanted, name));
    const all = [...new Map([...(byEmail ? [byEmail] : []), ...named].map((each) => [each.id, each])).values()];
    if (advisor.role !== 'advisor') return all.slice(0, most);
    const served: Shopper[] = [];
    for (const person of all.slice(0, most * 5)) {
      if (served.length === most) break;
      if ((await servedBy(advisor, person.id)) !== undefined) served.push(person);
    }
    return served;
  }

  /** An order is found by its whole number; somebody else's is not there. */
  async function ordersFound(advisor: Advisor, q: string) {
    const order = await orders.find(q.trim());
    if (order === undefined) return [];
    const conversation = order.shopperId === undefined ? undefined : await servedBy(advisor, order.shopperId);
    if (advisor.role === 'advisor' && conversation === undefined) return [];
    return [orderLine(order, conversation)];
  }

  /** Conversations of a name or an address first, then those in whose words it stands; the newest that one may see. */
  async function messagesFound(advisor: Advisor, q: string) {
    const searched: Searched = { conversations: 0, all: false };
    const named = (await transcripts.list({ q }, 50)).items.filter((each) => maySee(advisor, each));
    const lines = await Promise.all(named.slice(0, most).map((each) => lineWith(each, q)));
    const known = new Set(named.map(({ id }) => id));
    for await (const conversation of newest(advisor, searched)) {
      if (lines.length >= most) break;
      if (known.has(conversation.id)) continue;
      const line = await lineWith(conversation, q);
      if (line.seq !== undefined) lines.push(line);
    }
    return { lines, searched };
  }

  async function* newest(advisor: Advisor, searched: Searched): AsyncGenerator<Conversation> {
    const begun = now().getTime();
    const tookMs = () => now().getTime() - begun;
    const enough = () => (tookMs() < readingMs ? conversationsReadAtMost : conversationsRead);
    let cursor: string | undefined;
    do {
      const page = await transcripts.list({}, 100, cursor);
      for (const conversation of page.items) {
        if (!maySee(advisor, conversation)) continue;
        if (searched.conversations >= enough()) return;
        searched.conversations += 1;
        yield conversation;
      }
      cursor = page.next;
    } while (cursor !== undefined && tookMs() < longestReadingMs);
    searched.all = cursor === undefined;
  }

  async function lineWith(conversation: Conversation, q: string) {
    const { id, head, locale, identity, snippet, updatedAt } = conversation;
    const lines = await transcripts.messages(id, Math.max(0, head - linesRead), linesRead);
    const wanted = foldedWords(q);
    const line = lines.findLast(({ text }) => everyWord(wanted, text));
    return {
      conversationId: id,
      ...(line === undefined ? {} : { seq: line.seq }),
      ...(identity.name === undefined ? {} : { name: identity.name }),
      locale,
      text: around(line?.text ?? snippet, wanted[0] ?? ''),
      at: (line?.at ?? updatedAt).toISOString(),
    };
  }

  return async (advisor: Advisor, q: string) => {
    const locale = advisor.languages[0] ?? 'en';
    const [found, ofOrders, messages] = await Promise.all([
      peopleFound(advisor, q),
      ordersFound(advisor, q),
      messagesFound(advisor, q),
    ]);
    return {
      people: found.map(({ id, name, email, tier }) => ({
        shopperId: id,
        name: name ?? email ?? id,
        ...(email === undefined ? {} : { email }),
        ...(tier === undefined ? {} : { tier }),
      })),
      orders: ofOrders,
      messages: messages.lines,
      messagesSearched: messages.searched,
      articles: knowledge
        .find(q, locale, most)
        .map(({ article: { id, title, body, locale: written } }) => ({ id, title, body, locale: written })),
    };
  };
}

function orderLine({ number, state, placedAt, shopperId }: Order, conversation: Conversation | undefined) {
  return {
    number,
    state,
    placedAt: placedAt.toISOString(),
    ...(shopperId === undefined ? {} : { shopperId }),
    ...(conversation === undefined ? {} : { conversationId: conversation.id }),
  };
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Each of `wanted` begins a word of the text. */
function everyWord(wanted: readonly string[], text: string): boolean {
  const words = foldedWords(text);
  return wanted.length > 0 && wanted.every((word) => words.some((other) => other.startsWith(word)));
}

const shown = 160;

/** The words near the first hit. */
function around(text: string, word: string): string {
  const at = Math.max(0, fold(text).indexOf(word) - 40);
  const part = text.slice(at, at + shown).trim();
  return `${at > 0 ? '… ' : ''}${part}${at + shown < text.length ? ' …' : ''}`;
}
