/**
 * What the parts of a house tell each other: who tells knows nobody who listens, so that the corridor can be opened
 * before the sockets that show what it commits. Told before anybody follows, a thing is told to nobody.
 */
import type { ConversationId } from './domain/ids.ts';
import type { Change } from './domain/ports.ts';

/** Who follows names what they want to hear of. */
export type Listener = {
  /** A lane of this node has committed. */
  readonly committed?: (change: Change) => void;
  /** The desk's briefing of a conversation can be made anew: better words, other links. */
  readonly briefingChanged?: (id: ConversationId) => void;
  /** A conversation is gone: whoever shows it lets go of it. */
  readonly erased?: (id: ConversationId) => void;
  /** A shopper on a channel that is not Socket.IO's writes, or has stopped. */
  readonly shopperTypes?: (id: ConversationId, on: boolean) => void;
};

export type Announcements = Required<Listener> & {
  /** Listeners are told in the order in which they came. */
  follow(listener: Listener): void;
};

export function createAnnouncements(): Announcements {
  const listeners: Listener[] = [];
  return {
    follow: (listener) => void listeners.push(listener),
    committed(change) {
      for (const listener of listeners) listener.committed?.(change);
    },
    briefingChanged(id) {
      for (const listener of listeners) listener.briefingChanged?.(id);
    },
    erased(id) {
      for (const listener of listeners) listener.erased?.(id);
    },
    shopperTypes(id, on) {
      for (const listener of listeners) listener.shopperTypes?.(id, on);
    },
  };
}
