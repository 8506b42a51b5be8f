/** The concierge's proposals for a reply: asked for, shown, approved or dropped. Nothing of them is sent by itself. */
import type { DeskAcks, DeskPayload, DeskRequest } from '../../src/protocol/desk/requests.ts';
import type { Ack, WireError } from '../../src/protocol/wire.ts';
import type { Drafts } from './drafts.ts';
import type { ShownProposal } from './shown-proposal.ts';

export type Proposals = {
  /** Asks for a proposal; `draft:ready` or `draft:failed` brings what came of it. */
  readonly ask: (conversationId: string, instruction?: string) => Promise<void>;
  /** Sends the proposal in the words now in the box. Resolves to whether it was accepted. */
  readonly approve: (conversationId: string, confirmed: readonly string[]) => Promise<boolean>;
  readonly discard: (conversationId: string) => Promise<void>;
};

export type ProposalsParts = {
  readonly request: <K extends DeskRequest>(name: K, payload: DeskPayload<K>) => Promise<Ack<DeskAcks[K]>>;
  readonly drafts: Drafts;
  readonly get: (conversationId: string) => ShownProposal | undefined;
  readonly show: (conversationId: string, proposal: ShownProposal | undefined) => void;
  readonly refused: (conversationId: string, error: WireError) => void;
};

export function createProposals({ request, drafts, get, show, refused }: ProposalsParts): Proposals {
  return {
    async ask(conversationId, instruction) {
      show(conversationId, { state: 'asked' });
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
            clientMessageId: `approve-${proposal.draftId}`,
            confirmed: [...confirmed],
          })
        : saved;
      if (!answer.ok) {
        refused(conversationId, answer.error);
        if (answer.error.code === 'stale') show(conversationId, { ...proposal, stale: true });
        return false;
      }
      drafts.set(conversationId, '');
      show(conversationId, undefined);
      return true;
    },

    async discard(conversationId) {
      const proposal = get(conversationId);
      if (proposal?.state === 'ready' && drafts.get(conversationId) === proposal.text) drafts.set(conversationId, '');
      show(conversationId, undefined);
      await request('draft:discard', { conversationId });
    },
  };
}
