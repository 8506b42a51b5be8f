/** The concierge's proposals for a reply: asked for, shown, approved or dropped. Nothing of them is sent by itself. */
import type { DeskAcks, DeskPayload, DeskRequest } from '../../src/protocol/desk/requests.ts';
import type { Ack, WireError } from '../../src/protocol/wire.ts';
import type { Drafts } from './drafts.ts';
import { asked, ready, type ShownProposal } from './shown-proposal.ts';
import type { Uploads } from './uploads.ts';

/** A reply that is held back, on the page's own clock. */
export type Undoable = { readonly messageId: string; readonly untilMs: number };

export type Proposals = {
  /** Asks for a proposal; `draft:ready` or `draft:failed` brings what came of it. */
  readonly ask: (conversationId: string, instruction?: string) => Promise<void>;
  /** Sends the proposal in the words now in the box. Resolves to whether it was accepted. */
  readonly approve: (conversationId: string, confirmed: readonly string[]) => Promise<boolean>;
  /** Takes back what was just approved: words and proposal are in the box again. */
  readonly undo: (conversationId: string) => Promise<void>;
  /** The proposal stands although the shopper has written again. */
  readonly keep: (conversationId: string) => Promise<void>;
  readonly discard: (conversationId: string, reason?: string) => Promise<void>;
  /** Sends a translation in the very words that were shown. What it was refused for, if it was. */
  readonly approveTranslation: (conversationId: string, previewId: string) => Promise<WireError | undefined>;
};

export type ProposalsParts = {
  readonly request: <K extends DeskRequest>(name: K, payload: DeskPayload<K>) => Promise<Ack<DeskAcks[K]>>;
  readonly drafts: Drafts;
  readonly uploads: Uploads;
  readonly get: (conversationId: string) => ShownProposal | undefined;
  readonly show: (conversationId: string, proposal: ShownProposal | undefined) => void;
  readonly refused: (conversationId: string, error: WireError) => void;
  readonly undoable: {
    readonly get: (conversationId: string) => Undoable | undefined;
    readonly set: (conversationId: string, undoable: Undoable | undefined) => void;
  };
};

const undoMs = 5_000;

export function createProposals({ request, drafts, uploads, get, show, refused, undoable }: ProposalsParts): Proposals {
  return {
    async ask(conversationId, instruction) {
      const before = get(conversationId);
      show(conversationId, asked(before));
      // "From my own words" is about what stands in the box now.
      await request('draft:save', { conversationId, text: ownWords(drafts.get(conversationId), before) });
      const wish = instruction === undefined ? {} : { instruction };
      const answer = await request('draft:request', { conversationId, ...wish });
      if (!answer.ok) show(conversationId, { state: 'failed', reason: 'unavailable' });
    },

    async approve(conversationId, confirmed) {
      const proposal = get(conversationId);
      if (proposal?.state !== 'ready') return false;
      // The server sends what it has saved: the words in the box must be there first.
      const saved = await request('draft:save', { conversationId, text: drafts.get(conversationId) });
      const answer = saved.ok
        ? await request('draft:approve', {
            conversationId,
            draftId: proposal.draftId,
            clientMessageId: `approve-${proposal.draftId}-${crypto.randomUUID()}`,
            confirmed: [...confirmed],
            undoMs,
          })
        : saved;
      if (!answer.ok) {
        refused(conversationId, answer.error);
        if (answer.error.code === 'stale') show(conversationId, { ...proposal, stale: true });
        return false;
      }
      drafts.set(conversationId, '');
      show(conversationId, undefined);
      undoable.set(conversationId, { messageId: answer.messageId, untilMs: performance.now() + undoMs });
      return true;
    },

    async approveTranslation(conversationId, previewId) {
      const files = uploads.taken(conversationId);
      const answer = await request('translation:approve', {
        conversationId,
        previewId,
        // Asked again after a lost answer, it is the same message.
        clientMessageId: `translated-${previewId}`,
        undoMs,
        ...(files.length === 0 ? {} : { attachments: files.flatMap(({ fileId }) => fileId ?? []) }),
      });
      if (!answer.ok) {
        uploads.giveBack(conversationId, files);
        return answer.error;
      }
      drafts.set(conversationId, '');
      undoable.set(conversationId, { messageId: answer.messageId, untilMs: performance.now() + undoMs });
      return undefined;
    },

    async undo(conversationId) {
      const sent = undoable.get(conversationId);
      if (sent === undefined) return;
      undoable.set(conversationId, undefined);
      const answer = await request('message:undo', { conversationId, messageId: sent.messageId });
      if (!answer.ok) return refused(conversationId, answer.error);
      const typedSince = drafts.get(conversationId);
      drafts.set(conversationId, [answer.text, typedSince].filter(Boolean).join('\n'));
      show(conversationId, ready(answer.proposal));
    },

    async keep(conversationId) {
      const proposal = get(conversationId);
      if (proposal?.state !== 'ready') return;
      const answer = await request('draft:keep', { conversationId, draftId: proposal.draftId });
      if (answer.ok) show(conversationId, { ...proposal, stale: false });
      else refused(conversationId, answer.error);
    },

    async discard(conversationId, reason) {
      const proposal = get(conversationId);
      if (proposal?.state === 'ready' && drafts.get(conversationId) === proposal.text) drafts.set(conversationId, '');
      show(conversationId, undefined);
      await request('draft:discard', { conversationId, ...(reason === undefined ? {} : { reason }) });
    },
  };
}

/** The machine's own words are not the advisor's. */
function ownWords(text: string, before: ShownProposal | undefined): string {
  return before?.state === 'ready' && before.text === text ? '' : text;
}
