/** The store on MongoDB: needs only single-document atomicity and unique indexes, so any deployment of it is right. */
import type { Store } from '../../domain/ports.ts';
import { createMongoConnection, type MongoParts } from './connection.ts';
import { createDocuments } from './documents.ts';
import { createFacts } from './facts.ts';
import { createInbox } from './inbox.ts';
import { createLanes } from './lanes.ts';
import { createOutbox } from './outbox.ts';
import { createTranscripts } from './transcripts.ts';
import { type Unfold, unfold } from './unfold.ts';

/** `unfold` is a part so that a test may die between a commit and its unfolding. */
export function createMongoStore(parts: MongoParts & { readonly unfold?: Unfold }): Store {
  const connection = createMongoConnection(parts);
  return {
    inbox: createInbox(connection),
    lanes: createLanes(connection, parts.unfold ?? unfold),
    transcripts: createTranscripts(connection),
    outbox: createOutbox(connection),
    documents: createDocuments(connection),
    facts: createFacts(connection),
    ready: connection.ready,
    // What MongoDB deletes is overwritten in its own time.
    scrub: () => Promise.resolve(),
    close: connection.close,
  };
}
