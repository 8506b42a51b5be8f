/** What an advisor may say a message was, when it was read wrongly, and how such a correction is shown and reviewed. */
import { z } from 'zod';
import { correctEmotions, correctIntents, correctLanguages } from './reading-words.ts';

const mostIntents = 5;

/** What was wrong, and only that. */
const correction = {
  intents: z
    .array(z.enum(correctIntents))
    .min(1)
    .max(mostIntents)
    .refine((names) => new Set(names).size === names.length, 'each intent once')
    .optional(),
  emotion: z.enum(correctEmotions).optional(),
  language: z.enum(correctLanguages).optional(),
};

export const ReadingCorrect = z
  .object({
    conversationId: z.string().min(1).max(200),
    seq: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    ...correction,
  })
  .strict()
  .refine(
    ({ intents, emotion, language }) => intents !== undefined || emotion !== undefined || language !== undefined,
    'say what it was: intents, emotion or language',
  );

const advisor = z.object({ advisorId: z.string(), name: z.string() });

/** A correction as it stands beside its message, for every advisor who opens the conversation. */
export const WireCorrection = z.object({
  seq: z.number(),
  by: advisor,
  at: z.iso.datetime(),
  intents: z.array(z.string()).optional(),
  emotion: z.enum(correctEmotions).optional(),
  language: z.string().optional(),
});
export type WireCorrection = z.infer<typeof WireCorrection>;

/** A sentence as it would be trained on, with what the machine had made of it. */
export const CandidateView = z.object({
  id: z.string(),
  conversationId: z.string(),
  seq: z.number().int(),
  text: z.string(),
  language: z.string(),
  intents: z.array(z.string()),
  emotion: z.enum(correctEmotions).optional(),
  read: z.object({
    language: z.string(),
    intents: z.array(z.string()),
    frustration: z.number(),
    by: z.string(),
    version: z.string().optional(),
  }),
  correctedBy: advisor,
  at: z.iso.datetime(),
  state: z.enum(['waiting', 'accepted', 'rejected']),
  reviewedBy: z.string().optional(),
});
export type CandidateView = z.infer<typeof CandidateView>;

export const CandidatesQuery = z.object({
  state: z.enum(['waiting', 'accepted', 'rejected']).default('waiting'),
  language: z.enum(correctLanguages).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export const CandidatesAnswer = z.object({ candidates: z.array(CandidateView), next: z.string().optional() });
export const CandidateVerdict = z.object({ verdict: z.enum(['accepted', 'rejected']) }).strict();
