/** Everything held about one person: handed out whole, or removed so that it does not come back. */

import type { Conversation } from '../domain/conversation.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { Orders } from '../domain/house-books.ts';
import type { ConversationId, ShopperId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Shopper } from '../domain/participant.ts';
import { type ChannelLink, isLive } from '../domain/person.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';
import { type ConversationErasure, erasures } from './conversation-erasure.ts';

export type PersonalDataParts = {
  readonly documents: Documents;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'list' | 'messages'>;
  readonly orders: Orders;
  readonly files: {
    exported(id: ConversationId): Promise<readonly object[]>;
    forget(id: ConversationId): Promise<void>;
  };
  readonly erasure: ConversationErasure;
};

export type PersonalData = {
  /** Undefined: nobody by that id. */
  exportShopper(id: ShopperId): Promise<ShopperExport | undefined>;
  /** False: nobody by that id. */
  eraseShopper(id: ShopperId): Promise<boolean>;
  /** Ends erasures that a process began and did not live to end. */
  resume(): Promise<void>;
};

export type ShopperExport = {
  readonly shopper: Shopper;
  readonly orders: Awaited<ReturnType<Orders['ofShopper']>>;
  readonly conversations: readonly {
    readonly conversation: Conversation;
    readonly messages: readonly Message[];
    readonly notes: readonly unknown[];
    /** What advisors said was understood wrongly, with the words kept of it. */
    readonly corrections: readonly unknown[];
    /** Their words and those said to them, as they were read in another language. */
    readonly translations: readonly unknown[];
    /** What the house owes or owed them. */
    readonly tasks: readonly unknown[];
    /** With their content, in base64. */
    readonly files: readonly object[];
    /** By what proof it is theirs. */
    readonly link?: ChannelLink;
  }[];
};

const pageSize = 100;

export function createPersonalData(parts: PersonalDataParts): PersonalData {
  const { documents, transcripts, orders, files, erasure } = parts;

  async function conversationsOf(id: ShopperId): Promise<Conversation[]> {
    const found: Conversation[] = [];
    let cursor: string | undefined;
    do {
      const page = await transcripts.list({ shopperId: id }, pageSize, cursor);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    const known = new Set(found.map((conversation) => conversation.id));
    return [...found, ...(await linkedTo(id, known))];
  }

  /** Threads that a link alone makes theirs: they went over from another channel. */
  async function linkedTo(id: ShopperId, known: ReadonlySet<ConversationId>): Promise<Conversation[]> {
    const links = await Promise.all((await personsOf(id)).map((person) => linksOf(person)));
    const live = links.flat().filter((link) => isLive(link) && !known.has(link.conversationId));
    const found = await Promise.all(live.map((link) => transcripts.conversation(link.conversationId)));
    return found.filter((conversation) => conversation !== undefined);
  }

  async function linksOf(person: string): Promise<readonly ChannelLink[]> {
    const items = await everyDocument<ChannelLink>(documents, 'links', { index: 'personId', equals: person });
    return items.map(({ value }) => value);
  }

  /** By their id, and by the address that they proved before the house had them in its book. */
  async function personsOf(id: ShopperId): Promise<readonly string[]> {
    const email = (await documents.get<Shopper>('shoppers', id))?.value.email;
    const asked = [
      { index: 'shopperId', equals: id },
      ...(email === undefined ? [] : [{ index: 'email', equals: email }]),
    ];
    const found = await Promise.all(asked.map((query) => everyDocument(documents, 'persons', query)));
    return [...new Set(found.flat().map((item) => item.id))];
  }

  async function about(
    collection: 'notes' | 'candidates' | 'translations' | 'tasks',
    id: ConversationId,
  ): Promise<readonly unknown[]> {
    const items = await everyDocument(documents, collection, { index: 'conversationId', equals: id });
    return items.map(({ value }) => value);
  }

  async function linkOf(id: ConversationId): Promise<{ readonly link?: ChannelLink }> {
    const link = await documents.get<ChannelLink>('links', id);
    return link === undefined ? {} : { link: link.value };
  }

  async function eraseShopper(id: ShopperId): Promise<boolean> {
    const known = await documents.get('shoppers', id);
    const begun = `shopper ${id}`;
    await documents.put(erasures, begun, { shopperId: id, at: new Date() });
    // First what keeps the house's folder from bringing the person back, then the person.
    if (known !== undefined) await documents.put('erased', id, { at: new Date() });
    const [conversations, persons] = await Promise.all([conversationsOf(id), personsOf(id)]);
    for (const conversation of conversations) await erasure.erase(conversation.id);
    for (const order of await orders.ofShopper(id)) await documents.delete('orders', order.number);
    for (const person of persons) await documents.delete('persons', person);
    // By this one a later try finds the others again, so it goes last.
    await documents.delete('shoppers', id);
    await documents.delete(erasures, begun);
    return known !== undefined || conversations.length > 0;
  }

  return {
    eraseShopper,
    async resume() {
      for (const id of await erasure.begun()) await erasure.erase(id);
      type Begun = { readonly shopperId?: ShopperId };
      for (const { value } of await everyDocument<Begun>(documents, erasures))
        if (value.shopperId !== undefined) await eraseShopper(value.shopperId);
    },

    async exportShopper(id) {
      const shopper = await documents.get<Shopper>('shoppers', id);
      if (shopper === undefined) return undefined;
      const conversations = await conversationsOf(id);
      return {
        shopper: shopper.value,
        orders: await orders.ofShopper(id),
        conversations: await Promise.all(
          conversations.map(async (conversation) => ({
            conversation,
            messages: await transcripts.messages(conversation.id, 0, conversation.head),
            notes: await about('notes', conversation.id),
            corrections: await about('candidates', conversation.id),
            translations: await about('translations', conversation.id),
            tasks: await about('tasks', conversation.id),
            files: await files.exported(conversation.id),
            ...(await linkOf(conversation.id)),
          })),
        ),
      };
    },
  };
}
