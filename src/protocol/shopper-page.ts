/** Everything about one shopper on one page: `GET /shoppers/:id/page`. */
import { z } from 'zod';
import { ConversationView, ShopperView } from './http.ts';
import { TaskView } from './tasks.ts';

export const ShopperPage = z.object({
  record: ShopperView,
  /** The surest of their conversations. */
  identity: z.enum(['anonymous', 'claimed', 'verified']),
  orders: z.array(
    z.object({
      number: z.string(),
      state: z.string(),
      placedAt: z.iso.datetime(),
      total: z.object({ amount: z.number(), currency: z.string() }),
      lines: z.array(z.object({ sku: z.string(), title: z.string(), quantity: z.number() })),
    }),
  ),
  /** Of all channels, newest first; those that this advisor may see. */
  conversations: z.array(ConversationView),
  notes: z.array(
    z.object({ id: z.string(), conversationId: z.string(), by: z.string(), text: z.string(), at: z.iso.datetime() }),
  ),
  tasks: z.array(TaskView),
});
export type ShopperPage = z.infer<typeof ShopperPage>;
