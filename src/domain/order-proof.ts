/** Whether somebody may hear about an order. An unknown number and a wrong e-mail are the same answer after the same work. */

import type { Order } from './commerce.ts';

export type OwnerClaim = {
  readonly email?: string;
  readonly postcode?: string;
  /** The shopper that a signed identity or sign-in already proves. */
  readonly verifiedShopperId?: string;
};

export type OwnerProof =
  | { readonly proven: true; readonly by: 'account' | 'email' | 'postcode'; readonly order: Order }
  /** No reason is given, here or to the shopper: it would tell whether the order exists. */
  | { readonly proven: false };

/** Compared instead of an order that does not exist. */
const nobody = { email: '', postcode: '', shopperId: '' };

/** The account is enough alone; of e-mail and postcode, whatever is given must be right, and one must be given. */
export function proveOwner(order: Order | undefined, claim: OwnerClaim): OwnerProof {
  const held = order ?? nobody;
  const account = isSame(claim.verifiedShopperId, held.shopperId, plain);
  const email = isSame(claim.email, held.email, lowerCase);
  const postcode = isSame(claim.postcode, held.postcode, withoutSpaces);
  const given = [claim.email, claim.postcode].filter(isGiven).length;
  const right = Number(email) + Number(postcode);
  if (!order) return { proven: false };
  if (account) return { proven: true, by: 'account', order };
  if (given === 0 || right < given) return { proven: false };
  return { proven: true, by: email ? 'email' : 'postcode', order };
}

const isGiven = (value: string | undefined) => value !== undefined && value.trim() !== '';
const plain = (value: string) => value.trim();
const lowerCase = (value: string) => value.trim().toLowerCase();
const withoutSpaces = (value: string) => value.replace(/[\s-]/g, '').toUpperCase();

/** The longest e-mail address there is. Every comparison looks at this many characters, wherever the first difference is. */
const compared = 320; // characters

function isSame(said: string | undefined, held: string | undefined, tidy: (value: string) => string): boolean {
  const a = tidy(said ?? '');
  const b = tidy(held ?? '');
  let difference = a.length ^ b.length;
  for (let at = 0; at < compared; at++) difference |= (a.charCodeAt(at) || 0) ^ (b.charCodeAt(at) || 0);
  return difference === 0 && a !== '' && a.length <= compared;
}
