/**
 * Carries a conversation from one channel to another: an opaque word, good once, for ten minutes, on one channel. Whoever
 * brings it has been in the first conversation. Only its hash is kept.
 */
import { createHash, createHmac } from 'node:crypto';
import type { ChannelKind } from '../domain/channel-kind.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import { resumeWordLength } from '../domain/resume-word.ts';
import { sweepExpired } from '../domain/sweep-expired.ts';
import { tryPut } from './people.ts';

export type ResumeLinksParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly secret: string;
  readonly clock: Clock;
};

export type ResumeSource = { readonly conversationId: ConversationId; readonly to: ChannelKind };

export type ResumeLinks = {
  /** The word. The same message asking again gets the same one. */
  issue(source: ResumeSource, event: string): Promise<string>;
  /** Where it leads back to. Undefined: unknown, expired, used, or meant for another channel. */
  look(word: string, on: ChannelKind, event: string): Promise<ConversationId | undefined>;
  /** Uses it up. The message that did so may ask again. */
  use(word: string, on: ChannelKind, event: string): Promise<ConversationId | undefined>;
};

type Kept = {
  readonly conversationId: ConversationId;
  readonly to: ChannelKind;
  readonly expiresAt: Date;
  readonly usedBy?: string;
};

const lifeMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;
/** Crockford's: nothing in it is mistaken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function createResumeLinks({ documents, secret, clock }: ResumeLinksParts): ResumeLinks {
  async function find(word: string, on: ChannelKind, event: string) {
    const known = await documents.get<Kept>('resumes', hashOf(word));
    if (known === undefined || known.value.to !== on) return undefined;
    const { usedBy, expiresAt } = known.value;
    if (usedBy === undefined ? expiresAt <= clock.now() : usedBy !== event) return undefined;
    return known;
  }

  return {
    async issue({ conversationId, to }, event) {
      const word = wordOf(createHmac('sha256', secret).update(`resume\n${conversationId}\n${to}\n${event}`).digest());
      const kept = { conversationId, to, expiresAt: new Date(clock.now().getTime() + lifeMs) };
      await tryPut<Kept>(documents, 'resumes', hashOf(word), kept, 0);
      // the message that used one up may ask again for a while
      await sweepExpired(documents, 'resumes', new Date(clock.now().getTime() - dayMs));
      return word;
    },
    look: async (word, on, event) => (await find(word, on, event))?.value.conversationId,
    async use(word, on, event) {
      const known = await find(word, on, event);
      if (known === undefined) return undefined;
      const { value, version } = known;
      if (value.usedBy === event) return value.conversationId;
      const used = await tryPut<Kept>(documents, 'resumes', hashOf(word), { ...value, usedBy: event }, version);
      return used ? value.conversationId : undefined;
    },
  };
}

/** It begins with a digit, so that it is never taken for the number of a bank account and masked. */
function wordOf(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, resumeWordLength)].map((byte, at) => alphabet[byte % (at === 0 ? 10 : 32)]);
  return letters.join('');
}

function hashOf(word: string): string {
  return createHash('sha256').update(`resume\n${word}`).digest('base64url').slice(0, 27);
}
