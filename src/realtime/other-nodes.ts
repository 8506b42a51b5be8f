/** What other nodes commit, brought to the browsers of this one. A hint is an invitation to look; without Redis we look by ourselves. */
import type { ConversationId } from '../domain/ids.ts';
import type { Change, Transcripts } from '../domain/ports.ts';
import { asShown, type Shown } from './shown.ts';

export type OtherNodesParts = {
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages' | 'versions' | 'writtenElsewhere'>;
  readonly shown: Shown;
  /** Committed elsewhere. */
  readonly show: (change: Change) => void | Promise<void>;
  /** Erased elsewhere. */
  readonly letGo: (id: ConversationId) => void;
  /** All that somebody here looks at. */
  readonly watched: () => readonly ConversationId[];
  /** It is on somebody's screen; a browser's own may not have begun yet. */
  readonly isRead: (id: ConversationId) => boolean;
  readonly failed: (error: unknown) => void;
};

export type OtherNodes = {
  hinted(id: ConversationId): void;
  /** Looks at all that is watched here, unless nobody else has written since. */
  lookAround(): void;
  /** Resolves when no look is under way. */
  settled(): Promise<void>;
};

const messagesAtOnce = 200;

export function createOtherNodes(parts: OtherNodesParts): OtherNodes {
  const { transcripts, shown, show, letGo, watched, isRead, failed } = parts;
  const hinted = new Set<ConversationId>();
  let looking: Promise<void> | undefined;
  /** What the store said of other processes before the last look that succeeded. */
  let lookedAt: number | undefined;

  async function refresh(id: ConversationId, version: number): Promise<void> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined) return;
    const head = shown.head(id) ?? conversation.head;
    const messages = head < conversation.head ? await transcripts.messages(id, head, messagesAtOnce) : [];
    const change = { version, before: asShown(conversation, head, shown.receipts(id)), conversation, messages };
    shown.note(change);
    await show(change);
  }

  async function look(named: readonly ConversationId[]): Promise<void> {
    const versions = await transcripts.versions(named);
    for (const [id, version] of shown.behind(versions)) await refresh(id, version);
    for (const id of named) if (!versions.has(id) && (shown.head(id) !== undefined || isRead(id))) vanish(id);
  }

  function vanish(id: ConversationId): void {
    shown.drop(id);
    letGo(id);
  }

  async function lookAtAll(): Promise<void> {
    const mark = await transcripts.writtenElsewhere?.();
    if (mark !== undefined && mark === lookedAt) return;
    await look(watched());
    lookedAt = mark;
  }

  async function lookAtHinted(): Promise<void> {
    const named = [...hinted];
    hinted.clear();
    await look(named);
  }

  /** One look at a time; what is hinted at meanwhile is looked at right after it, together. */
  function start(work: () => Promise<void>): void {
    looking ??= work()
      .catch(failed)
      .finally(() => {
        looking = undefined;
        if (hinted.size > 0) start(lookAtHinted);
      });
  }

  return {
    hinted(id) {
      hinted.add(id);
      start(lookAtHinted);
    },
    lookAround: () => start(lookAtAll),
    settled: async () => looking,
  };
}
