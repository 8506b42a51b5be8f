/** Wires our own Direct Line: its door, its streams on the house's HTTP server, and what both know of the house. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createDirectLine, type DirectLineParts } from './channels/directline.ts';
import { activityOf } from './channels/directline-activity.ts';
import { createPace } from './channels/directline-pace.ts';
import { createStreams, type Streams } from './channels/directline-stream.ts';
import { createTokens, type Tokens } from './channels/directline-token.ts';
import type { Config } from './config.ts';
import type { ConversationId } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { Message } from './domain/message.ts';
import type { Clock, Ingress, Store } from './domain/ports.ts';

export type OpenDirectLine = {
  readonly door: {
    readonly path: string;
    readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  };
  readonly streams: Omit<Streams, 'open' | 'close'>;
  /** Takes the upgrades that are for its streams; all others are left to others. */
  attach(server: Server): void;
  close(): void;
};

export type OpenDirectLineParts = {
  readonly config: Pick<Config, 'directLineSecret' | 'publicUrl'>;
  readonly media: {
    readonly keep: DirectLineParts['keep'];
    readonly link: (fileId: string) => string;
  };
  readonly store: Store;
  readonly ingress: Ingress;
  readonly house: { readonly name: string; readonly defaultLocale: string };
  readonly matchLocale: (tag: string) => string | undefined;
  /** Tells those at the desk who have the conversation open. */
  readonly typing: (id: ConversationId, on: boolean) => void;
  readonly clock: Clock;
  readonly log: Log;
};

const base = '/v3/directline';
/** A typing activity says that somebody types, and nothing says that they stopped. */
const typingMs = 4_000;

/** Undefined without a secret: then nothing of it is there. */
export function openDirectLine(parts: OpenDirectLineParts): OpenDirectLine | undefined {
  const { config, store, house, clock, log } = parts;
  const { directLineSecret: secret, publicUrl } = config;
  if (secret === undefined) return undefined;
  const tokens = createTokens(secret, clock);
  const fileLink = ({ fileId }: NonNullable<Message['attachments']>[number]) =>
    fileId === undefined ? undefined : new URL(parts.media.link(fileId), publicUrl).href;
  const show = (message: Message, visitor: string) =>
    activityOf(message, visitor, { publicUrl, house: house.name, fileLink });
  const streams = createStreams({ transcripts: store.transcripts, show, house: house.name, log });
  const handler = createDirectLine({
    tokens,
    ingress: parts.ingress,
    transcripts: store.transcripts,
    keep: parts.media.keep,
    pace: createPace(clock),
    show,
    isErased: async (id) => (await store.documents.get('erased', id)) !== undefined,
    matchLocale: parts.matchLocale,
    defaultLocale: house.defaultLocale,
    typing: typingFor(parts.typing),
    streamBase: (request) => streamBase(request, publicUrl),
    log,
  });

  return {
    door: { path: base, handler },
    streams: {
      ...streams,
      forget(id) {
        streams.forget(id);
        void forgotten(id).catch((error: unknown) => {
          log.error('what was sent along could not be removed', { conversationId: id, error });
        });
      },
    },
    attach(server) {
      server.on('upgrade', (request, socket, head) => upgrade({ request, socket, head }, tokens, streams));
    },
    close: () => streams.close(),
  };

  /** Its tokens may live on for half an hour: they open nothing any more. */
  async function forgotten(id: ConversationId): Promise<void> {
    if (!tokens.isConversation(id)) return;
    await store.documents.put('erased', id, { at: clock.now() });
  }
}

type Upgrade = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer };

function upgrade({ request, socket, head }: Upgrade, tokens: Tokens, streams: Streams): void {
  const url = URL.parse(request.url ?? '/', 'http://house');
  if (!url?.pathname.startsWith(`${base}/`)) return;
  const id = /^\/conversations\/([^/]+)\/stream$/.exec(url.pathname.slice(base.length))?.[1];
  const ticket = tokens.readTicket(url.searchParams.get('t') ?? '');
  if (typeof ticket === 'object' && ticket.conversationId === id) streams.open(request, socket, head, ticket);
  else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** Under our public address; on one machine, where that is a loopback address, as the client found us. */
function streamBase({ headers }: IncomingMessage, publicUrl: string): string {
  const url = new URL(publicUrl);
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const host = isLocal && /^[\w.:[\]-]{1,255}$/.test(headers.host ?? '') ? headers.host : url.host;
  return `${url.protocol === 'https:' ? 'wss' : 'ws'}://${host}${base}`;
}

function typingFor(tell: (id: ConversationId, on: boolean) => void): (id: ConversationId) => void {
  const stopping = new Map<ConversationId, NodeJS.Timeout>();
  return (id) => {
    clearTimeout(stopping.get(id));
    tell(id, true);
    const timer = setTimeout(() => {
      stopping.delete(id);
      tell(id, false);
    }, typingMs);
    stopping.set(id, timer.unref());
  };
}
