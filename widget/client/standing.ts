/** How this tab stands with the house; the rooms of a session (session.ts) read and write it. */
import type { PageContext } from '../../src/protocol/shopper.ts';

export type Wishes = { locale?: string; page?: PageContext; identity?: string };

export type Standing = {
  /** What the house knows this browser by; none before the first introduction and after an erasure. */
  token?: string | undefined;
  /** What the session is to begin with, as it was wished last. */
  readonly wanted: Wishes;
  /** The house has been told who we are, and nothing has happened since that would have it told again. */
  started: boolean;
  /** The past is there, or on its way. */
  opened?: Promise<void> | undefined;
  /** The server's clock minus ours. */
  aheadMs: number;
};
