/** One open conversation: what the server said when it was opened, and every event since. Pure. */
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { Note } from '../../src/protocol/desk/thread.ts';
import type { WireFile } from '../../src/protocol/files.ts';
import type { WireCorrection } from '../../src/protocol/readings.ts';
import type { WireDelivery, WireError, WireFloor, WireMessage } from '../../src/protocol/wire.ts';
import { afterDraftEvent, ready, type ShownProposal } from './shown-proposal.ts';
import { afterTranslationEvent, openedTranslation, type Translation, withTranslated } from './translation.ts';

type Delivered = { readonly seq: number } & WireDelivery;

type Filed = { readonly seq: number } & WireFile;

type Someone = { readonly advisorId: string; readonly name: string };

export type Typing = { readonly shopper: boolean; readonly advisor: boolean; readonly bot: boolean };

export type Thread = {
  readonly conversationId: string;
  /** In order of `seq`, without gaps after the first. */
  readonly messages: readonly WireMessage[];
  readonly floor: WireFloor;
  readonly briefing: Briefing;
  readonly notes: readonly Note[];
  /** What advisors said was read wrongly. */
  readonly corrections: readonly WireCorrection[];
  readonly readByShopper: number;
  readonly typing: Typing;
  /** Everybody who looks at it now, this advisor too. */
  readonly watchedBy: readonly Someone[];
  /** Whoever has it asks for a supervisor. */
  readonly hand?: Someone | undefined;
  /** What the concierge proposes to say next; absent until it is asked. */
  readonly proposal?: ShownProposal | undefined;
  /** Absent where the server cannot translate at all. */
  readonly translation?: Translation | undefined;
  /** Something in between is missing and must be asked for. */
  readonly behind: boolean;
};

/** What a reply is written from: what else happens leaves the composer as it is. */
export type Replied = Pick<Thread, 'conversationId' | 'briefing' | 'proposal' | 'translation'>;

export type ThreadView =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly error: WireError }
  | { readonly state: 'ready'; readonly thread: Thread };

const nobodyTypes: Typing = { shopper: false, advisor: false, bot: false };

/** The `seq` up to which nothing is missing. */
export function have(thread: Thread): number {
  return thread.messages.at(-1)?.seq ?? 0;
}

/** The ack of `conversation:open`, with or without `after`: newer facts, and the messages that were missing. */
export function openedThread(opened: DeskAcks['conversation:open'], before?: Thread): Thread {
  const known = before?.messages ?? [];
  const told = (opened.deliveries ?? []).reduce(delivered, opened.messages.reduce(appended, known));
  const messages = (opened.files ?? []).reduce(filed, told);
  return {
    conversationId: opened.conversationId,
    messages,
    floor: opened.floor,
    briefing: opened.briefing,
    notes: opened.notes.reduce(withNote, before?.notes ?? []),
    corrections: opened.corrections,
    watchedBy: opened.watchedBy ?? [],
    hand: opened.hand,
    readByShopper: Math.max(opened.readByShopper, before?.readByShopper ?? 0),
    proposal: before?.proposal ?? ready(opened.proposal),
    translation: openedTranslation(opened, before?.translation),
    // Whoever still writes says so again.
    typing: nobodyTypes,
    behind: (messages.at(-1)?.seq ?? 0) < opened.head,
  };
}

