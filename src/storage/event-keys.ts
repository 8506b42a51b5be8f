/** What remains of an event for ever: two hashes that tell a repeat from a conflict and give nobody's words away. */
import { hash } from 'node:crypto';
import type { IncomingEvent } from '../domain/ports.ts';

export type EventKeys = {
  /** Guards against a second copy. */
  readonly keyHash: string;
  /** The content hash, salted with the key: after an erasure a short text cannot be found by trying texts. */
  readonly mark: string;
};

export function eventKeys(event: Pick<IncomingEvent, 'key' | 'contentHash'>): EventKeys {
  return {
    keyHash: hash('sha256', event.key, 'base64url').slice(0, 27),
    mark: hash('sha256', `${event.key}\n${event.contentHash}`, 'base64url').slice(0, 16),
  };
}
