/** Requests about who speaks: presence, claims, transfers, ends. */
import { z } from 'zod';
import type { Briefing } from './briefing.ts';
import { id } from './fields.ts';
import { WirePromiseDecision, WireWrapUp } from './tasks.ts';

/** About every promise that is open; without one of them the request is refused with `conflict` and names them. */
const promises = z.array(WirePromiseDecision).max(50).optional();

export const floorRequests = {
  /** `advisorId`: a colleague's, which only a supervisor sets. */
  'presence:set': z
    .object({ status: z.enum(['available', 'busy', 'transfers', 'away']), advisorId: id.optional() })
    .strict(),
  /** A person is at the console: sent on input, at most once a minute. */
  'presence:touch': z.object({}).strict(),
  'handoff:claim': z.object({ handoffId: id }).strict(),
  'handoff:pass': z.object({ handoffId: id, reason: z.string().max(500).optional() }).strict(),
  'handoff:transfer': z
    .object({
      conversationId: id,
      /** Whoever fits every field that is given. */
      to: z.object({ advisorId: id.optional(), skill: id.optional(), store: id.optional() }).strict(),
      note: z.string().min(1).max(2000),
    })
    .strict(),
  'transfer:recall': z.object({ conversationId: id }).strict(),
  'handoff:return': z
    .object({
      conversationId: id,
      agreed: z.string().max(2000).optional(),
      open: z.string().max(2000).optional(),
      promises,
    })
    .strict(),
  'conversation:resolve': z
    .object({
      conversationId: id,
      outcome: z.string().min(1).max(200),
      followUp: z.string().max(2000).optional(),
      followUpDueAt: z.iso.datetime({ offset: true }).optional(),
      promises,
      wrapUp: WireWrapUp.optional(),
    })
    .strict(),
  'takeover:request': z.object({ conversationId: id }).strict(),
} as const;

export type FloorAcks = {
  'presence:set': object;
  'presence:touch': object;
  'handoff:claim': { conversationId: string; briefing: Briefing };
  'handoff:pass': object;
  'handoff:transfer': object;
  'transfer:recall': object;
  'handoff:return': object;
  'conversation:resolve': object;
  'takeover:request': object;
};
