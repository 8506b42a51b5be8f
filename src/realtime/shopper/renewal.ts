/**
 * Another token for the browser in which somebody has just proven who they are by a code or a resume word: whoever knew the
 * old one, or planted it, is put out of the conversation before anything of the shopper's is said in it again.
 */
import type { Namespace } from 'socket.io';
import type { Conversation } from '../../domain/conversation.ts';
import type { IdentityProof } from '../../domain/identity-proof.ts';
import type { Log } from '../../domain/log.ts';
import type { Session, Sessions } from './sessions.ts';
import { ownerOf } from './sign-in.ts';
import type { Visitors } from './visitors.ts';

export type RenewalParts = {
  readonly namespace: Namespace;
  readonly sessions: Sessions;
  readonly visitors: Pick<Visitors, 'rotate'>;
  readonly log: Log;
};

/** Looks at a conversation as it is now; of its sockets on this node, the one that said the proof gets the new token. */
export type Renewal = (conversation: Conversation) => Promise<void>;

export function createRenewal({ namespace, sessions, visitors, log }: RenewalParts): Renewal {
  function whoSaid(id: Conversation['id'], event: string): { socketId: string; session: Session } | undefined {
    for (const socketId of namespace.adapter.rooms.get(id) ?? []) {
      const session = sessions.of(socketId);
      if (session?.said.includes(event)) return { socketId, session };
    }
    return undefined;
  }

  return async ({ id, identity }) => {
    const event = identity.level === 'verified' ? saidIn(identity.proof) : undefined;
    const found = event === undefined ? undefined : whoSaid(id, event);
    const { token, visitor } = found?.session ?? {};
    if (event === undefined || found === undefined || token === undefined || visitor === undefined) return;
    const { socketId, session } = found;
    session.said = [];
    const putOut = () => namespace.in(id).except(socketId).disconnectSockets();
    // at once, before the answer is shown; and again for whoever came back by the old token meanwhile
    putOut();
    try {
      session.token = await visitors.rotate(token, visitor, ownerOf(identity));
    } catch (error) {
      // with the next change it is tried again
      session.said = [event];
      log.warn('A visitor token could not be renewed', { error });
      return;
    }
    namespace.to(socketId).emit('session:renewed', { visitorToken: session.token });
    putOut();
  };
}

/** The shopper's message that held the proof. A signed identity renews the token where it is presented. */
function saidIn(proof: IdentityProof | undefined): string | undefined {
  return proof?.by === 'resume-link' ? proof.ref : proof?.saidIn;
}
