/** One shopper across channels: which threads are the same person's, by which proof, and what one thread may tell another. */
import type { ChannelKind } from './channel-kind.ts';
import type { EventBody } from './conversation-event.ts';
import type { LinkHow, LinkLevel } from './identity-proof.ts';
import type { ConversationId, PersonId, ShopperId } from './ids.ts';
import type { Consent } from './participant.ts';

/** A thread of a person. There is one conversation for each identity on a channel, so the link goes by its name. */
export type ChannelLink = {
  readonly conversationId: ConversationId;
  readonly personId: PersonId;
  readonly channel: ChannelKind;
  readonly account: string;
  readonly visitor: string;
  readonly how: LinkHow;
  readonly level: LinkLevel;
  readonly evidence: string;
  readonly linkedAt: Date;
  /** Undone links are kept, so that the same evidence does not make them again by itself. */
  readonly undone?: { readonly at: Date; readonly by: string };
};

/** Who the threads belong to. With neither a shopper nor an address: whoever holds both ends of a resume link. */
export type Person = {
  readonly id: PersonId;
  readonly shopperId?: ShopperId;
  readonly email?: string;
  readonly createdAt: Date;
};

/** What a thread learns from another of the same person. */
export type LinkedNews = Omit<Extract<EventBody, { kind: 'shopper:linked' }>, 'kind'>;

export const isLive = (link: ChannelLink | undefined): link is ChannelLink => link !== undefined && !link.undone;

/** Kept by each browser for itself. */
const ofOneChannel: ReadonlySet<Consent['purpose']> = new Set(['keep']);

/**
 * The answers that `theirs` has and `ours` should follow: later ones, and of news only the "no", since a yes is given for
 * one channel and a STOP for all. Between threads that are merely claimed to be one person's, only a "no" counts.
 */
export function consentsToFollow(
  ours: readonly Consent[],
  theirs: readonly Consent[],
  level: LinkLevel,
): readonly Consent[] {
  return theirs.filter((consent) => {
    if (ofOneChannel.has(consent.purpose)) return false;
    if (consent.granted && (level === 'claimed' || consent.purpose === 'outreach')) return false;
    const own = ours.findLast(({ purpose }) => purpose === consent.purpose);
    return own === undefined || (own.at < consent.at && own.granted !== consent.granted);
  });
}

/** Later answers replace earlier ones for the same purpose. */
export function withConsents(ours: readonly Consent[], followed: readonly Consent[]): readonly Consent[] {
  const purposes = new Set(followed.map(({ purpose }) => purpose));
  return [...ours.filter(({ purpose }) => !purposes.has(purpose)), ...followed];
}

/** Nobody the house knows: only somebody who held both ends of a resume link. */
export const isNameless = ({ shopperId, email }: Person): boolean => shopperId === undefined && email === undefined;

/**
 * Whether a new proof makes a link. `keep`: there is one that says as much. `refuse`: the thread is somebody else's by a
 * proof that weighs as much, or this very evidence was undone.
 */
export function settleLink(
  old: { readonly link: ChannelLink; readonly person: Person } | undefined,
  fresh: Pick<ChannelLink, 'personId' | 'level' | 'evidence'>,
): 'put' | 'keep' | 'refuse' {
  if (old === undefined) return 'put';
  const { link, person } = old;
  if (link.undone) return link.evidence === fresh.evidence ? 'refuse' : 'put';
  const isStronger = fresh.level === 'verified' && link.level === 'claimed';
  if (link.personId === fresh.personId) return isStronger ? 'put' : 'keep';
  return isStronger || isNameless(person) ? 'put' : 'refuse';
}

/** Sharing goes as far as the weaker of two links. */
export function sharedLevel(one: Pick<ChannelLink, 'level'>, other: Pick<ChannelLink, 'level'>): LinkLevel {
  return one.level === 'verified' && other.level === 'verified' ? 'verified' : 'claimed';
}
