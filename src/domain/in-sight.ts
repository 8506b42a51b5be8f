/** A shopper's other channels, for one advisor: that they are there, but no words of those that are another boutique's. */
import { isOfOthers } from './access.ts';
import type { PersonChannel } from './handoff.ts';
import type { ConversationId } from './ids.ts';
import type { Advisor } from './participant.ts';
import type { Transcripts } from './ports.ts';

type Threads = Pick<Transcripts, 'conversation'>;

async function isInSight(advisor: Advisor, id: ConversationId, transcripts: Threads): Promise<boolean> {
  if (advisor.role !== 'advisor') return true;
  const conversation = await transcripts.conversation(id);
  return conversation !== undefined && !isOfOthers(advisor, conversation);
}

export function channelsInSight(
  advisor: Advisor,
  channels: readonly PersonChannel[],
  transcripts: Threads,
): Promise<readonly PersonChannel[]> {
  return Promise.all(
    channels.map(async (channel) =>
      (await isInSight(advisor, channel.conversationId, transcripts)) ? channel : { ...channel, words: '' },
    ),
  );
}

type Linked = {
  readonly channels?: readonly PersonChannel[];
  readonly perhaps?: readonly { readonly conversationId: ConversationId }[];
};

/** The same of a whole briefing; who has the same name at another boutique is not told. */
export async function briefingInSight<T extends Linked>(
  advisor: Advisor,
  briefing: T,
  transcripts: Threads,
): Promise<T> {
  const { channels, perhaps } = briefing;
  const seen = await Promise.all(
    (perhaps ?? []).map(async (one) => ((await isInSight(advisor, one.conversationId, transcripts)) ? [one] : [])),
  );
  return {
    ...briefing,
    ...(channels === undefined ? {} : { channels: await channelsInSight(advisor, channels, transcripts) }),
    ...(perhaps === undefined ? {} : { perhaps: seen.flat() }),
  };
}
