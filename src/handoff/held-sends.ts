/**
 * Words that can still be taken back: kept durably for a few seconds before they enter the corridor. One compare-and-set
 * decides between "taken back" and "on its way"; whoever dies in between, any node finishes, under the same key.
 */
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import { type ConversationId, type MessageId, messageId } from '../domain/ids.ts';
import type { KeptDraft } from '../domain/machine-draft.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents, Ingress, Submission } from '../domain/ports.ts';
import type { Desk } from './desk.ts';
import type { SaidAtDesk } from './desk-words.ts';

export type HeldSendsParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly ingress: Pick<Ingress, 'submit' | 'earlier'>;
  readonly desk: Pick<Desk, 'say' | 'worded' | 'keyOf'>;
  readonly clock: Clock;
  /** The name of a message by the key of its event. */
  readonly nameOf: (key: string) => string;
  readonly failed: (cause: unknown) => void;
};

export type Said = SaidAtDesk & {
  /** Longest time in which it may be taken back. Absent: it goes at once. */
  readonly undoMs?: number;
  /** What goes back into the box with it. */
  readonly restore?: KeptDraft;
  /** Words of the advisor's own in place of a proposal. */
  readonly replaces?: boolean;
};

/** `held` until it is due; `leaving` it can no longer be taken back. */
type HeldSend = {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly advisorId: string;
  readonly submission: Omit<Submission, 'opening'>;
  readonly dueAt: Date;
  readonly state: 'held' | 'leaving' | 'undone';
  readonly restore: KeptDraft;
};

export type HeldSends = ReturnType<typeof createHeldSends>;

const collection = 'held-sends';
/** How often each node looks for what is due and nobody released. */
const lookMs = 1_000;
export const longestUndoMs = 30_000;

export function createHeldSends({ documents, ingress, desk, clock, nameOf, failed }: HeldSendsParts) {
  let looking: NodeJS.Timeout | undefined;
  const timers = new Set<NodeJS.Timeout>();

  async function release(id: string): Promise<void> {
    const found = await documents.get<HeldSend>(collection, id);
    if (found === undefined || found.value.state === 'undone') return;
    if (found.value.state === 'held' && !(await moved(id, { ...found.value, state: 'leaving' }, found.version)))
      return release(id);
    await ingress.submit(found.value.submission).catch((cause: unknown) => {
      // Erased meanwhile: there is nobody to say it to.
      if (!(cause instanceof AparteError) || cause.code !== 'not-found') throw cause;
    });
    await documents.delete(collection, id);
  }

  /** False: somebody else was first. */
  async function moved(id: string, value: HeldSend, version: number): Promise<boolean> {
    try {
      await documents.put(collection, id, value, version);
      return true;
    } catch (cause) {
      if (cause instanceof AparteError && cause.code === 'conflict') return false;
      throw cause;
    }
  }

  async function inConversation(id: ConversationId): Promise<readonly HeldSend[]> {
    const found = await everyDocument<HeldSend>(documents, collection, { index: 'conversationId', equals: id });
    return found.map(({ value }) => value).sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  }

  /** What is said or done next must not overtake what was said before: by `advisorId`, or by anybody. */
  async function releaseAll(id: ConversationId, advisorId?: string): Promise<void> {
    for (const held of await inConversation(id))
      if (advisorId === undefined || held.advisorId === advisorId) await release(held.id);
  }

  async function hold(advisor: Advisor, id: ConversationId, said: Said, undoMs: number): Promise<MessageId> {
    const { undoMs: _time, restore, replaces: _own, ...words } = said;
    const { opening: _new, ...submission } = await desk.worded(advisor, id, words);
    const name = messageId(nameOf(submission.key));
    await releaseAll(id);
    const dueAt = new Date(clock.now().getTime() + Math.min(undoMs, longestUndoMs));
    const box = restore ?? { conversationId: id, text: said.text };
    const held: HeldSend = {
      id: name,
      conversationId: id,
      advisorId: advisor.id,
      submission,
      dueAt,
      state: 'held',
      restore: box,
    };
    // False: the same was sent twice at once, and the other was quicker.
    if (!(await moved(name, held, await heldVersion(name)))) return name;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        release(name).catch(failed);
      },
      Math.min(undoMs, longestUndoMs),
    );
    timers.add(timer);
    return name;
  }

  /** Of what was taken back and is not swept away yet, or none. */
  async function heldVersion(name: MessageId): Promise<number> {
    const known = await documents.get<HeldSend>(collection, name);
    return known?.value.state === 'undone' ? known.version : 0;
  }

  async function look(): Promise<void> {
    const now = clock.now().getTime();
    for (const { id, value } of await everyDocument<HeldSend>(documents, collection)) {
      if (value.state === 'undone') await documents.delete(collection, id);
      else if (value.dueAt.getTime() <= now) await release(id);
    }
  }

  return {
    /** Held for `undoMs`, or on its way at once; either way durable when it resolves. */
    async say(advisor: Advisor, id: ConversationId, said: Said): Promise<MessageId> {
      const { undoMs, restore: _box, replaces: _own, ...words } = said;
      if (undoMs !== undefined && undoMs > 0) return hold(advisor, id, said, undoMs);
      await releaseAll(id, advisor.id);
      return desk.say(advisor, id, words);
    },

    /**
     * For a console that has not heard the ack: the message that came of the same wish before, whatever has happened
     * since. Throws `conflict` when its id was used for another.
     */
    async earlier(
      advisor: Advisor,
      { clientMessageId, asked }: { readonly clientMessageId: string; readonly asked: string },
    ): Promise<MessageId | undefined> {
      const key = desk.keyOf(advisor, clientMessageId);
      const name = messageId(nameOf(key));
      const held = await documents.get<HeldSend>(collection, name);
      if (held === undefined || held.value.state === 'undone') return ingress.earlier({ key, asked });
      if (held.value.submission.asked === asked) return name;
      throw new AparteError('conflict', 'This message was already sent with other words; send it under a new id.');
    },

    /** Takes it back. What was in the box; throws `conflict` once it is on its way. */
    async undo(advisor: Advisor, id: ConversationId, message: string): Promise<KeptDraft> {
      const found = await documents.get<HeldSend>(collection, message);
      if (found === undefined || found.value.conversationId !== id || found.value.advisorId !== advisor.id)
        throw tooLate();
      const { state, restore } = found.value;
      if (state !== 'held' || !(await moved(message, { ...found.value, state: 'undone' }, found.version)))
        throw tooLate();
      await documents.delete(collection, message);
      return restore;
    },

    releaseAll,
    look,
    start() {
      looking = setInterval(() => void look().catch(failed), lookMs);
      void look().catch(failed);
    },
    /** What is held stays held: the next start releases it. */
    stop() {
      clearInterval(looking);
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function tooLate(): AparteError {
  return new AparteError('conflict', 'This message is on its way already and cannot be taken back.', {
    details: { reason: 'sent' },
  });
}
