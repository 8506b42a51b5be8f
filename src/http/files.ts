/** Files of conversations: one rule for who may have each, no matter who asks; sounds can be played from the middle. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { maySee } from '../domain/access.ts';
import { AparteError } from '../domain/errors.ts';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Transcripts } from '../domain/ports.ts';
import type { Session, Sessions } from '../domain/sessions.ts';
import type { KeptFile } from '../protocol/files.ts';
import type { Audit } from './audit.ts';
import { roomForBodies } from './body-room.ts';
import { ownOriginOnly } from './origin.ts';
import { rangeOf } from './range.ts';

export type OpenFile = {
  readonly conversationId: ConversationId;
  readonly mime: string;
  readonly disposition: string;
  readonly bytes: Uint8Array;
};

export type FilesParts = {
  readonly files: {
    /** Whether an address of ours gives the right to this file alone. */
    opens(what: 'file' | 'upload', id: string, query: { e?: string; s?: string }): boolean;
    /** Undefined: not there, or held back. */
    open(id: string): Promise<OpenFile | undefined>;
    fill(id: string, bytes: Uint8Array): Promise<KeptFile>;
    keep(id: ConversationId, upload: { name: string; bytes: Uint8Array }): Promise<KeptFile>;
  };
  readonly sessions: Pick<Sessions, 'find'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly audit: Pick<Audit, 'look'>;
  readonly publicUrl: string;
};

const bodyLimit = 16_000_000;
/** All files being taken in at one time in this process. */
const inFlightLimit = 64_000_000;

export function fileRoutes({ files, sessions, transcripts, audit, publicUrl }: FilesParts): Router {
  const router = Router();
  const body = [
    roomForBodies({ each: bodyLimit, all: inFlightLimit, words: 'A file may have 16 MB.' }),
    express.raw({ type: () => true, limit: bodyLimit, inflate: false }),
  ];

  /** Whoever still owes a password or a second factor is not in yet. */
  async function signedIn(request: Request): Promise<Session | undefined> {
    const session = await sessions.find(request.headers.cookie);
    return session?.owes === undefined ? session : undefined;
  }

  async function mayHave(request: Request, { conversationId: id }: OpenFile): Promise<boolean> {
    const session = await signedIn(request);
    if (session === undefined || !(await sees(session.advisor, id))) return false;
    await audit.look(session.advisor, 'file-opened', String(request.params['id']));
    return true;
  }

  async function sees(advisor: Advisor, id: ConversationId): Promise<boolean> {
    const conversation = await transcripts.conversation(id);
    return conversation !== undefined && maySee(advisor, conversation);
  }

  router.get('/media/files/:id', async (request, response) => {
    response.locals['route'] = '/media/files/:id';
    const id = String(request.params['id']);
    const isSigned = files.opens('file', id, signatureIn(request));
    const file = await files.open(id);
    // another's file and one that never was get the same answer
    if (file === undefined || !(isSigned || (await mayHave(request, file)))) throw noFile();
    response.setHeader('Cross-Origin-Resource-Policy', isSigned ? 'cross-origin' : 'same-origin');
    give(request, response, file);
  });

  router.options('/media/uploads/:id', anySite, (_request, response) => {
    response.setHeader('Access-Control-Allow-Methods', 'PUT');
    response.setHeader('Access-Control-Allow-Headers', 'content-type');
    response.setHeader('Access-Control-Max-Age', '600');
    response.status(204).end();
  });
  router.put('/media/uploads/:id', anySite, signedUpload(files), ...body, async (request, response) => {
    const kept = await files.fill(String(request.params['id']), bytesIn(request));
    response.status(201).json(kept);
  });

  router.post(
    '/api/v1/conversations/:id/files',
    ownOriginOnly(publicUrl),
    async (request, response, next) => {
      response.locals['route'] = '/conversations/:id/files';
      const session = await signedIn(request);
      if (session === undefined) throw new AparteError('unauthenticated', 'Sign in first.');
      if (!(await sees(session.advisor, conversationId(String(request.params['id'])))))
        throw new AparteError('not-found', 'There is no such conversation.');
      next();
    },
    ...body,
    async (request, response) => {
      const { name } = request.query;
      const upload = { name: typeof name === 'string' ? name.slice(0, 200) : '', bytes: bytesIn(request) };
      response.status(201).json(await files.keep(conversationId(String(request.params['id'])), upload));
    },
  );
  return router;
}

/** The signature in the address is the whole authority, so any page may bring a file with it. */
const anySite: RequestHandler = (_request, response, next) => {
  response.locals['route'] = '/media/uploads/:id';
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Cache-Control', 'no-store');
  next();
};

function signedUpload({ opens }: FilesParts['files']): RequestHandler {
  return (request, _response, next) => {
    if (!opens('upload', String(request.params['id']), signatureIn(request))) throw noFile();
    next();
  };
}

function signatureIn({ query }: Request): { e?: string; s?: string } {
  const { e, s } = query;
  return { ...(typeof e === 'string' ? { e } : {}), ...(typeof s === 'string' ? { s } : {}) };
}

function bytesIn({ body }: Request): Uint8Array {
  return Buffer.isBuffer(body) ? body : new Uint8Array();
}

function give(request: Request, response: Response, { mime, disposition, bytes }: OpenFile): void {
  response.setHeader('Content-Type', mime);
  response.setHeader('Content-Disposition', disposition);
  response.setHeader('Cache-Control', 'private, max-age=600');
  response.setHeader('Accept-Ranges', 'bytes');
  const range = rangeOf(request.headers.range, bytes.length);
  if (range === 'outside') {
    response.status(416).setHeader('Content-Range', `bytes */${bytes.length}`).end();
    return;
  }
  if (range === undefined) {
    response.setHeader('Content-Length', bytes.length).end(bytes);
    return;
  }
  const { from, to } = range;
  response.status(206).setHeader('Content-Range', `bytes ${from}-${to}/${bytes.length}`);
  response.setHeader('Content-Length', to - from + 1).end(bytes.subarray(from, to + 1));
}

const noFile = () => new AparteError('not-found', 'There is no such file.');
