/** Requests about replies that are not sent yet, the advisor's own and the concierge's proposals. */
import { z } from 'zod';
import { clientMessageId, id, undoMs } from './fields.ts';

/** Words of a text that claim something; without a source nothing in the house says so. */
export type WireClaim = {
  text: string;
  kind: 'price' | 'stock' | 'date' | 'legal' | 'promise' | 'figure' | 'address';
  start: number;
  source?: { id: string; title: string };
};

/** Words of a text that are not the house's voice. `blocking` ones end an approval until they are changed. */
export type WireFinding = {
  rule: 'banned-word' | 'exclamation' | 'emoji' | 'capitals' | 'too-familiar' | 'too-long';
  words: string;
  start: number;
  blocking: boolean;
  /** What to put in their place. */
  fix?: string;
};

/** A machine's reply for an advisor to approve; `unsourced` are its claims that nothing in the house backs. */
export type Proposal = {
  draftId: string;
  text: string;
  sources: { id: string; title: string }[];
  unsourced: string[];
  claims: WireClaim[];
  findings: WireFinding[];
  confidence: number;
  by: string;
};

/** What became of a text between the machine's words and the advisor's. */
export type WireChange = { kind: 'same' | 'added' | 'removed'; text: string };

const confirmed = z.array(z.string().max(200)).max(20).optional();

export const draftRequests = {
  /** `instruction`: `warmer`, `shorter`, `more-formal`, `own-words`, `in-<locale>`, or words of one's own. */
  'draft:request': z.object({ conversationId: id, instruction: z.string().max(300).optional() }).strict(),
  'draft:check': z.object({ conversationId: id, text: z.string().max(8000), draftId: id.optional() }).strict(),
  'draft:approve': z.object({ conversationId: id, draftId: id, clientMessageId, confirmed, undoMs }).strict(),
  /** The shopper has written again; the draft stands all the same. */
  'draft:keep': z.object({ conversationId: id, draftId: id }).strict(),
  /** Also stops one that is being made. */
  'draft:discard': z.object({ conversationId: id, reason: z.string().max(300).optional() }).strict(),
  'draft:save': z.object({ conversationId: id, text: z.string().max(8000) }).strict(),
} as const;

export type DraftAcks = {
  'draft:request': object;
  'draft:check': {
    claims: WireClaim[];
    findings: WireFinding[];
    /** Prices and counts that are not so any more, with what is so now. */
    changed: string[];
    /** Against the draft's own words, with `draftId`. */
    changes?: WireChange[];
    /** Words added plus words removed. */
    distance?: number;
  };
  'draft:approve': { messageId: string };
  'draft:keep': object;
  'draft:discard': object;
  'draft:save': object;
};
