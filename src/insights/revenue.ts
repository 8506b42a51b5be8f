/**
 * Orders that came soon after a conversation. It is influence that is shown, not a cause that is proven: the window is told
 * with the figure, each order counts once, and only shoppers who agreed to a profile, and still do, are looked at.
 */
import type { Order } from '../domain/commerce.ts';
import { agreedTo } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Orders } from '../domain/house-books.ts';
import { conversationId } from '../domain/ids.ts';
import type { Transcripts } from '../domain/ports.ts';
import type { Rollup } from './rollup.ts';

export type RevenueParts = {
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly orders: Pick<Orders, 'ofShopper'>;
};

export const windowDays = 14;
const windowMs = windowDays * 24 * 60 * 60 * 1000;
const undone: ReadonlySet<Order['state']> = new Set(['cancelled', 'refunded', 'returned']);

type Owner = 'bot' | 'advisor';
type Touch = { readonly shopperId: string; readonly at: Date; readonly owner: Owner };

export async function influenced(rollup: Rollup, parts: RevenueParts) {
  const touches = await touchesOf(rollup, parts);
  const counted = new Set<string>();
  const rows = new Map<string, { owner: Owner; orders: number; amount: number; currency: string }>();
  const book = new Map<string, readonly Order[]>();
  // The latest words before an order are those it is laid beside.
  for (const { shopperId, at, owner } of [...touches].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    const orders = book.get(shopperId) ?? (await parts.orders.ofShopper(shopperId));
    book.set(shopperId, orders);
    for (const { number, placedAt, total, state } of orders) {
      const afterMs = placedAt.getTime() - at.getTime();
      if (counted.has(number) || undone.has(state) || afterMs < 0 || afterMs > windowMs) continue;
      counted.add(number);
      const { amount, currency } = total;
      const row = rows.get(`${owner} ${currency}`) ?? { owner, orders: 0, amount: 0, currency };
      rows.set(`${owner} ${currency}`, { ...row, orders: row.orders + 1, amount: row.amount + amount });
    }
  }
  return { windowDays, conversations: touches.length, rows: [...rows.values()] };
}

async function touchesOf({ pointers }: Rollup, { transcripts }: RevenueParts): Promise<Touch[]> {
  const touches: Touch[] = [];
  for (const { measure, conversationId: id, seq } of pointers) {
    if (measure !== 'known') continue;
    const conversation = await transcripts.conversation(conversationId(id));
    const shopperId = conversation?.identity.shopperId;
    if (conversation === undefined || shopperId === undefined || !agreedTo(conversation, 'profile')) continue;
    const [message] = await transcripts.messages(conversation.id, seq - 1, 1);
    touches.push({ shopperId, at: message?.at ?? conversation.openedAt, owner: ownerOf(conversation) });
  }
  return touches;
}

function ownerOf({ handoff, pastHandoffs }: Conversation): Owner {
  return [...pastHandoffs, handoff].some((one) => one?.acceptedAt !== undefined) ? 'advisor' : 'bot';
}
