/**
 * Replies proposed to an advisor: by the model where the shopper agreed to one, from the house's articles otherwise.
 * Approval is the only act that sends a draft, and the server checks it: floor, freshness, claims without a source.
 */

import { randomUUID } from 'node:crypto';
import { unsupportedClaims } from '../domain/claims.ts';
import type { Order } from '../domain/commerce.ts';
import type { Composer, DraftText, Passage } from '../domain/composer.ts';
import { agreedTo } from '../domain/consent.ts';
import type { Conversation, Message } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorMaySpeak } from '../domain/floor.ts';
import type { ConversationId, MessageId } from '../domain/ids.ts';
import type { DraftOrigin, MachineDraft } from '../domain/machine-draft.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents, Knowledge, Transcripts } from '../domain/ports.ts';
import type { Briefings } from './briefing.ts';
import { composerLine } from './composer-line.ts';
import type { Desk } from './desk.ts';

export type DraftsParts = {
  readonly documents: Pick<Documents, 'get' | 'put'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly briefings: Pick<Briefings, 'of'>;
  readonly desk: Pick<Desk, 'say'>;
  /** Absent without a model. */
  readonly composer?: Pick<Composer, 'draft'>;
  readonly now: () => Date;
};

/** What is kept for one advisor in one conversation: their unsent words, and the machine's proposal if there is one. */
export type KeptDraft = {
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly machine?: MachineDraft;
};

export type Approval = {
  readonly draftId: string;
  readonly clientMessageId: string;
  /** Claims without a source that the advisor vouches for, word by word. */
  readonly confirmed: readonly string[];
};

export type Drafts = ReturnType<typeof createDrafts>;

const linesRead = 40;
const passagesRead = 4;
/** A draft is no part of a turn: a person waits for it, but not longer than this. */
const draftMs = 10_000;

