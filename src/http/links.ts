/** Which channels are the same shopper's: looked at, undone, and undone again, by those who serve them. */
import { z } from 'zod';
import { maySee } from '../domain/access.ts';
import { AparteError } from '../domain/errors.ts';
import type { PersonChannel } from '../domain/handoff.ts';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import { channelsInSight } from '../domain/in-sight.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Transcripts } from '../domain/ports.ts';
import { PersonChannelView } from '../protocol/desk/person.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type LinksParts = {
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly links: {
    /** By a shopper's id or a person's; none: nobody is linked by that name. */
    of(id: string): Promise<readonly PersonChannel[]>;
    /** False: there was no live link. */
    part(id: ConversationId, advisor: Advisor): Promise<boolean>;
    /** Throws `not-found`, or `forbidden` when the shopper undid it. */
    restore(id: ConversationId): Promise<void>;
  };
  readonly audit: Audit;
};

const LinksAnswer = z.object({ links: z.array(PersonChannelView) });

export function linkRoutes({ transcripts, links, audit }: LinksParts): Route[] {
  /** Whoever serves one thread of a person may see and undo what links it; nobody else learns that they exist. */
  async function served(id: string, advisor: Advisor): Promise<readonly PersonChannel[]> {
    const found = await links.of(id);
    for (const { conversationId: thread } of found) {
      const conversation = await transcripts.conversation(conversationId(thread));
      if (conversation !== undefined && maySee(advisor, conversation)) return found;
    }
    throw unknownLink();
  }

  async function link(params: Readonly<Record<string, string>>, advisor: Advisor): Promise<ConversationId> {
    const found = await served(params['id'] ?? '', advisor);
    const one = found.find(({ linkId }) => linkId === params['linkId']);
    if (one === undefined) throw unknownLink();
    return conversationId(one.conversationId);
  }

  return [
    forRole('advisor', {
      method: 'get',
      path: '/shoppers/:id/links',
      summary: 'Channels that are the same shopper’s, and by which proof',
      answer: LinksAnswer,
      handle: async ({ params }, { advisor }) => {
        const id = params['id'] ?? '';
        const found = await served(id, advisor);
        await audit.look(advisor, 'shopper-read', id);
        return { links: await channelsInSight(advisor, found, transcripts) };
      },
    }),
    forRole('advisor', {
      method: 'delete',
      path: '/shoppers/:id/links/:linkId',
      summary: 'Unlink a channel from a shopper; it can be undone',
      handle: async ({ params }, { advisor }) => {
        const id = await link(params, advisor);
        if (!(await links.part(id, advisor))) throw unknownLink();
        await audit.record(advisor, 'shopper-unlinked', id);
      },
    }),
    forRole('advisor', {
      method: 'post',
      path: '/shoppers/:id/links/:linkId/restore',
      summary: 'Link a channel again that the desk unlinked',
      handle: async ({ params }, { advisor }) => {
        const id = await link(params, advisor);
        await links.restore(id);
        await audit.record(advisor, 'shopper-relinked', id);
      },
    }),
  ];
}

const unknownLink = () => new AparteError('not-found', 'There is no such link.');
