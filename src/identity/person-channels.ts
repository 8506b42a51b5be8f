/** The channels of a person beside a conversation, for the advisor who serves them there. */
import type { Conversation } from '../domain/conversation.ts';
import type { PersonChannel } from '../domain/handoff.ts';
import type { ConversationId, PersonId } from '../domain/ids.ts';
import type { ChannelLink } from '../domain/person.ts';
import type { Transcripts } from '../domain/ports.ts';
import { namedPerson, type People } from './people.ts';

export type PersonChannels = {
  /** The conversation itself first, then the others, the latest first; what was unlinked comes last. Of more than 100 those linked last. */
  of(conversation: Conversation): Promise<{
    readonly channels: readonly PersonChannel[];
    /** A shopper's id, or the name that their links go by. */
    readonly personId?: string;
    readonly perhaps: readonly PerhapsSame[];
  }>;
  /** By a shopper's id or a person's. */
  ofPerson(id: string): Promise<readonly PersonChannel[]>;
};

/** Only worth a question: a name proves nothing. */
export type PerhapsSame = Pick<PersonChannel, 'conversationId' | 'channel' | 'lastAt'> & { readonly why: 'name' };

export type PersonChannelsParts = {
  readonly people: People;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'list'>;
};

/** Nobody reads more; those linked last are the ones that are read. */
const mostShown = 100;
const mostAlike = 3;
const lookedThrough = 20;

export function createPersonChannels({ people, transcripts }: PersonChannelsParts): PersonChannels {
  async function shown(links: readonly ChannelLink[], here?: ConversationId): Promise<readonly PersonChannel[]> {
    const own = links.filter(({ conversationId }) => conversationId === here);
    const others = links.filter(({ conversationId }) => conversationId !== here);
    const found = await Promise.all(
      [...own, ...others.slice(-mostShown)].map(async (link) => ({
        link,
        conversation: await transcripts.conversation(link.conversationId),
      })),
    );
    return found
      .flatMap(({ link, conversation }) => (conversation === undefined ? [] : [channelOf(link, conversation, here)]))
      .sort((one, other) => rank(one) - rank(other) || other.lastAt.getTime() - one.lastAt.getTime());
  }

  async function alike({ id, identity }: Conversation, linked: ReadonlySet<string>): Promise<readonly PerhapsSame[]> {
    const name = folded(identity.name);
    // one word is shared by too many
    if (!name.includes(' ')) return [];
    const { items } = await transcripts.list({ q: identity.name ?? '' }, lookedThrough);
    return items
      .filter((other) => other.id !== id && !linked.has(other.id) && folded(other.identity.name) === name)
      .slice(0, mostAlike)
      .map((other) => ({ conversationId: other.id, channel: other.channel, lastAt: other.updatedAt, why: 'name' }));
  }

  return {
    async of(conversation) {
      const own = await people.link(conversation.id);
      const links = own === undefined ? [] : await people.links(own.personId);
      // Somebody who was unlinked stands alone: the others are not theirs to be shown.
      const theirs = own?.undone ? links.filter(({ conversationId }) => conversationId === conversation.id) : links;
      const ids = new Set<string>(links.map(({ conversationId }) => conversationId));
      return {
        channels: await shown(theirs, conversation.id),
        perhaps: await alike(conversation, ids),
        ...(own === undefined ? {} : { personId: own.personId }),
      };
    },
    async ofPerson(id) {
      const person = id.startsWith('p_') ? (id as PersonId) : namedPerson({ shopperId: id as never }, new Date(0)).id;
      return shown(await people.links(person));
    },
  };
}

function channelOf(link: ChannelLink, conversation: Conversation, here: ConversationId | undefined): PersonChannel {
  const { conversationId, channel, how, level, evidence, linkedAt, undone } = link;
  const { snippet, updatedAt } = conversation;
  const common = { conversationId, linkId: conversationId, channel, how, level, linkedAt, lastAt: updatedAt };
  return {
    ...common,
    words: undone ? '' : snippet,
    ...(how === 'order-proof' ? { evidence } : {}),
    ...(conversationId === here ? { here: true } : {}),
    ...(undone ? { undone: { at: undone.at, by: undone.by.startsWith('shopper ') ? 'shopper' : 'desk' } } : {}),
  };
}

const rank = ({ here, undone }: PersonChannel) => (undone ? 2 : here ? 0 : 1);
const folded = (name = '') => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
