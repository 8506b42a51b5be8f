/** Requests by which an advisor disagrees with the machine: a reading corrected, a handoff judged. */
import { z } from 'zod';
import { PolicyDocument } from '../http.ts';
import { ReadingCorrect } from '../readings.ts';
import { id, seq } from './fields.ts';

const signals = z.array(PolicyDocument.shape.signals.keyof()).max(14).optional();
const note = z.string().trim().max(500).optional();

export const judgementRequests = {
  'reading:correct': ReadingCorrect,
  'reading:undo': z.object({ conversationId: id, seq }).strict(),
  /** `wrongSignals`: reasons that should not have counted. */
  'reason:flag': z
    .object({ handoffId: id, verdict: z.enum(['right', 'early', 'late', 'wrong']), wrongSignals: signals, note })
    .strict(),
  /** A supervisor has read what the bot did alone. `missed`: a person should have come, because of these signals. */
  'conversation:audit': z.object({ conversationId: id, missed: z.boolean(), signals, note }).strict(),
} as const;

export type JudgementAcks = {
  /** `proposed`: the shopper agreed, so the message waits for review as a training sentence. */
  'reading:correct': { candidateId: string; proposed: boolean };
  'reading:undo': object;
  'reason:flag': object;
  'conversation:audit': object;
};
