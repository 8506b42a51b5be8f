/** What the desk is told (contracts, section 5). */
import type { WireFile } from '../files.ts';
import type { WireCorrection } from '../readings.ts';
import type { TaskView, WirePromise } from '../tasks.ts';
import type { WireDelivery, WireFloor, WireMessage } from '../wire.ts';
import type { HeldRow } from './approvals.ts';
import type { BoardRow } from './board.ts';
import type { Briefing } from './briefing.ts';
import type { WireChannelTrouble } from './channels.ts';
import type { Proposal } from './drafts.ts';
import type { WatchedRow } from './faces.ts';
import type { Mention } from './mentions.ts';
import type { DeskSnapshot, PresenceRow, QueueRow } from './rows.ts';
import type { Note } from './thread.ts';
import type { TranslationEvents, WireTranslated } from './translation.ts';

type TimerKind = 'first-reply' | 'next-reply' | 'total';

/** Each event is `{ seq, at, ...payload }`; `seq` counts this desk's events since the snapshot's. */
export type DeskEventPayloads = {
  'queue:added': { row: QueueRow };
  'queue:updated': { row: QueueRow };
  'queue:removed': {
    handoffId: string;
    conversationId: string;
    reason: 'claimed' | 'cancelled' | 'ended';
    by?: { advisorId: string; name: string };
  };
  /** How long those who were taken today had waited, on average. */
  'queue:paced': { averageWaitSeconds: number };
  /** Only for the advisor to whom the house offers this conversation now. */
  'offer:created': { row: QueueRow; untilAt: string; why: string[] };
  'offer:expired': {
    handoffId: string;
    conversationId: string;
    reason: 'expired' | 'passed' | 'claimed' | 'withdrawn';
  };
  /** A conversation came to, changed at, or left an advisor. Clients keep those whose `heldBy` is theirs in `mine`. */
  'conversation:changed': { row: QueueRow; ended?: 'returned' | 'resolved' | 'requeued' | 'transferred' | 'cancelled' };
  'message:created': { conversationId: string; message: WireMessage };
  'message:updated': {
    conversationId: string;
    readByShopper?: number;
    /** All corrections of one message, as they now are. */
    corrected?: { seq: number; corrections: WireCorrection[] };
    /** How far one message got, as it now is. */
    delivery?: { seq: number } & WireDelivery;
    /** What became of a file of one message. */
    file?: { seq: number } & WireFile;
    /** Only for those who read this conversation in that language. */
    translated?: WireTranslated;
  };
  'floor:changed': { conversationId: string; floor: WireFloor };
  'typing:changed': { conversationId: string; on: boolean; kind: 'shopper' | 'advisor' | 'bot' };
  'presence:changed': { row: PresenceRow };
  'emotion:updated': {
    conversationId: string;
    point: { seq: number; value: number; confidence: number; at: string; evidence?: string[] };
  };
  'briefing:updated': { conversationId: string; briefing: Briefing };
  /** A proposed reply: only for the advisor who asked. */
  'draft:started': { conversationId: string };
  /** The whole text so far, while a model makes it. */
  'draft:extended': { conversationId: string; text: string };
  'draft:ready': { conversationId: string; proposal: Proposal };
  /** `no-model`: nobody here can follow such an instruction; what was proposed before stays. */
  'draft:failed': { conversationId: string; reason: 'nothing-found' | 'unavailable' | 'no-model' };
  /** The shopper has written again: the proposal answers something else. */
  'draft:stale': { conversationId: string; draftId: string };
  /** An answer of the concierge waits for approval; `settled`: it waits no more, for whatever reason. */
  'reply:held': { row: HeldRow };
  'reply:settled': { conversationId: string; replyId: string };
  'note:created': { note: Note };
  /** Only for the advisor whom a note names. */
  'mention:created': { mention: Mention };
  /** Who else looks at a conversation that is open here or theirs; the shopper is not told. */
  'conversation:watched': { conversationId: string; by: { advisorId: string; name: string }[] };
  /** Who looks at a conversation on these lists, once it has settled; empty: nobody any more. */
  'queue:watched': WatchedRow;
  /** The board, for supervisors and admins. */
  'board:changed': { row: BoardRow };
  'board:removed': { conversationId: string };
  /** Erased: for whoever has it open. */
  'conversation:removed': { conversationId: string };
  /** For supervisors, and for whoever raised it: an advisor asks for one, or no longer does. */
  'hand:raised': { conversationId: string; on: boolean; by: { advisorId: string; name: string }; note?: string };
  /** Every channel that does not send now; empty: all do. */
  'channels:changed': { channels: WireChannelTrouble[] };
  'shopper:updated': { conversationId: string };
  /** Half of the time is gone, or three quarters. */
  'timer:warning': { conversationId: string; kind: TimerKind; level?: 'warning' | 'urgent' };
  'timer:breached': { conversationId: string; kind: TimerKind };
  /** A step of the ladder was taken: whoever is told this is asked to do something about it. */
  'timer:escalated': { conversationId: string; kind: TimerKind; step: number; since: string; shopper?: string };
  /** The ledger of a conversation that is open here, whole. */
  'promises:changed': { conversationId: string; promises: WirePromise[] };
  /** Another version of the escalation policy is in force. */
  'policy:published': { version: number; by?: string; why?: string };
  'task:created': { task: TaskView };
  'task:updated': { task: TaskView };
  /** Its time has come. */
  'task:due': { task: TaskView };
} & TranslationEvents;

export type DeskEventName = keyof DeskEventPayloads;
export type DeskEvent = {
  [K in DeskEventName]: { name: K; seq: number; at: string } & DeskEventPayloads[K];
}[DeskEventName];

export type DeskServerToClient = {
  'desk:snapshot': (snapshot: DeskSnapshot) => void;
  head: (head: { seq: number }) => void;
} & { [K in DeskEventName]: (event: { seq: number; at: string } & DeskEventPayloads[K]) => void };
