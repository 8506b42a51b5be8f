/** Corrected readings that may become training sentences: read as they would be exported, accepted or rejected by a second person. */
import { z } from 'zod';
import { type Candidate, type CandidateState, languageOf, type Reviewer } from '../domain/candidate.ts';
import type { Page } from '../domain/ports.ts';
import { CandidatesAnswer, CandidatesQuery, CandidateVerdict, CandidateView } from '../protocol/readings.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type CandidatesParts = {
  readonly candidates: {
    list(
      filter: { readonly state: CandidateState; readonly language?: string },
      limit: number,
      cursor?: string,
    ): Promise<Page<Candidate>>;
    /** Throws `forbidden` for one's own correction, `not-found` for what the shopper has withdrawn. */
    review(id: string, verdict: 'accepted' | 'rejected', reviewer: Reviewer): Promise<Candidate>;
  };
  readonly audit: Audit;
};

export function candidateRoutes({ candidates, audit }: CandidatesParts): Route[] {
  return [
    forRole('supervisor', {
      method: 'get',
      path: '/candidates',
      summary: 'Corrected readings to review; a page may be short, `next` goes on from there',
      query: z.strictObject(CandidatesQuery.shape),
      answer: CandidatesAnswer,
      handle: async ({ query: { state, language, limit, cursor } }, { advisor }) => {
        await audit.look(advisor, 'candidates-read', state);
        const filter = { state, ...(language && { language }) };
        const { items, next } = await candidates.list(filter, limit, cursor);
        return { candidates: items.flatMap(view), next };
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/candidates/:id',
      summary: 'Accept a corrected reading for training, or reject it; never one’s own',
      body: CandidateVerdict,
      answer: CandidateView,
      handle: async ({ params, body: { verdict } }, { advisor }) => {
        const id = params['id'] ?? '';
        const reviewed = await candidates.review(id, verdict, { advisorId: advisor.id, name: advisor.name });
        await audit.record(advisor, `candidate-${verdict}`, id);
        return view(reviewed)[0];
      },
    }),
  ];
}

/** None for a correction whose words may not be used. */
function view(candidate: Candidate): CandidateView[] {
  const { id, conversationId, seq, text, correction, read, correctedBy, at, state, reviewedBy } = candidate;
  if (text === undefined || state === 'unused') return [];
  const { intents = [], emotion } = correction;
  return [
    {
      id,
      conversationId,
      seq,
      text,
      language: languageOf(candidate),
      intents: [...intents],
      ...(emotion && { emotion }),
      read: { ...read, intents: [...read.intents] },
      correctedBy: { ...correctedBy },
      at: at.toISOString(),
      state,
      ...(reviewedBy && { reviewedBy: reviewedBy.name }),
    },
  ];
}
