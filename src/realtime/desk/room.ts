/** What every request of the desk has at hand: the parts, the seats, and the one way to look at a conversation. */
import { randomUUID } from 'node:crypto';
import { mayReadForReason, maySee } from '../../domain/access.ts';
import type { Attachment } from '../../domain/attachment.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { AparteError } from '../../domain/errors.ts';
import type { Briefing } from '../../domain/handoff.ts';
import { briefingInSight } from '../../domain/in-sight.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Log } from '../../domain/log.ts';
import type { Advisor } from '../../domain/participant.ts';
import type { Clock, Documents, Transcripts } from '../../domain/ports.ts';
import type { Candidates } from '../../handoff/candidates.ts';
import type { Desk } from '../../handoff/desk.ts';
import type { Drafts } from '../../handoff/drafts.ts';
import type { HeldReplies } from '../../handoff/held-replies.ts';
import type { HeldSends } from '../../handoff/held-sends.ts';
import type { Ledger } from '../../handoff/ledger.ts';
import type { PieceCards } from '../../handoff/piece-cards.ts';
import type { PresenceBook } from '../../handoff/presence.ts';
import type { Tasks } from '../../handoff/tasks.ts';
import type { Timers } from '../../handoff/timers.ts';
import type { TranslatedReplies } from '../../handoff/translated-replies.ts';
import type { TranslationBook } from '../../handoff/translation-book.ts';
import type { TranslationSwitch } from '../../handoff/translation-switch.ts';
import type { Briefing as WireBriefing } from '../../protocol/desk/briefing.ts';
import type { DeskAcks, DeskPayload } from '../../protocol/desk/requests.ts';
import type { DeskFeed } from './feed.ts';
import { createElsewhere, type DeskWord, type Elsewhere } from './elsewhere.ts';
import { createFaces, type Faces } from './faces.ts';
import type { Seat, Seats } from './seats.ts';

export type RoomParts = {
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly sends: Pick<HeldSends, 'say' | 'undo' | 'earlier'>;
  readonly cards: Pick<PieceCards, 'now'>;
  readonly heldReplies: Pick<HeldReplies, 'approve' | 'decline' | 'onWaiting'>;
  readonly candidates: Pick<Candidates, 'of' | 'correct' | 'undo'>;
  /** Who did what with a shopper's words. */
  readonly audit: (by: Advisor, action: string, subject: string) => Promise<void>;
  /** Who looked at it, and why where that had to be said: once for several looks within a quarter of an hour. */
  readonly looked: (by: Advisor, action: string, subject: string, reason?: string) => Promise<void>;
  readonly presence: PresenceBook;
  readonly ledger: Ledger;
  readonly tasks: Pick<Tasks, 'subscribe'>;
  readonly timers: Pick<Timers, 'subscribe'>;
  readonly translation: {
    readonly book: TranslationBook;
    readonly switches: TranslationSwitch;
    readonly replies: TranslatedReplies;
  };
  readonly feed: DeskFeed;
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly briefing: (id: ConversationId, language: string) => Promise<Briefing | undefined>;
  readonly files: {
    /** Uploaded files as what a message carries; `not-found` for another conversation's. */
    attach(id: ConversationId, ids: readonly string[]): Promise<readonly Attachment[]>;
    /** Tries again to fetch what a provider keeps. */
    again(id: ConversationId, fileId: string): Promise<void>;
  };
  readonly clock: Clock;
  readonly log: Log;
  readonly portrait: (advisorId: string) => string;
  /** The boutique of an advisor, by name. */
  readonly storeOf: (advisorId: string) => string | undefined;
  /** Tells the shopper that somebody is writing. */
  readonly typing: (id: ConversationId, typing: { on: boolean; name: string }) => void;
  /** Tells the desks of other nodes; does nothing on one node. */
  readonly publish: (word: DeskWord) => void;
};

export type Room = RoomParts & {
  readonly seats: Seats;
  /** This node, for those that hear of it. */
  readonly node: string;
  readonly elsewhere: Elsewhere;
  readonly faces: Faces;
  /** Words of rows in other languages, with those that they stand for; by conversation and language. */
  readonly snippets: Map<string, { readonly of: string; readonly text: string }>;
  /** Conversations that are being translated, by language. */
  readonly translatingNow: Set<string>;
  /** Advisors open what waits or what is theirs, now or before; supervisors open all. The rest does not exist for them. */
  visible(id: ConversationId, advisor: Advisor): Promise<Conversation>;
  /** The same to read only, and it is written down; what another boutique is done with opens for a reason. */
  toRead(id: ConversationId, advisor: Advisor, reason: string | undefined): Promise<Conversation>;
  briefingFor(id: ConversationId, advisor: Advisor): Promise<WireBriefing>;
};

/** Registers the answer to a request. */
export type On = <K extends keyof DeskAcks>(name: K, handle: (payload: DeskPayload<K>) => Promise<DeskAcks[K]>) => void;

/** A group of requests, served for one seat. */
export type Serve = (on: On, seat: Seat, room: Room) => void;

export function createRoom(parts: RoomParts, seats: Seats): Room {
  return {
    ...parts,
    seats,
    node: randomUUID(),
    elsewhere: createElsewhere(() => parts.clock.monotonicMs()),
    faces: createFaces(seats, (id) => parts.feed.row(id as ConversationId)),
    snippets: new Map(),
    translatingNow: new Set(),
    async visible(id, advisor) {
      const conversation = await parts.transcripts.conversation(id);
      if (conversation === undefined || !maySee(advisor, conversation)) throw noSuchConversation();
      return conversation;
    },
    async toRead(id, advisor, reason) {
      const conversation = await parts.transcripts.conversation(id);
      if (conversation === undefined) throw noSuchConversation();
      if (maySee(advisor, conversation)) await parts.looked(advisor, 'conversation-read', id);
      else if (!mayReadForReason(advisor, conversation)) throw noSuchConversation();
      else if (reason === undefined) throw reasonNeeded();
      else await parts.looked(advisor, 'conversation-read', id, reason);
      return conversation;
    },
    async briefingFor(id, advisor) {
      const found = await parts.briefing(id, advisor.languages[0] ?? 'en');
      if (found === undefined) throw noSuchConversation();
      // Dates become text on the way out, as the wire's schema says.
      return JSON.parse(JSON.stringify(await briefingInSight(advisor, found, parts.transcripts))) as WireBriefing;
    },
  };
}

function noSuchConversation(): AparteError {
  return new AparteError('not-found', 'This conversation does not exist.');
}

function reasonNeeded(): AparteError {
  return new AparteError('forbidden', 'Another boutique served this conversation. Say why you open it.', {
    details: { reason: 'reason-needed' },
  });
}
