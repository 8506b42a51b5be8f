/** Reads a request's bytes as they came, within a limit for each and for all at once: signatures are over these bytes. */
import type { IncomingMessage } from 'node:http';

export type BodyLimits = {
  /** Of one body, in bytes. */
  readonly each: number;
  /** Of all bodies being read in this process, in bytes. */
  readonly together: number;
};

export type RawBody = Buffer | 'too-large' | 'too-many' | 'cut';

export function createBodyReader({ each, together }: BodyLimits): (request: IncomingMessage) => Promise<RawBody> {
  let inFlight = 0;

  return async (request) => {
    const declared = Number(request.headers['content-length'] ?? 0);
    // Refused unread: nobody waits for three megabytes to hear that they were too many.
    if (!(declared <= each)) return 'too-large';
    if (inFlight + declared > together) return 'too-many';
    inFlight += declared;
    try {
      return await read(request, each);
    } finally {
      inFlight -= declared;
    }
  };
}

function read(request: IncomingMessage, limit: number): Promise<RawBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data');
        request.pause();
        resolve('too-large');
      } else chunks.push(chunk);
    });
    request.once('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.once('close', () => resolve('cut'));
    request.once('error', () => resolve('cut'));
  });
}
