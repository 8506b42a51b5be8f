/** A scripted house for the console's browser tests: the real page, real HTTP and sockets, a desk in memory behind them. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Server, type Socket } from 'socket.io';
import { type DeskRequest, deskRequests } from '../../src/protocol/desk/requests.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { type FilledIn, fixtureAdvisors, fixtureCases, fixtureTemplates, password, saidBy } from './desk-fixtures.ts';
import { type Case, createDeskModel, type DeskModel, type Refused } from './desk-model.ts';

const dist = join(import.meta.dirname, '../../handoff-console/dist');
const kinds: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export type DeskServer = Awaited<ReturnType<typeof startDeskServer>>;

export async function startDeskServer({ cases = fixtureCases() }: { cases?: Case[] } = {}) {
  const model = createDeskModel(fixtureAdvisors(), cases);
  const sessions = new Map<string, string>();
  const cspReports: string[] = [];
  /** Every request of a console, in order. */
  const asked: { name: string; payload: unknown }[] = [];
  const refusals = new Map<DeskRequest, WireError>();
  const unheard = new Map<DeskRequest, number>();
  const lost = new Map<DeskRequest, number>();
  const together = new Map<DeskRequest, { count: number; acts: (() => void)[] }>();
  let down = false;

  const http = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  const io = new Server(http, { serveClient: false, allowRequest: (_request, done) => done(null, !down) });
  const desks = io.of('/desk');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://desk');
    if (down) return void response.destroy();
    if (pathname === '/csp') {
      cspReports.push(await bodyOf(request));
      return void response.end();
    }
    if (pathname.startsWith('/api/v1/')) return api(pathname.slice('/api/v1'.length), request, response);
    return page(pathname, response);
  }

  async function api(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const advisorId = sessions.get(cookieOf(request));
    const me = model.advisors.find((advisor) => advisor.advisorId === advisorId);
    if (path === '/login') {
      const { email, password: given } = JSON.parse(await bodyOf(request)) as Record<string, string>;
      const found = model.advisors.find((advisor) => advisor.email === email);
      if (found === undefined || given !== password) return problem(response, 401, 'unauthenticated');
      const id = randomUUID();
      sessions.set(id, found.advisorId);
      response.setHeader('set-cookie', `session=${id}; HttpOnly; SameSite=Strict; Path=/`);
      return json(response, 200, withoutStatus(found));
    }
    if (me === undefined) return problem(response, 401, 'unauthenticated');
    if (path === '/me') return json(response, 200, withoutStatus(me));
    if (path !== '/logout') return problem(response, 404, 'not-found');
    sessions.delete(cookieOf(request));
    return json(response, 200, {});
  }

  async function page(pathname: string, response: ServerResponse): Promise<void> {
    const path = normalize(pathname.replace(/^\/console\/?/, ''));
    const kind = kinds[extname(path)];
    if (kind !== undefined && !path.startsWith('..')) {
      response.setHeader('content-type', kind);
      return void response.end(await readFile(join(dist, path)));
    }
    const nonce = randomUUID();
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', policy(nonce));
    response.end((await readFile(join(dist, 'index.html'), 'utf8')).replaceAll('__NONCE__', nonce));
  }

  desks.use((socket, next) => {
    const advisorId = sessions.get(/session=([\w-]+)/.exec(socket.handshake.headers.cookie ?? '')?.[1] ?? '');
    if (advisorId === undefined)
      return next(Object.assign(new Error('unauthenticated'), { data: { code: 'unauthenticated' } }));
    (socket.data as { advisorId: string }).advisorId = advisorId;
    next();
  });
  desks.on('connection', (socket) => {
    const { advisorId } = socket.data as { advisorId: string };
    socket.emit('desk:snapshot', model.snapshotFor(advisorId));
    for (const name of Object.keys(deskRequests) as DeskRequest[])
      socket.on(name, (payload, ack) => hear(socket, name, payload, ack));
  });
  model.onEvent((advisorId, { name, ...event }) => {
    for (const socket of desks.sockets.values())
      if ((socket.data as { advisorId: string }).advisorId === advisorId) socket.emit(name, event);
  });

  function hear(socket: Socket, name: DeskRequest, payload: unknown, ack: (answer: unknown) => void): void {
    asked.push({ name, payload });
    if (used(lost, name)) return;
    if (gathers(name, () => decide(socket, name, payload, ack))) return;
    decide(socket, name, payload, ack);
  }

  /** Keeps what is asked until as many as were announced have come; then all are answered in their order. */
  function gathers(name: DeskRequest, act: () => void): boolean {
    const group = together.get(name);
    if (group === undefined) return false;
    group.acts.push(act);
    if (group.acts.length < group.count) return true;
    together.delete(name);
    for (const each of group.acts) each();
    return true;
  }

  function decide(socket: Socket, name: DeskRequest, payload: unknown, ack: (answer: unknown) => void): void {
    const { advisorId } = socket.data as { advisorId: string };
    const parsed = deskRequests[name].safeParse(payload);
    if (!parsed.success) return void ack(refused('bad-request', parsed.error.message));
    const error = refusals.get(name);
    if (error !== undefined) {
      refusals.delete(name);
      return void ack({ ok: false, error });
    }
    const result = handle(model, advisorId, name, parsed.data as Record<string, unknown>);
    if (used(unheard, name)) return;
    ack(
      typeof result === 'object' && 'refused' in result
        ? refused(result.refused, result.refused, result.by)
        : { ok: true, ...result },
    );
  }

  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const { port } = http.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    model,
    asked,
    cspReports,
    /** The next request of this name is refused. */
    refuseNext: (name: DeskRequest, error: WireError) => void refusals.set(name, error),
    /** The next requests of this name are done but never answered. */
    loseAnswers: (name: DeskRequest, count = 1) => void unheard.set(name, count),
    /** The next requests of this name never arrive. */
    loseRequests: (name: DeskRequest, count = 1) => void lost.set(name, count),
    answerTogether: (name: DeskRequest, count: number) => void together.set(name, { count, acts: [] }),
    endSessions: () => sessions.clear(),
    goDown() {
      down = true;
      desks.disconnectSockets(true);
    },
    comeBack() {
      down = false;
    },
    async close() {
      await io.close();
    },
  };
}