export function applyToThread(thread: Thread, event: DeskEvent): Thread {
  switch (event.name) {
    case 'message:created':
      return withMessage(thread, event.message);
    case 'message:updated':
      return {
        ...thread,
        readByShopper: Math.max(thread.readByShopper, event.readByShopper ?? 0),
        corrections: corrected(thread.corrections, event.corrected),
        messages: filed(delivered(thread.messages, event.delivery), event.file),
        translation: withTranslated(thread.translation, event.translated),
      };
    case 'floor:changed':
      return { ...thread, floor: event.floor };
    case 'typing:changed':
      return { ...thread, typing: { ...thread.typing, [event.kind]: event.on } };
    case 'emotion:updated':
      return { ...thread, briefing: withMood(thread.briefing, event.point) };
    case 'briefing:updated':
      return { ...thread, briefing: event.briefing };
    case 'draft:started':
    case 'draft:extended':
    case 'draft:ready':
    case 'draft:failed':
    case 'draft:stale':
      return { ...thread, proposal: afterDraftEvent(thread.proposal, event) };
    case 'translation:changed':
    case 'translation:ready':
    case 'translation:failed':
      return { ...thread, translation: afterTranslationEvent(thread.translation, event) };
    case 'conversation:watched':
      return { ...thread, watchedBy: event.by };
    case 'hand:raised':
      return { ...thread, hand: event.on ? event.by : undefined };
    case 'note:created':
      return { ...thread, notes: withNote(thread.notes, event.note) };
    case 'board:changed':
    case 'board:removed':
    case 'conversation:removed':
    case 'reply:held':
    case 'reply:settled':
    case 'queue:added':
    case 'queue:updated':
    case 'queue:removed':
    case 'queue:paced':
    case 'queue:watched':
    case 'offer:created':
    case 'offer:expired':
    case 'conversation:changed':
    case 'presence:changed':
    case 'shopper:updated':
    case 'mention:created':
    case 'timer:warning':
    case 'timer:breached':
    case 'timer:escalated':
    case 'task:created':
    case 'task:updated':
    case 'task:due':
    case 'channels:changed':
    case 'policy:published':
      return thread;
    case 'promises:changed':
      return { ...thread, briefing: { ...thread.briefing, promises: event.promises } };
    default:
      return event satisfies never;
  }
}

/** The conversation an event belongs to, when it belongs to one. */
export function conversationOf(event: DeskEvent): string | undefined {
  switch (event.name) {
    case 'note:created':
      return event.note.conversationId;
    case 'mention:created':
    case 'presence:changed':
    case 'queue:paced':
    case 'task:created':
    case 'task:updated':
    case 'task:due':
    case 'channels:changed':
    case 'policy:published':
      return undefined;
    case 'board:changed':
    case 'reply:held':
    case 'queue:added':
    case 'queue:updated':
    case 'offer:created':
    case 'conversation:changed':
      return event.row.conversationId;
    default:
      return event.conversationId;
  }
}

/** The next message is taken, an older one is known, one further on means that something is missing. */
function withMessage(thread: Thread, message: WireMessage): Thread {
  const expected = have(thread) + 1;
  if (message.seq < expected) return thread;
  if (message.seq > expected) return { ...thread, behind: true };
  return { ...thread, messages: [...thread.messages, message], typing: stoppedTyping(thread.typing, message) };
}

function appended(messages: readonly WireMessage[], message: WireMessage): readonly WireMessage[] {
  return message.seq > (messages.at(-1)?.seq ?? 0) ? [...messages, message] : messages;
}

/** What became of a message of ours after it was shown. */
function delivered(messages: readonly WireMessage[], told: Delivered | undefined): readonly WireMessage[] {
  if (told === undefined) return messages;
  return messages.map((message) => {
    if (message.seq !== told.seq) return message;
    const { reason: _before, ...rest } = message;
    return { ...rest, ...told };
  });
}

/** What became of one file; an earlier reason counts no more. */
function filed(messages: readonly WireMessage[], told: Filed | undefined): readonly WireMessage[] {
  if (told === undefined) return messages;
  const { seq, ...now } = told;
  return messages.map((message) => {
    if (message.seq !== seq || message.attachments === undefined) return message;
    const attachments = message.attachments.map((file) => {
      const { reason: _before, ...rest } = file;
      const { kind = file.kind, ...known } = now;
      return file.fileId === now.fileId ? { ...rest, ...known, kind } : file;
    });
    return { ...message, attachments };
  });
}

function stoppedTyping(typing: Typing, message: WireMessage): Typing {
  return message.author.kind === 'system' ? typing : { ...typing, [message.author.kind]: false };
}

function corrected(
  before: Thread['corrections'],
  change: Extract<DeskEvent, { name: 'message:updated' }>['corrected'],
): Thread['corrections'] {
  if (change === undefined) return before;
  return [...before.filter(({ seq }) => seq !== change.seq), ...change.corrections];
}

function withMood(briefing: Briefing, point: Briefing['emotion'][number]): Briefing {
  const others = briefing.emotion.filter((other) => other.seq !== point.seq);
  return { ...briefing, emotion: [...others, point].sort((a, b) => a.seq - b.seq) };
}

function withNote(notes: readonly Note[], note: Note): readonly Note[] {
  return [...notes.filter((other) => other.id !== note.id), note].sort((a, b) => a.at.localeCompare(b.at));
}
