/**
 * Advisors' corrections of readings, kept beside the conversation, and their way to training sentences: proposed with
 * consent, reviewed by a second person, exported. Consent is looked at again each time that words are shown or used.
 */

import { createHash } from 'node:crypto';
import { maySee } from '../domain/access.ts';
import {
  type Candidate,
  type CandidateState,
  type Correction,
  languageOf,
  type Reviewer,
  readAs,
  type TrainingRow,
  trainingRows,
  withConsent,
} from '../domain/candidate.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents, Page, Transcripts } from '../domain/ports.ts';

export type CandidatesParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly now: () => Date;
};

export type CandidateFilter = { readonly state: CandidateState; readonly language?: string };
export type Candidates = ReturnType<typeof createCandidates>;

const collection = 'candidates';
const perConversation = 1000;
const pageSize = 100;

type Stored = { readonly value: Candidate; readonly version: number };

export function createCandidates({ documents, transcripts, now }: CandidatesParts) {
  async function messageAt(id: ConversationId, seq: number): Promise<Message | undefined> {
    const [message] = await transcripts.messages(id, seq - 1, 1);
    return message?.seq === seq ? message : undefined;
  }

  async function seen(advisor: Advisor, id: ConversationId): Promise<Conversation> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined || !maySee(advisor, conversation))
      throw new AparteError('not-found', 'This conversation does not exist.');
    return conversation;
  }

  /** As consent has it now; undefined once the conversation is erased, and then the candidate goes too. */
  async function current({ value: candidate, version }: Stored): Promise<Stored | undefined> {
    const { id, conversationId, seq } = candidate;
    const conversation = await transcripts.conversation(conversationId);
    if (conversation === undefined) {
      await documents.delete(collection, id);
      return undefined;
    }
    const said = candidate.text === undefined ? (await messageAt(conversationId, seq))?.text : undefined;
    const fresh = withConsent(candidate, conversation, said);
    if (fresh.state === candidate.state) return { value: candidate, version };
    try {
      return { value: fresh, version: await documents.put(collection, id, fresh, version) };
    } catch (error) {
      if (!(error instanceof AparteError) || error.code !== 'conflict') throw error;
      const newer = await documents.get<Candidate>(collection, id);
      return newer && current(newer);
    }
  }

  async function all(id: ConversationId) {
    const { items } = await documents.list<Candidate>(collection, {
      index: 'conversationId',
      equals: id,
      limit: perConversation,
    });
    return items;
  }

  async function page({ state, language }: CandidateFilter, limit: number, cursor?: string): Promise<Page<Candidate>> {
    const { items, next } = await documents.list<Candidate>(collection, {
      index: 'state',
      equals: state,
      limit,
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    const fresh = (await Promise.all(items.map(current))).flatMap((found) => found?.value ?? []);
    const found = fresh.filter((one) => one.state === state && (language ?? languageOf(one)) === languageOf(one));
    return { items: found, ...(next === undefined ? {} : { next }) };
  }

  return {
    /** Everybody's corrections in a conversation, oldest first. */
    async of(id: ConversationId): Promise<readonly Candidate[]> {
      return (await all(id)).map(({ value }) => value).sort((a, b) => a.at.getTime() - b.at.getTime());
    },

    /** The same advisor's second correction of a message replaces the first, and is reviewed anew. */
    async correct(advisor: Advisor, id: ConversationId, seq: number, correction: Correction): Promise<Candidate> {
      const conversation = await seen(advisor, id);
      const message = await messageAt(id, seq);
      if (message?.reading === undefined) throw new AparteError('bad-request', 'seq: only what a shopper said is read');
      const bare: Candidate = {
        id: idOf(id, seq, advisor),
        conversationId: id,
        seq,
        correction,
        read: readAs(message.reading),
        correctedBy: { advisorId: advisor.id, name: advisor.name },
        at: now(),
        state: 'unused',
      };
      const candidate = withConsent(bare, conversation, message.text);
      await documents.put(collection, candidate.id, candidate);
      // Erased while this was written: nothing of it may outlive the conversation.
      if ((await transcripts.conversation(id)) === undefined) await documents.delete(collection, candidate.id);
      return candidate;
    },

    /** Takes one's own correction back, reviewed or not. */
    async undo(advisor: Advisor, id: ConversationId, seq: number): Promise<void> {
      await seen(advisor, id);
      await documents.delete(collection, idOf(id, seq, advisor));
    },

    /** After a commit in which a consent changed: words are kept or dropped at once, not only when next used. */
    async follow(id: ConversationId): Promise<void> {
      for (const candidate of await all(id)) await current(candidate);
    },

    /** Oldest id first. A page may be short: `next` goes on from there. */
    list: page,

    /** A second person decides. Deciding the same again changes nothing; deciding otherwise is possible until it is used. */
    async review(candidateId: string, verdict: 'accepted' | 'rejected', reviewer: Reviewer): Promise<Candidate> {
      const found = await documents.get<Candidate>(collection, candidateId);
      const { value: candidate, version } = (found && (await current(found))) ?? {};
      if (candidate?.text === undefined)
        throw new AparteError('not-found', 'There is no such reading to review; the shopper may have withdrawn it.');
      if (reviewer.advisorId === candidate.correctedBy.advisorId)
        throw new AparteError('forbidden', 'Somebody else has to review a correction of one’s own.');
      if (candidate.state === verdict) return candidate;
      const reviewed = { ...candidate, state: verdict, reviewedBy: reviewer, reviewedAt: now() };
      await documents.put(collection, candidateId, reviewed, version);
      return reviewed;
    },

    /** The accepted ones of a language as lines for training. */
    async rows(language: string): Promise<readonly TrainingRow[]> {
      const accepted: Candidate[] = [];
      let cursor: string | undefined;
      do {
        const found = await page({ state: 'accepted', language }, pageSize, cursor);
        accepted.push(...found.items);
        cursor = found.next;
      } while (cursor !== undefined);
      return trainingRows(accepted);
    },
  };
}

/** Short enough to type, and the same for the same advisor and message. */
function idOf(id: ConversationId, seq: number, { id: advisor }: Advisor): string {
  return createHash('sha256')
    .update(JSON.stringify([id, seq, advisor]))
    .digest('hex')
    .slice(0, 16);
}
