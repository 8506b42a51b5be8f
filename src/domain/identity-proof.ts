/** By what an identity is proven. A name or a telephone number is no proof, and is not on this list. */
import type { IdentityLevel } from './participant.ts';

export type LinkHow = 'signed-identity' | 'email-code' | 'order-proof' | 'resume-link';

/** What made an identity what it is. `ref` names the evidence (a token, a code, an order), never its secret. */
export type IdentityProof = {
  readonly by: LinkHow;
  readonly ref: string;
  /** The shopper's message in which a code was typed: that browser alone has proven something. */
  readonly saidIn?: string;
};

/**
 * `verified`: each thread may use what the other was told. `claimed`: somebody knew an order's number and address; the
 * threads stand beside each other for an advisor, and only a "no" reaches across.
 */
export type LinkLevel = Exclude<IdentityLevel, 'anonymous'>;
