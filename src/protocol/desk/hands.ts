/** An advisor asks a supervisor to come, without the shopper knowing. */
import { z } from 'zod';
import { id } from './fields.ts';

export const handRequests = {
  'hand:raise': z.object({ conversationId: id, on: z.boolean(), note: z.string().max(300).optional() }).strict(),
} as const;

export type HandAcks = { 'hand:raise': object };
