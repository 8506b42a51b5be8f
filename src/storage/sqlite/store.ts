/** The embedded store: the whole house in one file, for one machine and as many processes as it has. */
import type { Store } from '../../domain/ports.ts';
import { createConnection } from './connection.ts';
import { createDocuments } from './documents.ts';
import { createFacts } from './facts.ts';
import { createInbox } from './inbox.ts';
import { createLanes } from './lanes.ts';
import { createOutbox } from './outbox.ts';
import { createTranscripts } from './transcripts.ts';

export type SqliteParts = {
  /** Where the file lives (`DATA_DIR`); made when it is missing. */
  readonly dir: string;
};

export function createSqliteStore({ dir }: SqliteParts): Store {
  const connection = createConnection(dir);
  return {
    inbox: createInbox(connection),
    lanes: createLanes(connection),
    transcripts: createTranscripts(connection),
    outbox: createOutbox(connection),
    documents: createDocuments(connection),
    facts: createFacts(connection),
    // Takes the write lock: a file that can be read but not written is not ready.
    ready: () => connection.write(() => undefined),
    scrub: connection.emptyLog,
    close: connection.close,
  };
}