function used(left: Map<DeskRequest, number>, name: DeskRequest): boolean {
  const count = left.get(name) ?? 0;
  left.set(name, Math.max(0, count - 1));
  return count > 0;
}

type Answer = object | Refused;

function handle(model: DeskModel, me: string, name: DeskRequest, payload: Record<string, unknown>): Answer {
  const text = (key: string) => String(payload[key] ?? '');
  const conversationId = text('conversationId');
  switch (name) {
    case 'desk:sync':
      return { events: model.eventsAfter(me, Number(payload['after'])) };
    case 'presence:touch':
      return {};
    case 'presence:set':
      return done(model.setPresence(me, payload['status'] as 'available'));
    case 'handoff:claim': {
      const claimed = model.claim(me, text('handoffId'));
      return 'refused' in claimed ? claimed : { conversationId: claimed.conversationId, briefing: claimed.briefing };
    }
    case 'handoff:transfer':
      return only(model.transfer(me, conversationId, String((payload['to'] as { advisorId?: string }).advisorId)));
    case 'handoff:return':
      return only(model.handBack(me, conversationId));
    case 'conversation:resolve':
      return only(model.resolve(me, conversationId));
    case 'conversation:open':
      return model.openFor(me, conversationId, Number(payload['after'] ?? 0));
    case 'message:send': {
      const words = payload['template'] === undefined ? text('text') : saidBy(payload['template'] as FilledIn);
      const said = model.say(me, conversationId, text('clientMessageId'), words);
      return 'refused' in said ? said : { messageId: said.id };
    }
    case 'templates:list':
      return { templates: fixtureTemplates };
    case 'draft:save':
      return done(model.saveDraft(me, conversationId, text('text')));
    case 'note:add':
      return { noteId: model.note(me, conversationId, text('noteId'), text('text')).id };
    case 'message:read':
      return done(model.read(me, conversationId, Number(payload['seq'])));
    case 'reading:correct': {
      const { conversationId: _id, seq, ...was } = payload as { conversationId: string; seq: number };
      model.correct(me, conversationId, seq, was);
      return { candidateId: 'candidate', proposed: false };
    }
    case 'reading:undo':
      return done(model.correct(me, conversationId, Number(payload['seq'])));
    case 'draft:check':
      return { claims: [], findings: [], changed: [] };
    case 'message:undo':
      return { text: '' };
    case 'reply:approve':
    case 'reply:decline':
    case 'draft:request':
    case 'draft:keep':
    case 'draft:approve':
    case 'draft:discard':
    case 'handoff:pass':
    case 'transfer:recall':
    case 'conversation:leave':
    case 'takeover:request':
    case 'typing:set':
    case 'reason:flag':
    case 'conversation:audit':
    case 'file:retry':
    case 'alarm:acknowledge':
    case 'hand:raise':
      return {};
    case 'translation:set':
      return {
        translating: { on: payload['on'], locale: 'en', locales: ['en', 'fr', 'ar'], why: 'no-model' },
        translated: [],
      };
    case 'translation:preview':
      return {};
    case 'translation:approve':
      return { messageId: text('clientMessageId') };
    case 'promise:track':
      return { promiseId: text('promiseId') };
    case 'promise:decline':
      return {};
    case 'wrap-up:draft':
      return { summary: 'Asked: “a tote”', nextStep: 'Nothing is left to do.' };
    default:
      return name satisfies never;
  }
}

/** For acts that answer with nothing. */
function done(_act: unknown): object {
  return {};
}

function only(result: Case | Refused): Answer {
  return 'refused' in result ? result : {};
}

function refused(code: string, message: string, by?: Refused['by']) {
  return { ok: false, error: { code, message, retryable: false, ...(by === undefined ? {} : { by }) } };
}

/** As the console's design demands; the report address is this test's own addition. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'report-uri /csp',
  ].join('; ');
}

function withoutStatus({ status: _status, ...me }: DeskModel['advisors'][number]) {
  return me;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'req-7f3a' }));
}

function cookieOf(request: IncomingMessage): string {
  return /session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
