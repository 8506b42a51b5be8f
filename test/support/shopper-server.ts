/**
 * A small house for the widget alone: the `/shopper` namespace on a real Socket.IO server, messages in memory, and
 * switches for what networks do (lose an event, freeze, go away). It answers only what a test tells it to.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { maxTextLength } from '../../src/protocol/limits.ts';
import {
  type ClientToShopperServer,
  type ShopperRequest,
  type ShopperServerToClient,
  shopperRequests,
} from '../../src/protocol/shopper.ts';
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import type { WireFloor, WireMessage } from '../../src/protocol/wire.ts';

type Shopper = Socket<ClientToShopperServer, ShopperServerToClient>;
type NewMessage = Omit<WireMessage, 'seq' | 'id' | 'at'> & { at?: string };

/** One conversation and everybody who looks at it. */
export class Talk {
  readonly conversationId = randomUUID();
  token: string = randomUUID();
  readonly messages: WireMessage[] = [];
  readonly forDesk = new Set<number>();
  readonly byClientId = new Map<string, WireMessage>();
  readonly sockets = new Set<Shopper>();
  floor: WireFloor = { heldBy: 'bot' };
  keep: boolean | null = null;
  locale: string;
  readByDesk = 0;
  forgotten = false;

  constructor(locale: string) {
    this.locale = locale;
  }
}

export type Received = { readonly name: ShopperRequest; readonly payload: unknown };

export type ShopperServer = {
  readonly url: string;
  /** Every request that came, in order. */
  readonly received: readonly Received[];
  readonly talks: readonly Talk[];
  /** The only or the latest conversation. */
  talk(): Talk;
  /** Appends and, unless told otherwise, pushes. A line for the desk alone has its number and is never given out. */
  says(message: NewMessage, push?: 'push' | 'lose' | 'desk'): WireMessage;
  floor(floor: WireFloor): void;
  typing(typing: Parameters<ShopperServerToClient['typing:changed']>[0]): void;
  readByDesk(seq: number): void;
  /** Somebody has proven who they are: the old token is no good any more, and this socket alone hears of the new one. */
  renews(): string;
  head(): void;
  asksRating(): void;
  /** What the concierge answers to each message; nothing by default. */
  answers(answer: (message: WireMessage) => NewMessage | undefined): void;
  /** Refuses the next requests of a kind with a code. */
  refuses(name: ShopperRequest, code: string, times?: number): void;
  /** Takes the next messages and never acks them. */
  swallowsAcks(times: number): void;
  /** Cuts every socket; new ones are refused until `back()`. */
  gone(): void;
  back(): void;
  /** Resolves when so many connections were turned away. */
  refused(times: number): Promise<void>;
  /** Sockets stay open and nothing is sent on them any more, not even a ping. */
  freeze(): void;
  /** Resolves when a request of this name has come (again). */
  nextRequest(name: ShopperRequest): Promise<Received>;
  close(): Promise<void>;
};

export type ShopperServerOptions = {
  /** The shop around the widget; what it does not know is looked for in the widget's build. */
  readonly respond?: (url: URL) => { readonly type: string; readonly body: string } | undefined;
  /** Headers of every page, for example a strict policy. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Folder served under `/widget/`. */
  readonly widgetDist?: URL;
  /** What is different about this house, for its launcher. */
  readonly config?: Partial<WidgetConfig>;
  readonly name?: string;
  /** Address of the house's page on data. */
  readonly privacy?: string;
  /** As a network that lets no WebSocket through. */
  readonly noWebSockets?: boolean;
};

const disclosures: Record<string, string> = {
  en: 'I am a digital concierge, not a person. An advisor can join at any time. To help sooner, I estimate mood from what you write.',
  fr: 'Je suis un concierge numérique, pas une personne. Un conseiller peut se joindre à nous à tout moment. Pour mieux vous aider, j’estime votre humeur d’après vos mots.',
  ar: 'أنا كونسيرج رقمي ولست شخصًا. يمكن لمستشار أن ينضم في أي وقت. ولنساعدك أسرع، أقدّر المزاج مما تكتب.',
};
const disclosureIn = (locale: string) => disclosures[locale.split('-')[0] ?? 'en'] ?? disclosures['en'] ?? '';

