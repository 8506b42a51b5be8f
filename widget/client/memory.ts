/** What a reload starts from: written down as far as consent goes, one write after the other. */
import type { SessionRecord } from './record.ts';
import type { Store } from './store.ts';
import type { Vault } from './vault.ts';

export type MemoryParts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly token: () => string | undefined;
};

export type Memory = {
  /** What is written and not sent. */
  draft: string;
  /** Whether the panel is open. */
  shown: boolean;
  /** Writes it down, if the shopper has chosen that anything may be. */
  note(): Promise<void>;
  recall(): Promise<SessionRecord | undefined>;
  clear(): Promise<void>;
};

export function createMemory({ store, vault, token }: MemoryParts): Memory {
  let writing = Promise.resolve();
  /** The conversation that was found: words said before the server has named it again are kept as well. */
  let found: string | undefined;

  /** A late write must not bring back what an erasure has removed. */
  function inTurn(write: () => Promise<void>): Promise<void> {
    writing = writing.then(write).catch(() => undefined);
    return writing;
  }

  async function write(): Promise<void> {
    const { keep, house, outbox, readByShopper } = store.view();
    const known = token();
    const conversationId = house?.conversationId ?? found;
    if (keep === null || !known || !conversationId) return;
    await vault.save({
      token: known,
      conversationId,
      keep,
      readByShopper,
      outbox: outbox.filter((entry) => entry.state === 'waiting'),
      draft: memory.draft,
      open: memory.shown,
    });
  }

  const memory: Memory = {
    draft: '',
    shown: false,
    note: () => inTurn(write),
    async recall() {
      const record = await vault.load();
      found = record?.conversationId;
      memory.draft = record?.draft ?? '';
      memory.shown ||= record?.open ?? false;
      return record;
    },
    clear() {
      memory.draft = '';
      found = undefined;
      return inTurn(vault.clear);
    },
  };
  return memory;
}
