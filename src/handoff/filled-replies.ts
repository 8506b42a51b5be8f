/** The house's ready replies for one conversation: in the shopper's language, with what is known of them filled in. */
import { type CannedReply, filledCanned } from '../domain/canned.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Briefings } from './briefing.ts';

export type FilledRepliesParts = {
  readonly canned: (locale: string) => readonly CannedReply[];
  readonly briefings: Pick<Briefings, 'of'>;
  readonly house: string;
  /** Of the advisor's boutique. */
  readonly storeOf: (advisor: Advisor) => string | undefined;
  readonly now: () => Date;
};

type FilledReply = Pick<CannedReply, 'id' | 'title' | 'text'> & { readonly missing: readonly string[] };

export function createFilledReplies({ canned, briefings, house, storeOf, now }: FilledRepliesParts) {
  return async (
    conversation: Conversation,
    advisor: Advisor,
  ): Promise<{ readonly locale: string; readonly replies: readonly FilledReply[] }> => {
    const { id, locale, memory } = conversation;
    const briefing = await briefings.of(id, locale, now());
    const values = known({
      shopper: briefing?.shopper.name,
      advisor: advisor.name.split(' ')[0],
      order: briefing?.orders[0]?.number,
      store: storeOf(advisor),
      product: memory.productsShown.at(-1)?.title,
      house,
    });
    return {
      locale,
      replies: canned(locale).map((reply) => {
        const { text, missing } = filledCanned(reply, values);
        return { id: reply.id, title: reply.title, text, missing: [...new Set(missing)] };
      }),
    };
  };
}

function known(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
