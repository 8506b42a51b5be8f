/** Requests by which an advisor disagrees with the machine: a reading corrected, a handoff judged. */
import { z } from 'zod';
import { ReadingCorrect } from '../readings.ts';
import { id, seq } from './fields.ts';

export const judgementRequests = {
  'reading:correct': ReadingCorrect,
  'reading:undo': z.object({ conversationId: id, seq }).strict(),
  'reason:flag': z.object({ handoffId: id, verdict: z.enum(['right', 'early', 'late', 'wrong']) }).strict(),
} as const;

export type JudgementAcks = {
  /** `proposed`: the shopper agreed, so the message waits for review as a training sentence. */
  'reading:correct': { candidateId: string; proposed: boolean };
  'reading:undo': object;
  'reason:flag': object;
};
