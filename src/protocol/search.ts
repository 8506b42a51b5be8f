/** One search over people, orders, messages and articles: `GET /search`. */
import { z } from 'zod';

export const SearchQuery = z.object({ q: z.string().trim().min(2).max(200) });

export const SearchAnswer = z.object({
  people: z.array(
    z.object({
      shopperId: z.string(),
      name: z.string(),
      email: z.string().optional(),
      tier: z.string().optional(),
    }),
  ),
  orders: z.array(
    z.object({
      number: z.string(),
      state: z.string(),
      placedAt: z.iso.datetime(),
      shopperId: z.string().optional(),
      /** A conversation with this shopper that the advisor may see, the newest. */
      conversationId: z.string().optional(),
    }),
  ),
  messages: z.array(
    z.object({
      conversationId: z.string(),
      seq: z.number().int().optional(),
      name: z.string().optional(),
      locale: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Conversations read for words, the newest first; `all` is false when older ones, or enough hits, ended the reading. */
  messagesSearched: z.object({ conversations: z.number().int(), all: z.boolean() }).optional(),
  articles: z.array(z.object({ id: z.string(), locale: z.string(), title: z.string(), body: z.string() })),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
