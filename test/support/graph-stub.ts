/**
 * A stand-in for Meta's Graph: checks what it is sent, keeps the truth of what reached each phone, keeps to Meta's limits
 * when told them, and fails in every way that the real one has.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGraphMedia, type GraphMedia } from './graph-media.ts';
import { messengerAction, messengerSend, whatsAppSeen, whatsAppSend } from './graph-shapes.ts';

export type GraphMode =
  | 'ok'
  /** Never answers; nothing reached the phone. */
  | 'hang'
  /** Cuts the line before it has read the request. */
  | 'reset-before'
  /** Takes the message, then cuts the line. */
  | 'reset-after'
  /** Takes the message and never says so. */
  | 'silent'
  /** Takes the message and says something that is no JSON. */
  | 'garbage'
  /** Nothing reached the phone. */
  | '500'
  | '429'
  | 'redirect'
  | { readonly status: number; readonly code: number; readonly subcode?: number; readonly retryAfter?: number };

/** What a phone shows. */
export type Delivered = { readonly to: string; readonly tag: string; readonly id: string; readonly body: unknown };

export type GraphRequest = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: unknown;
};

export type GraphLimits = { readonly perSecond: number; readonly pairSeconds: number; readonly pairBurst: number };

export type GraphStub = {
  readonly baseUrl: string;
  /** What the next requests meet; the last one stays. */
  behave(...modes: readonly GraphMode[]): void;
  /** Decides for each send instead. */
  decide(how: (send: { readonly to: string; readonly tag: string }) => GraphMode): void;
  readonly requests: readonly GraphRequest[];
  /** In order of arrival; empty when the stub was told not to keep. */
  readonly delivered: readonly Delivered[];
  /** The files of shoppers, and those that were brought. */
  readonly media: GraphMedia;
  /** How often each code was answered. */
  readonly refusals: ReadonlyMap<number, number>;
  close(): Promise<void>;
};

type Send = { readonly account: string; readonly to: string; readonly tag: string };

export async function startGraphStub({
  limits,
  keep = true,
  port = 0,
}: {
  readonly limits?: GraphLimits;
  readonly keep?: boolean;
  readonly port?: number;
} = {}): Promise<GraphStub> {
  let queue: readonly GraphMode[] = ['ok'];
  let how: ((send: Send) => GraphMode) | undefined;
  const requests: GraphRequest[] = [];
  const delivered: Delivered[] = [];
  const refusals = new Map<number, number>();
  const tooFast = limits === undefined ? () => undefined : limiter(limits);
  let count = 0;
  let baseUrl = '';
  const media = createGraphMedia(() => baseUrl);

  const refuse = (response: ServerResponse, { status, code, subcode, retryAfter }: Exclude<GraphMode, string>) => {
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    const error = { message: 'No.', type: 'OAuthException', code, ...(subcode && { error_subcode: subcode }) };
    answer(response, status, { error }, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  };
  const take = (send: Send, body: unknown): string => {
    count += 1;
    const id = `wamid.${count}`;
    if (keep) delivered.push({ to: send.to, tag: send.tag, id, body });
    return id;
  };
  const modeOf = (send: Send): GraphMode => {
    if (how !== undefined) return how(send);
    const mode = queue[0] ?? 'ok';
    if (queue.length > 1) queue = queue.slice(1);
    return mode;
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://graph');
    if (await media.answer(request, response)) return;
    // for whoever runs it in another process
    if (request.method === 'GET')
      return answer(response, 200, { taken: count, refusals: Object.fromEntries(refusals) });
    if (how === undefined && queue[0] === 'reset-before') {
      queue = queue.length > 1 ? queue.slice(1) : queue;
      request.socket.destroy();
      return;
    }
    const body: unknown = JSON.parse(await readBody(request));
    const { authorization } = request.headers;
    if (keep) requests.push({ path: url.pathname, query: url.searchParams, authorization, body });
    const isWhatsApp = typeof body === 'object' && body !== null && 'messaging_product' in body;
    const send = sendIn(url.pathname, body);
    if (send === undefined) {
      const isSign = messengerAction.safeParse(body).success || whatsAppSeen.safeParse(body).success;
      if (!isSign) return refuse(response, { status: 400, code: 100 });
      const mode = modeOf({ account: '', to: '', tag: '' });
      if (typeof mode === 'object') return refuse(response, mode);
      return answer(response, 200, isWhatsApp ? { success: true } : { recipient_id: '1' });
    }
    const mode = modeOf(send);
    if (typeof mode === 'object') return refuse(response, mode);
    const code = tooFast(send);
    if (code !== undefined) return refuse(response, { status: 400, code });
    const accepted = () => {
      const id = take(send, body);
      return isWhatsApp
        ? { messaging_product: 'whatsapp', contacts: [{ input: send.to, wa_id: send.to }], messages: [{ id }] }
        : { recipient_id: send.to, message_id: id };
    };
    switch (mode) {
      case 'ok':
        return answer(response, 200, accepted());
      case 'hang':
        return;
      case 'reset-before':
        request.socket.destroy();
        return;
      case 'reset-after':
        accepted();
        request.socket.destroy();
        return;
      case 'silent':
        accepted();
        return;
      case 'garbage':
        accepted();
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>OK</html>');
        return;
      case '500':
        response.writeHead(503, { 'content-type': 'text/html' }).end('<html>Busy</html>');
        return;
      case '429':
        return answer(response, 429, {});
      case 'redirect':
        response.writeHead(302, { location: '/elsewhere' }).end();
        return;
      default:
        return mode satisfies never;
    }
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl,
    media: media.media,
    behave(...modes) {
      how = undefined;
      queue = modes;
    },
    decide(decided) {
      how = decided;
    },
    requests,
    delivered,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Undefined: no message, or one that Meta would not take. */
function sendIn(path: string, body: unknown): Send | undefined {
  const account = path.split('/')[2] ?? '';
  const whatsApp = whatsAppSend.safeParse(body);
  if (whatsApp.success) {
    const { to, recipient, biz_opaque_callback_data: tag } = whatsApp.data;
    return { account, to: to ?? recipient ?? '', tag };
  }
  const messenger = messengerSend.safeParse(body);
  if (!messenger.success) return undefined;
  return { account, to: messenger.data.recipient.id, tag: messenger.data.message.metadata ?? '' };
}

/** Counts as Meta does: any one second of a number; a bucket for each pair. */
function limiter({ perSecond, pairSeconds, pairBurst }: GraphLimits): (send: Send) => number | undefined {
  const seconds = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; at: number }>();
  return ({ account, to }) => {
    const now = performance.now();
    const recent = seconds.get(account) ?? [];
    while (recent[0] !== undefined && recent[0] <= now - 1_000) recent.shift();
    seconds.set(account, recent);
    if (recent.length >= perSecond) return 130429;
    const key = `${account} ${to}`;
    const { tokens, at } = buckets.get(key) ?? { tokens: pairBurst, at: now };
    const filled = Math.min(pairBurst, tokens + (now - at) / (pairSeconds * 1_000));
    buckets.set(key, { tokens: filled < 1 ? filled : filled - 1, at: now });
    if (filled < 1) return 131056;
    recent.push(now);
    return undefined;
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
