/** Notes in which colleagues named the one who asks. */
import type { Documents } from '../domain/ports.ts';
import { type Mention, MentionsAnswer } from '../protocol/desk/mentions.ts';
import { forRole, type Route } from './route.ts';

export type MentionsParts = { readonly documents: Pick<Documents, 'list'> };

type Kept = Omit<Mention, 'at'> & { readonly at: string | Date };

const shown = 50;

export function mentionRoutes({ documents }: MentionsParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/mentions',
      summary: 'Notes in which one was named, newest first',
      answer: MentionsAnswer,
      handle: async (_call, { advisor }) => {
        const { items } = await documents.list<Kept>('mentions', {
          ...{ index: 'advisorId', equals: advisor.id, limit: shown * 4 },
        });
        const mentions = items
          .map(({ value: { id, conversationId, by, text, at } }) => ({
            ...{ id, conversationId, by, text },
            at: typeof at === 'string' ? at : at.toISOString(),
          }))
          .sort((one, other) => other.at.localeCompare(one.at));
        return { mentions: mentions.slice(0, shown) };
      },
    }),
  ];
}
