/** The one way to the server: connected on first use, never longer than a deadline, and honest when it is away. */
import { clearTimeout, setTimeout } from 'node:timers';
import mongoose from 'mongoose';
import { AparteError } from '../../domain/errors.ts';
import { asAparteError } from './failure.ts';
import { defineModels, type Models } from './models.ts';

export type MongoParts = {
  readonly uri: string;
  /** Connections held open by this process. */
  readonly poolSize?: number;
};

export type Connection = {
  readonly models: Models;
  /** Runs work on the server within the deadline. What takes longer may still happen, but is not acknowledged. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** Connects and builds the indexes that are missing. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

const selectionMs = 2500;
/** Of one query on the server, and of one port call as a whole: a caller hears `retry-later` within three seconds. */
const deadlineMs = 3000;

export function createMongoConnection({ uri, poolSize = 20 }: MongoParts): Connection {
  const connection = mongoose.createConnection();
  connection.set('sanitizeFilter', true);
  connection.set('maxTimeMS', deadlineMs);
  connection.set('bufferCommands', false);
  const models = defineModels(connection);
  let opening: Promise<unknown> | undefined;
  let closed = false;

  const connected = (): Promise<unknown> => {
    if (closed) throw new AparteError('retry-later', 'This node is shutting down; another one will take it.');
    opening ??= connection.openUri(uri, options(poolSize)).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  return {
    models,
    within: async (work) => {
      try {
        return await inTime(async () => {
          await connected();
          return work();
        });
      } catch (error) {
        throw asAparteError(error);
      }
    },
    ready: async () => {
      try {
        await connected();
        const { house, ...corridor } = models;
        await Promise.all([...Object.values(corridor), ...house.values()].map((model) => model.createIndexes()));
      } catch (error) {
        throw asAparteError(error);
      }
    },
    close: async () => {
      closed = true;
      await connection.close();
    },
  };
}

/** Every write waits for a majority and its journal: an acknowledged event survives the loss of a server. */
function options(poolSize: number): mongoose.ConnectOptions {
  return {
    serverSelectionTimeoutMS: selectionMs,
    connectTimeoutMS: selectionMs,
    socketTimeoutMS: 2 * deadlineMs,
    waitQueueTimeoutMS: deadlineMs,
    maxPoolSize: poolSize,
    writeConcern: { w: 'majority', j: true, wtimeoutMS: deadlineMs },
    ignoreUndefined: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  };
}

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const tooLate = () => reject(new AparteError('retry-later', 'The store did not answer in time. Send it again.'));
    timer = setTimeout(tooLate, deadlineMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
