/** Requests about replies that are not sent yet, the advisor's own and the concierge's proposals. */
import { z } from 'zod';
import { clientMessageId, id } from './fields.ts';

/** A machine's reply for an advisor to approve; `unsourced` are its claims that nothing in the house backs. */
export type Proposal = {
  draftId: string;
  text: string;
  sources: { id: string; title: string }[];
  unsourced: string[];
  confidence: number;
  by: string;
};

export const draftRequests = {
  'draft:request': z.object({ conversationId: id, instruction: z.string().max(300).optional() }).strict(),
  'draft:approve': z
    .object({
      conversationId: id,
      draftId: id,
      clientMessageId,
      confirmed: z.array(z.string().max(200)).max(20).optional(),
    })
    .strict(),
  'draft:discard': z.object({ conversationId: id, reason: z.string().max(300).optional() }).strict(),
  'draft:save': z.object({ conversationId: id, text: z.string().max(8000) }).strict(),
} as const;

export type DraftAcks = {
  'draft:request': object;
  'draft:approve': { messageId: string };
  'draft:discard': object;
  'draft:save': object;
};
