/**
 * Replies proposed to an advisor: by the model where the shopper agreed to one, from the house's own records otherwise.
 * Approval is the only act that sends a draft, and the server checks it: floor, freshness, voice, claims, figures.
 */

import { randomUUID } from 'node:crypto';
import { unsourcedWords } from '../domain/claim-check.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorMaySpeak } from '../domain/floor.ts';
import type { ConversationId, MessageId } from '../domain/ids.ts';
import type { DraftOrigin, DraftOutcome, KeptDraft, MachineDraft } from '../domain/machine-draft.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';
import { type DiffPiece, editDistance, wordDiff } from '../domain/word-diff.ts';
import type { DraftFacts } from './draft-facts.ts';
import { type DraftReview, type Review, refuseUnsound } from './draft-review.ts';
import type { DraftWriter, DraftWish, Hear } from './draft-writer.ts';
import { keepBeside } from './keep-beside.ts';
import type { HeldSends, Said } from './held-sends.ts';

export type DraftsParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly facts: DraftFacts;
  readonly writer: DraftWriter;
  readonly review: DraftReview;
  readonly sends: Pick<HeldSends, 'say' | 'earlier'>;
  readonly now: () => Date;
};

export type Approval = {
  readonly draftId: string;
  readonly clientMessageId: string;
  /** Claims without a source that the advisor vouches for, word by word. */
  readonly confirmed: readonly string[];
  /** How long it is held back, so that it can be taken back. */
  readonly undoMs?: number;
};

/** A proposal with what was found when it was looked at. */
export type Reviewed = { readonly machine: MachineDraft; readonly review: Review };
export type Checked = Review & { readonly pieces?: readonly DiffPiece[]; readonly distance?: number };

export type Drafts = ReturnType<typeof createDrafts>;

const linesRead = 40;

