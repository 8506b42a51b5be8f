/** What the composer shows of a proposal, and how each thing the server tells changes that. Pure. */
import type { Proposal } from '../../src/protocol/desk/drafts.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';

type DraftEvent = Extract<DeskEvent, { name: `draft:${string}` }>;
type Failure = Extract<DraftEvent, { name: 'draft:failed' }>['reason'];

/** A ready proposal stays while another is made of it, and when none could be. */
export type Again = { readonly state: 'asked' } | { readonly state: 'failed'; readonly reason: Failure };

export type ReadyProposal = { readonly state: 'ready'; readonly stale?: boolean; readonly again?: Again } & Proposal;

export type ShownProposal =
  /** `text`: what a model has made of it so far. */
  | { readonly state: 'asked'; readonly text?: string }
  | { readonly state: 'failed'; readonly reason: Failure }
  | ReadyProposal;

export function ready(proposal: Proposal | undefined): ShownProposal | undefined {
  return proposal === undefined ? undefined : { state: 'ready', ...proposal };
}

export function asked(before: ShownProposal | undefined): ShownProposal {
  return before?.state === 'ready' ? { ...before, again: { state: 'asked' } } : { state: 'asked' };
}

export function afterDraftEvent(before: ShownProposal | undefined, event: DraftEvent): ShownProposal | undefined {
  switch (event.name) {
    case 'draft:started':
      return asked(before);
    case 'draft:extended':
      return before?.state === 'asked' ? { state: 'asked', text: event.text } : before;
    case 'draft:ready':
      return ready(event.proposal);
    case 'draft:failed':
      return before?.state === 'ready'
        ? { ...before, again: { state: 'failed', reason: event.reason } }
        : { state: 'failed', reason: event.reason };
    case 'draft:stale':
      return before?.state === 'ready' && before.draftId === event.draftId ? { ...before, stale: true } : before;
    default:
      return event satisfies never;
  }
}
