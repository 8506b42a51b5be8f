/** What SQLite's error codes mean for a caller: wait for another process, say "later", or a mistake of ours. */
import { AparteError } from '../../domain/errors.ts';

/** Primary result codes, https://sqlite.org/rescode.html; extended codes carry them in the low byte. */
const busy = 5;
const locked = 6;
const readOnly = 8;
const ioError = 10;
const full = 13;
const cannotOpen = 14;
const protocol = 15;

const waitingHelps: ReadonlySet<number> = new Set([busy, locked, protocol]);
const conditions: Readonly<Record<number, string>> = {
  [busy]: 'it is locked by another process',
  [locked]: 'it is locked by another process',
  [protocol]: 'it is locked by another process',
  [readOnly]: 'it is read-only',
  [ioError]: 'the disk reports an error',
  [full]: 'the disk is full',
  [cannotOpen]: 'the file cannot be opened',
};

function primaryCode(error: unknown): number | undefined {
  const code = (error as { readonly errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Another process holds the lock; it is a matter of milliseconds unless somebody holds it on purpose. */
export function isBusy(error: unknown): boolean {
  return waitingHelps.has(primaryCode(error) ?? -1);
}

/** Nothing that any job of a batch did; all of them may be sent again unchanged. */
export function isUnavailable(error: unknown): boolean {
  return conditions[primaryCode(error) ?? -1] !== undefined;
}

/** The error a caller sees. What we cannot name stays what it is: a fault to be read, not to be retried. */
export function asAparteError(error: unknown): unknown {
  const condition = conditions[primaryCode(error) ?? -1];
  if (condition === undefined) return error;
  return new AparteError('retry-later', `The store cannot be used now: ${condition}. Send it again.`, { cause: error });
}
