/** One search over what somebody may see. Who searched is kept, what they typed is not: it is people's data too. */
import { z } from 'zod';
import type { Advisor } from '../domain/participant.ts';
import { SearchAnswer, SearchQuery } from '../protocol/search.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type SearchParts = {
  readonly search: (advisor: Advisor, q: string) => Promise<SearchAnswer>;
  readonly audit: Pick<Audit, 'look'>;
};

export function searchRoutes({ search, audit }: SearchParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/search',
      summary: 'People, orders, messages and articles that one may see',
      query: z.strictObject(SearchQuery.shape),
      answer: SearchAnswer,
      handle: async ({ query: { q } }, { advisor }) => {
        await audit.look(advisor, 'house-searched', advisor.id);
        return search(advisor, q);
      },
    }),
  ];
}
