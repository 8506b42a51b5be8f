/** A suite that needs a MongoDB server; its skipped form says why and how to change that. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import { findMongo, type MongoServer } from './mongo-server.ts';

/** `server` answers once the suite's tests run, not while they are declared. */
export function describeOnMongo(suite: (server: () => MongoServer) => void): void {
  const mongo = findMongo();
  if (mongo.outcome !== 'found') {
    describe.skip(`MongoDB (${mongo.reason})`, () => suite(never));
    return;
  }
  describe('MongoDB', () => {
    let server: MongoServer | undefined;
    beforeAll(async () => {
      server = await mongo.start();
    }, 60_000);
    // Declared before the suite's own, so run after them: stores are closed while their server is there.
    suite(() => server ?? never());
    afterAll(() => server?.stop());
  });
}

function never(): never {
  throw new Error('The MongoDB of this suite has not been started.');
}