export async function startShopperServer(options: ShopperServerOptions = {}): Promise<ShopperServer> {
  const talks: Talk[] = [];
  const received: Received[] = [];
  const waiting: { name: ShopperRequest; resolve: (received: Received) => void }[] = [];
  const refusals = new Map<ShopperRequest, { code: string; times: number }>();
  let answer: (message: WireMessage) => NewMessage | undefined = () => undefined;
  let acksToSwallow = 0;
  let away = false;
  let turnedAway = 0;
  const refusalWaiters = new Set<() => void>();

  const http = createServer((request, response) => {
    void serve(request.url ?? '/', options).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*', ...options.headers });
      response.end(body);
    });
  });
  const io = new Server<ClientToShopperServer, ShopperServerToClient>(http, {
    pingInterval: 20_000,
    maxHttpBufferSize: 64 * 1024,
    ...(options.noWebSockets ? { transports: ['polling'] } : {}),
  });
  const shoppers = io.of('/shopper');
  shoppers.use((_, next) => {
    if (!away) return next();
    turnedAway += 1;
    for (const check of refusalWaiters) check();
    next(new Error('retry-later'));
  });
  shoppers.on('connection', (socket) => {
    let talk: Talk | undefined;
    const known = talks.find((one) => one.token === socket.handshake.auth['visitorToken'] && !one.forgotten);
    const join = (one: Talk) => {
      talk = one;
      one.sockets.add(socket);
    };
    socket.on('disconnect', () => talk?.sockets.delete(socket));
    if (known) join(known);

    const handle: { [K in ShopperRequest]: (payload: never) => object } = {
      'session:start': ({ locale, page: _page }: { locale?: string; page?: unknown }) => {
        if (!talk) {
          const opened = new Talk(locale ?? 'en');
          talks.push(opened);
          join(opened);
        }
        const one = must(talk);
        return {
          visitorToken: one.token,
          conversationId: one.conversationId,
          head: one.messages.length,
          locale: one.locale,
          locales: ['en', 'fr', 'fr-CA', 'ar'],
          house: 'Maison Meridon',
          disclosure: disclosureIn(one.locale),
          keepsDays: 30,
          consent: { keep: one.keep },
          floor: one.floor,
          ...(options.name ? { name: options.name } : {}),
          ...(options.privacy ? { privacy: options.privacy } : {}),
        };
      },
      'session:resume': ({ after }: { after: number }) => {
        const one = must(talk);
        const { conversationId, floor, locale } = one;
        const now = new Date().toISOString();
        return { conversationId, messages: since(one, after), head: one.messages.length, floor, locale, now };
      },
      sync: ({ after }: { after: number }) => ({
        messages: since(must(talk), after),
        head: must(talk).messages.length,
      }),
      'upload:create': () => ({ uploadId: `f_${randomUUID()}`, url: '/media/uploads/none' }),
      'message:send': (said: { clientMessageId: string; text?: string; value?: string }) =>
        hear(must(talk), said.clientMessageId, said.text ?? ''),
      'card:act': (act: { clientMessageId?: string; label?: string; value: string }) =>
        hear(must(talk), act.clientMessageId ?? randomUUID(), act.label ?? act.value),
      'message:read': () => ({}),
      'typing:set': () => ({}),
      'page:set': () => ({}),
      'handoff:request': () => {
        must(talk).floor = { heldBy: 'queue', position: 1, waitSeconds: 120 };
        return { floor: must(talk).floor };
      },
      'handoff:cancel': () => {
        must(talk).floor = { heldBy: 'bot' };
        return { floor: must(talk).floor };
      },
      'locale:set': ({ locale }: { locale: string }) => {
        must(talk).locale = locale;
        return { disclosure: disclosureIn(locale) };
      },
      'consent:set': ({ purpose, granted }: { purpose: string; granted: boolean }) => {
        if (purpose === 'keep') must(talk).keep = granted;
        return {};
      },
      'answer:stop': () => ({}),
      'csat:submit': () => ({}),
      'session:leave': () => ({}),
      'session:forget': () => {
        const erased = must(talk);
        erased.forgotten = true;
        talk = undefined;
        for (const other of erased.sockets) other.emit('session:ended', { reason: 'forgotten' });
        return {};
      },
    };
    for (const name of Object.keys(shopperRequests) as ShopperRequest[]) {
      socket.on(name, ((payload: unknown, ack: (answer: object) => void) => {
        const parsed = shopperRequests[name].safeParse(payload);
        if (!parsed.success) return ack(refusal('bad-request', parsed.error.message));
        note({ name, payload });
        const refused = refusals.get(name);
        if (refused && refused.times > 0) {
          refused.times -= 1;
          return ack(refusal(refused.code));
        }
        try {
          const result = (handle[name] as (given: unknown) => object)(parsed.data);
          if (name === 'message:send' && acksToSwallow > 0) acksToSwallow -= 1;
          else ack({ ok: true, ...result });
        } catch (error) {
          ack(refusal(error instanceof Error ? error.message : 'internal'));
        }
      }) as never);
    }
  });

  /** The same id again is the same message and the same ack, as on the real corridor. */
  function hear(talk: Talk, clientMessageId: string, text: string): { messageId: string } {
    const before = talk.byClientId.get(clientMessageId);
    if (before) return { messageId: before.id };
    if (text.length > maxTextLength) throw new Error('too-long');
    const message = append(talk, { author: { kind: 'shopper' }, text, clientMessageId });
    talk.byClientId.set(clientMessageId, message);
    const reply = answer(message);
    if (reply) append(talk, reply);
    return { messageId: message.id };
  }

  function append(talk: Talk, message: NewMessage, push: 'push' | 'lose' | 'desk' = 'push'): WireMessage {
    const seq = talk.messages.length + 1;
    const stored: WireMessage = { at: new Date().toISOString(), ...message, seq, id: `m${seq}` };
    talk.messages.push(stored);
    if (push === 'desk') talk.forDesk.add(seq);
    if (push === 'push') for (const socket of talk.sockets) socket.emit('message:created', stored);
    return stored;
  }

  function note(request: Received): void {
    received.push(request);
    for (const one of waiting.splice(0)) {
      if (one.name === request.name) one.resolve(request);
      else waiting.push(one);
    }
  }

  const talk = () => must(talks.at(-1));
  const push = <K extends keyof ShopperServerToClient>(name: K, ...args: Parameters<ShopperServerToClient[K]>) => {
    for (const socket of talk().sockets) socket.emit(name, ...args);
  };
  const engines = () => [...shoppers.sockets.values()].map((socket) => socket.conn);
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    received,
    talks,
    talk,
    says: (message, how) => append(talk(), message, how),
    floor(floor) {
      talk().floor = floor;
      push('floor:changed', floor);
    },
    typing: (typing) => push('typing:changed', typing),
    renews() {
      const { sockets } = talk();
      const [prover, ...others] = sockets;
      talk().token = randomUUID();
      prover?.emit('session:renewed', { visitorToken: talk().token });
      for (const other of others) other.disconnect();
      return talk().token;
    },
    readByDesk(seq) {
      talk().readByDesk = seq;
      push('message:updated', { seq, read: true });
    },
    head: () => push('head', { seq: talk().messages.length, readByDesk: talk().readByDesk }),
    asksRating: () => push('csat:requested', { title: '', faces: [] }),
    answers(next) {
      answer = next;
    },
    refuses: (name, code, times = 1) => void refusals.set(name, { code, times }),
    swallowsAcks(times) {
      acksToSwallow = times;
    },
    gone() {
      away = true;
      for (const engine of engines()) engine.close();
    },
    back() {
      away = false;
    },
    refused: (times) =>
      new Promise((resolve) => {
        const check = () => {
          if (turnedAway >= times) resolve();
        };
        refusalWaiters.add(check);
        check();
      }),
    freeze() {
      for (const engine of engines()) Object.assign(engine, { sendPacket: () => engine });
    },
    nextRequest: (name) => new Promise((resolve) => waiting.push({ name, resolve })),
    close: () => shut(io, http),
  };
}

