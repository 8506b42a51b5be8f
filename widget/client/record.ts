/** What a browser keeps of a conversation, and whether what was found there is such a thing at all. */
import type { Outbox } from '../core/outbox.ts';

export type SessionRecord = {
  readonly token: string;
  readonly conversationId: string;
  readonly keep: boolean;
  readonly readByShopper: number;
  /** Only what the server has not confirmed; the conversation itself is never stored here. */
  readonly outbox: Outbox;
  readonly draft: string;
  /** The panel was open, and is again on the shop's next page. */
  readonly open: boolean;
};

type Shape = Readonly<Record<string, 'string' | 'boolean' | 'number'>>;

const recordShape: Shape = {
  token: 'string',
  conversationId: 'string',
  keep: 'boolean',
  readByShopper: 'number',
  draft: 'string',
  open: 'boolean',
};
const entryShape: Shape = { id: 'string', text: 'string', at: 'number', state: 'string' };
const actedShape: Shape = { messageId: 'string', action: 'string', value: 'string' };

/** Another version's, half a write or somebody else's: then there is nothing. */
export function readRecord(found: unknown): SessionRecord | undefined {
  if (!has(found, recordShape) || !Array.isArray(found['outbox'])) return undefined;
  return found['outbox'].every(isEntry) ? (found as SessionRecord) : undefined;
}

function isEntry(entry: unknown): boolean {
  if (!has(entry, entryShape)) return false;
  return entry['kind'] === 'said' || (entry['kind'] === 'acted' && has(entry, actedShape));
}

function has(value: unknown, shape: Shape): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return Object.entries(shape).every(([name, type]) => typeof fields.get(name) === type);
}