export function createDrafts({ documents, transcripts, knowledge, briefings, desk, composer, now }: DraftsParts) {
  const key = (advisor: Advisor, id: ConversationId) => `${id}:${advisor.id}`;

  async function kept(advisor: Advisor, id: ConversationId): Promise<KeptDraft> {
    const found = await documents.get<KeptDraft>('drafts', key(advisor, id));
    return found?.value ?? { conversationId: id, text: '' };
  }

  const keep = (advisor: Advisor, draft: KeptDraft) =>
    documents.put('drafts', key(advisor, draft.conversationId), draft);

  async function held(advisor: Advisor, id: ConversationId): Promise<Conversation> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined || !advisorMaySpeak(conversation.floor, advisor.id))
      throw new AparteError('not-yours', 'This conversation is not yours: claim it first.');
    return conversation;
  }

  async function compose(conversation: Conversation, instruction?: string): Promise<DraftText | undefined> {
    const { id, head, locale } = conversation;
    const messages = await transcripts.messages(id, Math.max(0, head - linesRead), linesRead);
    const question = lastWords(messages);
    const hits = question === '' ? [] : knowledge.find(question, locale, passagesRead);
    const passages = hits.map(({ article, passage }) => ({ id: article.id, title: article.title, text: passage }));
    if (composer !== undefined && agreedTo(conversation, 'model')) {
      const orders = (await briefings.of(id, locale, now()))?.orders ?? [];
      const lines = messages.flatMap(composerLine);
      const request = { lines, locale, passages, facts: orders.map(factOf), conversationId: id };
      const draft = await composer.draft(
        { ...request, ...(instruction === undefined ? {} : { instruction }) },
        AbortSignal.timeout(draftMs),
      );
      if (draft !== undefined) return draft;
    }
    return fromArticle(passages[0], hits[0]?.score ?? 0);
  }

  return {
    kept,

    /** A new proposal, kept beside the advisor's own words. Undefined: nothing in the house answers this. */
    async make(advisor: Advisor, id: ConversationId, instruction?: string): Promise<MachineDraft | undefined> {
      const conversation = await held(advisor, id);
      const composed = await compose(conversation, instruction);
      if (composed === undefined) return undefined;
      const machine = { ...composed, draftId: randomUUID(), afterSeq: conversation.head };
      await keep(advisor, { ...(await kept(advisor, id)), machine });
      return machine;
    },

    /** Posts the proposal, in the words last saved. The only way a draft's text reaches a shopper. */
    async approve(advisor: Advisor, id: ConversationId, approval: Approval): Promise<MessageId> {
      const { machine, text: own } = await kept(advisor, id);
      if (machine === undefined || machine.draftId !== approval.draftId)
        throw new AparteError('not-found', 'This draft is not there any more; ask for a new one.');
      const messages = await transcripts.messages(id, machine.afterSeq, linesRead);
      if (messages.some(({ author }) => author.kind === 'shopper'))
        throw new AparteError(
          'stale',
          'The shopper has written again since this draft; read it and approve a new one.',
        );
      const text = own.trim() === '' ? machine.text : own.trim();
      const open = stillUnsourced(machine, text).filter((claim) => !approval.confirmed.includes(claim));
      if (open.length > 0)
        throw new AparteError('bad-request', `No source says this: ${open.join(', ')}. Change it, or confirm it.`);
      const { clientMessageId } = approval;
      const messageId = await desk.say(advisor, id, { clientMessageId, text, draft: originOf(machine) });
      await keep(advisor, { conversationId: id, text: '' });
      return messageId;
    },

    /** The advisor's own words; the proposal stays beside them. */
    async save(advisor: Advisor, id: ConversationId, text: string): Promise<void> {
      await keep(advisor, { ...(await kept(advisor, id)), text });
    },

    /** Drops the proposal and keeps the advisor's own words. */
    async discard(advisor: Advisor, id: ConversationId): Promise<void> {
      await keep(advisor, { conversationId: id, text: (await kept(advisor, id)).text });
    },

    /** After words of the advisor's own were sent: what they replaced, when they answered a proposal. */
    async close(advisor: Advisor, id: ConversationId): Promise<void> {
      await keep(advisor, { conversationId: id, text: '' });
    },

    /** What the machine proposed, for a message that the advisor wrote instead of it. */
    async replaced(advisor: Advisor, id: ConversationId, draftId: string): Promise<DraftOrigin | undefined> {
      const { machine } = await kept(advisor, id);
      return machine?.draftId === draftId ? originOf(machine) : undefined;
    },
  };
}

/** Everything the shopper wrote since somebody last answered. */
function lastWords(messages: readonly Message[]): string {
  const answered = messages.findLastIndex(({ author }) => author.kind === 'advisor' || author.kind === 'bot');
  const since = messages.slice(answered + 1).filter(({ author }) => author.kind === 'shopper');
  const asked = since.length > 0 ? since : messages.filter(({ author }) => author.kind === 'shopper').slice(-1);
  return asked.map(({ text }) => text).join('\n');
}

function fromArticle(passage: Passage | undefined, score: number): DraftText | undefined {
  if (passage === undefined) return undefined;
  const { id, title, text } = passage;
  return { text, sources: [{ id, title }], unsourced: [], confidence: Math.min(1, score), by: 'local' };
}

function factOf({ number, state, total, lines }: Order): string {
  const items = lines.map(({ title, quantity }) => `${quantity} x ${title}`).join(', ');
  return `Order ${number}: ${state}, ${total.amount / 100} ${total.currency}, ${items}`;
}

/** Of the claims without a source, those that the advisor has left in; what they wrote themselves is their own word. */
const stillUnsourced = ({ unsourced }: MachineDraft, text: string): string[] => {
  const written = new Set(unsupportedClaims(text, []).map(({ text: claim }) => claim));
  return unsourced.filter((claim) => written.has(claim));
};

const originOf = ({ text, by, sources }: MachineDraft): DraftOrigin => ({
  text,
  by,
  sources: sources.map(({ id }) => id),
});