const since = ({ messages, forDesk }: Talk, seq: number) => messages.slice(seq).filter((one) => !forDesk.has(one.seq));

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('unauthenticated');
  return value;
}

const refusal = (code: string, message = code) => ({
  ok: false,
  error: { code, message, retryable: code === 'retry-later' },
});

async function shut(io: Server, http: HttpServer): Promise<void> {
  const closed = io.close();
  // A plain request that waits for news would be waited for in its turn.
  http.closeAllConnections();
  await closed;
}

const types: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
};

/** A house that keeps our looks and is open. */
const config: WidgetConfig = {
  name: 'Maison Meridon',
  locale: 'en',
  launcher: {},
  position: 'end',
  css: '',
  opening: { open: true, closesAt: '2026-11-22T18:00:00Z', zone: 'Europe/Paris' },
  ways: { phone: '+33199002418' },
  keepsDays: 30,
};

async function serve(address: string, options: ShopperServerOptions) {
  const url = new URL(address, 'http://shop.example');
  const path = url.pathname;
  const answer = options.respond?.(url);
  if (answer) return { status: 200, ...answer };
  if (path === '/widget/config' && options.widgetDist)
    return { status: 200, type: 'application/json', body: JSON.stringify({ ...config, ...options.config }) };
  if (path.startsWith('/widget/') && options.widgetDist) {
    try {
      const body = await readFile(new URL(`.${path.slice('/widget'.length)}`, options.widgetDist));
      return { status: 200, type: types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body };
    } catch {
      // falls through to "not found"
    }
  }
  return { status: 404, type: 'text/plain', body: 'not found' };
}
