/** Who is signed in at the desk. */
import type { AdvisorId } from './ids.ts';
import type { Advisor } from './participant.ts';

/** How somebody came in: with a password (and a code), or by the house's identity provider. */
export type SignInMeans = {
  readonly via: 'password' | 'sso';
  /** What the browser says it is, for the list of one's own sessions. */
  readonly agent?: string;
  /** The provider's token, to end the session there as well. */
  readonly idToken?: string;
  /** False: the provider knew them already and may have asked for nothing. */
  readonly proved?: boolean;
};

/** A signed-in advisor, as of now: role and rights are read again each time. */
export type Session = {
  readonly id: string;
  readonly advisor: Advisor;
  readonly expiresAt: Date;
  readonly via: SignInMeans['via'];
  /** They proved who they are a short while ago: enough for what cannot be taken back. */
  readonly fresh: boolean;
  /** What they have to do first; until then nothing else is open to them. */
  readonly owes?: 'password' | 'second-factor';
  readonly idToken?: string;
};

/** A session as its owner and the admins see it. */
export type SessionLine = {
  readonly id: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly via: SignInMeans['via'];
  readonly agent?: string;
};

/** What a cookie or a one-minute ticket stands for. Only hashes of either are stored. */
export interface Sessions {
  /** The cookie to set, whole. */
  open(advisor: AdvisorId, means?: SignInMeans): Promise<{ readonly setCookie: string; readonly session: Session }>;
  find(cookieHeader: string | undefined): Promise<Session | undefined>;
  /** For a socket that cannot send the cookie: good once, for a minute. */
  ticket(session: Session): Promise<string>;
  redeem(ticket: string): Promise<Session | undefined>;
  /** Ends it on every node; sockets that ask `current` notice. */
  close(session: { readonly id: string }): Promise<void>;
  /** Ends all of somebody's, but for the one named. */
  closeAll(advisor: AdvisorId, except?: string): Promise<void>;
  /** Newest first. */
  list(advisor: AdvisorId): Promise<readonly SessionLine[]>;
  /** They have just proved again who they are. A new password counts too. */
  prove(session: Session): Promise<void>;
  /** The same session looked at again, for what stays open: undefined once it ended or the advisor may no longer. */
  current(sessionId: string): Promise<Session | undefined>;
}
