/** Whose conversation a browser goes on with once the shop has said who sits there. */
import type { Conversation } from '../../domain/conversation.ts';
import type { Clock, Transcripts } from '../../domain/ports.ts';
import type { Visitor, Visitors } from './visitors.ts';

type Proven = Omit<Conversation['identity'], 'level'> & { readonly level: 'verified' };

/** Checks a token of the shop's server and uses it up; throws `unauthenticated`. */
export type Identify = (token: string) => Promise<Proven>;

export type SignInParts = {
  readonly visitors: Visitors;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly clock: Clock;
};

/** The same conversation under a new token, unless it is another shopper's: a shared computer begins anew. */
export async function signedInVisitor(
  { visitors, transcripts, clock }: SignInParts,
  presented: string | undefined,
  identity: Proven,
): Promise<{ readonly token: string; readonly visitor: Visitor }> {
  const owner = ownerOf(identity);
  const found =
    presented === undefined
      ? undefined
      : ((await visitors.find(presented)) ?? (await visitors.findRotated(presented, owner)));
  if (presented === undefined || found === undefined) return visitors.create(clock.now());
  const conversation = await transcripts.conversation(found.conversationId);
  if (conversation !== undefined && isAnothers(conversation, identity)) return visitors.create(clock.now());
  return { visitor: found, token: await visitors.rotate(presented, found, owner) };
}

/** For whom a token gives way to another. */
export const ownerOf = ({ shopperId, email }: Conversation['identity']) => shopperId ?? email ?? '';

function isAnothers({ identity }: Conversation, proven: Proven): boolean {
  if (identity.level !== 'verified') return false;
  const known = identity.shopperId !== undefined && proven.shopperId !== undefined;
  return known ? identity.shopperId !== proven.shopperId : identity.email !== proven.email;
}
