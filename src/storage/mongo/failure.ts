/** What the driver's errors mean for a caller: the server is away, so "later"; or a mistake of ours. */
import mongoose from 'mongoose';
import { AparteError } from '../../domain/errors.ts';

const { MongoBulkWriteError, MongoServerError, MongoError } = mongoose.mongo;

const duplicateKey = 11_000;
/** Time limit, interrupted, stepping down, not primary, write concern not met, shutting down, out of disk. */
const passing: ReadonlySet<unknown> = new Set([
  50, 64, 89, 91, 112, 189, 262, 290, 9001, 10_107, 11_600, 11_602, 13_435, 13_436, 14_031,
]);
const passingNames =
  /^(MongoNetwork|MongoServerSelection|MongoNotConnected|MongoTopologyClosed|MongoClientClosed|MongoPool|MongoWaitQueue|MongoWriteConcern|MongoOperationTimeout|MongooseServerSelection|MongoConnectionPool)/;

/** A unique index did its work. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === duplicateKey;
}

/** Which documents of an unordered insert were there before; throws when anything else went wrong. */
export function duplicatesOf(error: unknown): ReadonlySet<number> {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some(({ code }) => code !== duplicateKey)) throw error;
  return new Set(failures.map(({ index }) => index));
}

/** Whether the same request may succeed when the server is back. */
function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (passingNames.test(error.name)) return true;
  return error instanceof MongoError && (passing.has(error.code) || error.hasErrorLabel('RetryableWriteError'));
}

export function asAparteError(cause: unknown): unknown {
  if (cause instanceof AparteError || !passes(cause)) return cause;
  return new AparteError('retry-later', 'The store cannot be reached now. Send it again.', { cause });
}
