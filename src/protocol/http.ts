/** The JSON API under `/api/v1`: what the console and integrations send and get (contracts, section 3). */
import { z } from 'zod';

export const LoginRequest = z
  .object({ email: z.string().min(3).max(320), password: z.string().min(1).max(500) })
  .strict();

export const Me = z.object({
  advisorId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['advisor', 'supervisor', 'admin']),
  storeId: z.string().optional(),
  languages: z.array(z.string()),
  capacity: z.number().int(),
  house: z.string(),
  currency: z.string(),
});
export type Me = z.infer<typeof Me>;

/** RFC 9457 problem JSON with a stable code. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export const ConversationsQuery = ListQuery.extend({
  floor: z.enum(['bot', 'queue', 'advisor']).optional(),
  channel: z.enum(['web', 'messenger', 'whatsapp', 'directline', 'botframework']).optional(),
  q: z.string().max(200).optional(),
});
