/** A proposal comes into an empty box by itself, and a newer one in place of an older one; one's own words are never replaced. */
import { useEffect, useRef } from 'react';
import { useDesk } from '../app/desk-context.tsx';
import type { ReadyProposal } from '../desk/shown-proposal.ts';

export function useProposalInBox(conversationId: string, ready: ReadyProposal | undefined): void {
  const { drafts } = useDesk();
  const placed = useRef<{ draftId: string; text: string }>(undefined);
  useEffect(() => {
    if (ready === undefined || placed.current?.draftId === ready.draftId) return;
    const box = drafts.get(conversationId);
    if (box.trim() === '' || box === placed.current?.text) drafts.set(conversationId, ready.text);
    placed.current = { draftId: ready.draftId, text: ready.text };
  }, [ready, drafts, conversationId]);
}
