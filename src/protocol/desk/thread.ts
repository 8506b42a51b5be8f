/** Requests inside one conversation: reading it, writing in it, notes beside it. */
import { z } from 'zod';
import { Card } from '../cards.ts';
import type { WireFile } from '../files.ts';
import type { WireCorrection } from '../readings.ts';
import type { WireDelivery, WireFloor, WireMessage } from '../wire.ts';
import type { Briefing } from './briefing.ts';
import type { Proposal } from './drafts.ts';
import { clientMessageId, id, seq, undoMs } from './fields.ts';
import type { WireTranslated, WireTranslating } from './translation.ts';

export const Note = z.object({
  id: z.string(),
  conversationId: z.string(),
  author: z.object({ advisorId: z.string(), name: z.string() }),
  text: z.string(),
  at: z.iso.datetime(),
  /** A supervisor's word for the advisor `to`, who had the conversation then; nobody else but supervisors sees it. */
  kind: z.literal('whisper').optional(),
  to: z.object({ advisorId: z.string(), name: z.string() }).optional(),
});
export type Note = z.infer<typeof Note>;

/** A message that the provider has approved before, in the language that suits the shopper. */
export type WireTemplate = {
  name: string;
  language: string;
  category: 'utility' | 'marketing';
  /** With `{{1}}`, `{{2}}` for the parameters. */
  body: string;
  /** What stands in each place, in words. */
  parameters: string[];
  /** Labels. */
  buttons: string[];
};

export const threadRequests = {
  'conversation:open': z
    .object({
      conversationId: id,
      after: seq.optional(),
      /** Why another boutique's closed conversation is opened: without it `forbidden` with `reason-needed`. Goes into the audit log. */
      reason: z.string().trim().min(3).max(300).optional(),
    })
    .strict(),
  'conversation:leave': z.object({ conversationId: id }).strict(),
  'message:send': z
    .object({
      conversationId: id,
      clientMessageId,
      text: z.string().optional(),
      card: Card.optional(),
      draftId: id.optional(),
      /** With `draftId`: claims without a source that the advisor vouches for. */
      confirmed: z.array(z.string().max(200)).max(20).optional(),
      /** Held back this long, so that it can be taken back. */
      undoMs,
      /** Files that were uploaded for this conversation. */
      attachments: z.array(z.string().max(100)).max(5).optional(),
      /** Instead of words: an approved template, filled in. Without a language, the shopper's. */
      template: z
        .object({
          name: id,
          language: z.string().min(2).max(35).optional(),
          parameters: z.array(z.string().max(1024)).max(20),
        })
        .strict()
        .optional(),
    })
    .strict(),
  'message:undo': z.object({ conversationId: id, messageId: id }).strict(),
  'file:retry': z.object({ conversationId: id, fileId: z.string().min(1).max(100) }).strict(),
  'templates:list': z.object({ conversationId: id }).strict(),
  'note:add': z
    .object({
      conversationId: id,
      /** The writer's own key, so that it can be sent again; without one the house gives it. */
      noteId: z.string().min(1).max(100).optional(),
      /** Colleagues whom it names. */
      mentions: z.array(id).max(10).optional(),
      text: z.string().min(1).max(4000),
      kind: z.literal('whisper').optional(),
    })
    .strict(),
  'typing:set': z.object({ conversationId: id, on: z.boolean() }).strict(),
  'message:read': z.object({ conversationId: id, seq }).strict(),
} as const;

export type ThreadAcks = {
  'conversation:open': {
    conversationId: string;
    messages: WireMessage[];
    head: number;
    floor: WireFloor;
    briefing: Briefing;
    notes: Note[];
    /** Who else looks at it now. */
    watchedBy?: { advisorId: string; name: string }[];
    /** Whoever has it asks for a supervisor. */
    hand?: { advisorId: string; name: string };
    /** Of readings in this conversation, whoever made them. */
    corrections: WireCorrection[];
    /** The advisor's own unsent reply. */
    draft: string;
    /** What the concierge proposes to say, if it was asked to. */
    proposal?: Proposal;
    readByShopper: number;
    /** How this advisor reads it, and what is there in that language. */
    translating?: WireTranslating;
    translated?: WireTranslated[];
    /** How far messages got, also those sent before `after`; on channels with a provider. */
    deliveries?: ({ seq: number } & WireDelivery)[];
    /** What became of files, also of those in messages before `after`. */
    files?: ({ seq: number } & WireFile)[];
  };
  'conversation:leave': object;
  'message:send': { messageId: string };
  /** What is in the box again. */
  'message:undo': { text: string; proposal?: Proposal };
  'file:retry': object;
  'templates:list': { templates: WireTemplate[] };
  'note:add': { noteId: string };
  'typing:set': object;
  'message:read': object;
};