export function createDrafts({ documents, transcripts, facts, writer, review, sends, now }: DraftsParts) {
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

  async function found(
    advisor: Advisor,
    id: ConversationId,
    draftId: string,
  ): Promise<KeptDraft & { machine: MachineDraft }> {
    const draft = await kept(advisor, id);
    if (draft.machine === undefined || draft.machine.draftId !== draftId)
      throw new AparteError('not-found', 'This draft is not there any more; ask for a new one.');
    return { ...draft, machine: draft.machine };
  }

  async function refuseStale(id: ConversationId, { afterSeq }: MachineDraft): Promise<void> {
    const messages = await transcripts.messages(id, afterSeq, linesRead);
    if (messages.some(({ author }) => author.kind === 'shopper'))
      throw new AparteError('stale', 'The shopper has written again since this draft; read it and approve a new one.');
  }

  /** Empties the box, unless it holds something else by now. */
  async function empty(advisor: Advisor, id: ConversationId, isOther: (draft: KeptDraft) => boolean): Promise<void> {
    if (!isOther(await kept(advisor, id))) await keep(advisor, { conversationId: id, text: '' });
  }

  /** Fields of a figure: what became of a proposal, whoever looks at it later. */
  async function record(
    advisor: Advisor,
    id: ConversationId,
    { draftId, text, by }: MachineDraft,
    ended: Pick<DraftOutcome, 'outcome' | 'sentText' | 'distance' | 'reason'>,
  ): Promise<void> {
    const about = { draftId, conversationId: id, advisorId: advisor.id, at: now(), by, machineText: text };
    await documents.put<DraftOutcome>('draft-outcomes', draftId, { ...about, ...ended });
  }

  /** Sends words that came of a proposal, once they have been looked at. */
  async function send(
    advisor: Advisor,
    id: ConversationId,
    machine: MachineDraft,
    said: Said & Pick<Approval, 'confirmed'>,
  ) {
    const conversation = await held(advisor, id);
    const { confirmed, ...words } = said;
    refuseUnsound(review.of(said.text, await facts.context(conversation), machine), confirmed);
    const origin = originOf(machine, said, advisor);
    const messageId = await sends.say(advisor, id, { ...words, draft: origin });
    const { verdict: outcome = 'as-is', distance = 0 } = origin;
    await record(advisor, id, machine, { outcome, sentText: said.text, distance });
    return messageId;
  }

  return {
    kept,

    /** A new proposal, kept beside the advisor's own words. Undefined: nothing in the house answers this. */
    async make(advisor: Advisor, id: ConversationId, wish: DraftWish, hear: Hear): Promise<Reviewed | undefined> {
      const context = await facts.context(await held(advisor, id));
      const before = await kept(advisor, id);
      const composed = await writer.write(advisor, context, { ...wish, own: before.text }, hear);
      if (composed === undefined) return undefined;
      const afterSeq = context.conversation.head;
      const figures = facts.figuresOf(context.pieces);
      const draft: MachineDraft = { ...composed, draftId: randomUUID(), afterSeq, figures };
      const seen = review.of(draft.text, context, draft);
      const machine = { ...draft, unsourced: unsourcedWords(seen.claims) };
      const value: KeptDraft = { ...(await kept(advisor, id)), machine };
      await keepBeside({ documents, transcripts }, id, { collection: 'drafts', id: key(advisor, id), value });
      return { machine, review: seen };
    },

    /** What there is to say about a text before it goes; with a draft, also what was changed in it. */
    async check(advisor: Advisor, id: ConversationId, text: string, draftId?: string): Promise<Checked> {
      const conversation = await held(advisor, id);
      const { machine } = await kept(advisor, id);
      const proposed = machine !== undefined && machine.draftId === draftId ? machine : undefined;
      const seen = review.of(text, await facts.context(conversation), proposed);
      if (proposed === undefined) return seen;
      return { ...seen, pieces: wordDiff(proposed.text, text), distance: editDistance(proposed.text, text) };
    },

    /** Of a proposal that is shown again. */
    async reviewed(conversation: Conversation, machine: MachineDraft): Promise<Reviewed> {
      return { machine, review: review.of(machine.text, await facts.context(conversation), machine) };
    },

    /** Posts the proposal, in the words last saved. The only way a draft's text reaches a shopper. */
    async approve(advisor: Advisor, id: ConversationId, approval: Approval): Promise<MessageId> {
      const { draftId, clientMessageId, confirmed, undoMs } = approval;
      const wish = { clientMessageId, asked: JSON.stringify({ conversationId: id, draftId }) };
      const earlier = await sends.earlier(advisor, wish);
      if (earlier !== undefined) {
        await empty(advisor, id, ({ machine }) => machine?.draftId !== draftId);
        return earlier;
      }
      const draft = await found(advisor, id, draftId);
      await held(advisor, id);
      await refuseStale(id, draft.machine);
      const text = draft.text.trim() === '' ? draft.machine.text : draft.text.trim();
      const taken = undoMs === undefined ? {} : { undoMs, restore: draft };
      const messageId = await send(advisor, id, draft.machine, { ...wish, text, confirmed, ...taken });
      await keep(advisor, { conversationId: id, text: '' });
      return messageId;
    },

    /** Words of the advisor's own in place of a proposal: the same look at them, and both texts are kept. */
    async replace(
      advisor: Advisor,
      id: ConversationId,
      draftId: string,
      said: Said & Pick<Approval, 'confirmed'>,
    ): Promise<MessageId> {
      const { machine } = await kept(advisor, id);
      const { confirmed: _vouched, ...plain } = said;
      // Another device has closed it: these are simply the advisor's words.
      if (machine === undefined || machine.draftId !== draftId) return sends.say(advisor, id, plain);
      return send(advisor, id, machine, said);
    },

    /** The shopper has written again and the advisor stands by this draft all the same. */
    async stand(advisor: Advisor, id: ConversationId, draftId: string): Promise<void> {
      const conversation = await held(advisor, id);
      const draft = await found(advisor, id, draftId);
      await keep(advisor, { ...draft, machine: { ...draft.machine, afterSeq: conversation.head } });
    },

    /** The advisor's own words; the proposal stays beside them. */
    async save(advisor: Advisor, id: ConversationId, text: string): Promise<void> {
      await keep(advisor, { ...(await kept(advisor, id)), text });
    },

    /** Drops the proposal and keeps the advisor's own words, and why it was dropped. */
    async discard(advisor: Advisor, id: ConversationId, reason?: string): Promise<void> {
      const { machine, text } = await kept(advisor, id);
      if (machine !== undefined)
        await record(advisor, id, machine, { outcome: 'discarded', ...(reason === undefined ? {} : { reason }) });
      await keep(advisor, { conversationId: id, text });
    },

    /** After words of the advisor's own were sent; `sent` when they were sent before: what was begun since then stays. */
    async close(advisor: Advisor, id: ConversationId, sent?: string): Promise<void> {
      await empty(advisor, id, ({ text }) => sent !== undefined && text.trim() !== sent.trim());
    },

    /** What was on its way has been taken back: it is in the box again. */
    async restore(advisor: Advisor, draft: KeptDraft): Promise<void> {
      await keep(advisor, draft);
    },
  };
}

function originOf(machine: MachineDraft, said: Said & Pick<Approval, 'confirmed'>, { id, name }: Advisor): DraftOrigin {
  const distance = editDistance(machine.text, said.text);
  const verdict =
    said.restore === undefined && said.replaces === true ? 'replaced' : distance === 0 ? 'as-is' : 'edited';
  return {
    text: machine.text,
    by: machine.by,
    sources: machine.sources.map((source) => source.id),
    draftId: machine.draftId,
    verdict,
    distance,
    approvedBy: { advisorId: id, name },
    ...(said.confirmed.length === 0 ? {} : { confirmed: said.confirmed }),
  };
}
