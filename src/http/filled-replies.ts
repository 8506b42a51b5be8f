/** The ready replies for one conversation, filled in: what the composer offers after a slash. */
import type { Conversation } from '../domain/conversation.ts';
import type { Advisor } from '../domain/participant.ts';
import { FilledReplies } from '../protocol/canned.ts';
import { forRole, type Route } from './route.ts';

type Filled = {
  readonly locale: string;
  readonly replies: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly missing: readonly string[];
  }[];
};

export type FilledRepliesParts = {
  readonly filledReplies: (conversation: Conversation, advisor: Advisor) => Promise<Filled>;
  /** Throws `not-found` for what the advisor may not see. */
  readonly visible: (id: string, advisor: Advisor) => Promise<Conversation>;
};

export function filledReplyRoutes({ filledReplies, visible }: FilledRepliesParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/conversations/:id/canned-replies',
      summary: 'The ready replies in the shopper’s language, filled in for this conversation',
      answer: FilledReplies,
      handle: async ({ params }, { advisor }) => filledReplies(await visible(params['id'] ?? '', advisor), advisor),
    }),
  ];
}
