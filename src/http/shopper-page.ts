/** Everything about one shopper for whoever serves them: record, orders, conversations of all channels, notes, tasks. */
import { maySee } from '../domain/access.ts';
import type { Order } from '../domain/commerce.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { ClientBook, Orders } from '../domain/house-books.ts';
import { maySeeNote } from '../domain/note.ts';
import type { IdentityLevel } from '../domain/participant.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';
import type { Task } from '../domain/task.ts';
import { ShopperPage } from '../protocol/shopper-page.ts';
import type { TaskView } from '../protocol/tasks.ts';
import type { Audit } from './audit.ts';
import { conversationView, type Views } from './conversations.ts';
import { forRole, type Route } from './route.ts';
import { shopperView, unknownShopper } from './shoppers.ts';

export type ShopperPageParts = {
  readonly transcripts: Pick<Transcripts, 'list'>;
  readonly documents: Pick<Documents, 'list'>;
  readonly clientBook: ClientBook;
  readonly orders: Orders;
  readonly views: Views;
  readonly taskView: (task: Task) => TaskView;
  readonly audit: Pick<Audit, 'look'>;
};

type Note = {
  readonly id: string;
  readonly conversationId: string;
  readonly author: { readonly name: string };
  readonly text: string;
  readonly kind?: 'whisper';
  readonly to?: { readonly advisorId: string };
  readonly at: string | Date;
};

const conversationsShown = 50;
const eachShown = 50;

export function shopperPageRoutes(parts: ShopperPageParts): Route[] {
  const { transcripts, documents, clientBook, orders, views, taskView, audit } = parts;

  async function beside<T>(collection: string, conversations: readonly Conversation[]): Promise<T[]> {
    const lists = await Promise.all(
      conversations.map(({ id }) =>
        documents.list<T>(collection, { index: 'conversationId', equals: id, limit: eachShown }),
      ),
    );
    return lists.flatMap(({ items }) => items.map(({ value }) => value));
  }

  return [
    forRole('advisor', {
      method: 'get',
      path: '/shoppers/:id/page',
      summary: 'A shopper one serves or served: record, orders, conversations, notes and tasks',
      answer: ShopperPage,
      handle: async ({ params }, { advisor }) => {
        const shopper = await clientBook.find(params['id'] ?? '');
        if (shopper === undefined) throw unknownShopper();
        const { items } = await transcripts.list({ shopperId: shopper.id }, conversationsShown);
        const seen = items.filter((conversation) => maySee(advisor, conversation));
        if (advisor.role === 'advisor' && seen.length === 0) throw unknownShopper();
        await audit.look(advisor, 'shopper-read', shopper.id);
        const [bought, notes, tasks] = await Promise.all([
          orders.ofShopper(shopper.id),
          beside<Note>('notes', seen),
          beside<Task>('tasks', seen),
        ]);
        return {
          record: shopperView(shopper),
          identity: surest(seen),
          orders: bought.map(orderView).sort((one, other) => other.placedAt.localeCompare(one.placedAt)),
          conversations: seen.map((conversation) => conversationView(conversation, views)),
          notes: notes
            .filter((note) => maySeeNote(advisor, note))
            .map(noteView)
            .sort((one, other) => other.at.localeCompare(one.at)),
          tasks: tasks.map(taskView),
        };
      },
    }),
  ];
}

const levels: readonly IdentityLevel[] = ['anonymous', 'claimed', 'verified'];

function surest(conversations: readonly Conversation[]): IdentityLevel {
  const best = Math.max(0, ...conversations.map(({ identity }) => levels.indexOf(identity.level)));
  return levels[best] ?? 'anonymous';
}

function orderView({ number, state, placedAt, total, lines }: Order) {
  return {
    number,
    state,
    placedAt: placedAt.toISOString(),
    total: { ...total },
    lines: lines.map(({ sku, title, quantity }) => ({ sku, title, quantity })),
  };
}

function noteView({ id, conversationId, author, text, at }: Note) {
  return { id, conversationId, by: author.name, text, at: typeof at === 'string' ? at : at.toISOString() };
}
