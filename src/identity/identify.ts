/** What the shop's word for a shopper makes of a conversation: a verified identity with what the client book knows. */
import type { Conversation } from '../domain/conversation.ts';
import type { ClientBook } from '../domain/house-books.ts';
import { shopperId } from '../domain/ids.ts';
import type { SignedIdentities, SignedIdentity } from './signed-identity.ts';
import { standingOf } from './standing.ts';

/** Uses the token up; throws `unauthenticated`. */
export type Identify = (
  token: string,
) => Promise<Omit<Conversation['identity'], 'level'> & { readonly level: 'verified' }>;

export function createIdentify(parts: {
  readonly signed: SignedIdentities;
  readonly clientBook: ClientBook;
}): Identify {
  return async (token) => {
    const claims = await parts.signed.redeem(token);
    const proof = { by: 'signed-identity', ref: claims.ref } as const;
    return { level: 'verified', ...named(claims), ...(await standingOf(subjectOf(claims), parts.clientBook)), proof };
  };
}

function named({ name }: SignedIdentity): Pick<Conversation['identity'], 'name'> {
  return name === undefined ? {} : { name };
}

/** The shop is the authority: an id that our book does not have yet is theirs all the same. */
function subjectOf({ subject, email }: SignedIdentity): Parameters<typeof standingOf>[0] {
  if (subject.includes('@')) return { email: subject.toLowerCase() };
  return { shopperId: shopperId(subject), ...(email === undefined ? {} : { email }) };
}
