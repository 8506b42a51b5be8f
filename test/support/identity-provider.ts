/**
 * A real OpenID provider on loopback, with people who sign in by name alone. What it answers can be spoilt on the way, so
 * that our side is seen to refuse it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type IdentityPerson = { readonly email?: string; readonly [claim: string]: unknown };

export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly people: Map<string, IdentityPerson>;
  /** Changes what the token endpoint answers, until it is set back. */
  spoil: Spoil | undefined;
  /** Signs as the provider does, whatever is claimed. */
  sign(claims: object): Promise<string>;
  /** Puts a new signing key in place of the old one, as providers do now and then. */
  rotate(): Promise<void>;
  /** Stops answering, or answers again. */
  away(on: boolean): void;
  close(): Promise<void>;
};

export type Spoil = (answer: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>;

const clientId = 'maison';
const clientSecret = 'a client secret that only tests know';

export async function openIdentityProvider(redirectUris: readonly string[]): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, IdentityPerson>();
  let current = await provider(issuer, redirectUris, people);
  let isAway = false;
  const self: IdentityProvider = {
    issuer,
    clientId,
    clientSecret,
    people,
    spoil: undefined,
    sign: (claims) => current.sign(claims),
    async rotate() {
      current = await provider(issuer, redirectUris, people);
    },
    away(on) {
      isAway = on;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isAway) return void response.writeHead(503).end();
    if (request.url?.startsWith('/token')) spoilable(response, () => self.spoil);
    return void current.listener(request, response);
  });
  return self;
}

async function provider(issuer: string, redirectUris: readonly string[], people: Map<string, IdentityPerson>) {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  );
  const { key_ops: _private, ext: _browser, ...jwk } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const key = { ...jwk, use: 'sig', alg: 'RS256', kid: crypto.randomUUID() };
  const configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: redirectUris,
        post_logout_redirect_uris: redirectUris.map((uri) => new URL('/console/login', uri).href),
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['for tests'] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people.get(sub) }),
    }),
  };
  return {
    listener: quietly(() => new Provider(issuer, configuration).callback()),
    async sign(claims: object) {
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const input = `${encode({ alg: 'RS256', kid: key.kid })}.${encode(claims)}`;
      const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', pair.privateKey, Buffer.from(input));
      return `${input}.${Buffer.from(signature).toString('base64url')}`;
    },
  };
}

/** It warns of being made for tests. */
function quietly<Made>(make: () => Made): Made {
  const { warn } = console;
  console.warn = () => {};
  try {
    return make();
  } finally {
    console.warn = warn;
  }
}

/** Lets the answer's body be changed before it leaves. */
function spoilable(response: ServerResponse, spoiler: () => IdentityProvider['spoil']): void {
  const end = response.end.bind(response);
  response.end = ((body?: unknown) => {
    const spoil = spoiler();
    if (spoil === undefined || response.statusCode !== 200) return end(body as string);
    void Promise.resolve(spoil(JSON.parse(String(body)))).then((spoilt) => {
      const text = JSON.stringify(spoilt);
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    });
    return response;
  }) as typeof response.end;
}

/** A browser that keeps cookies and follows redirects by hand, one at a time. */
export function openBrowser() {
  const jar = new Map<string, Map<string, string>>();
  async function go(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const cookies = jar.get(host) ?? new Map<string, string>();
    jar.set(host, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }
  return { go, cookies: (host: string) => jar.get(host) ?? new Map<string, string>() };
}

export type Browser = ReturnType<typeof openBrowser>;

const next = (answer: Response, at: string): string => new URL(answer.headers.get('location') ?? '', at).href;

/** Signs in at the provider as its person of this name; answers with the address of our callback, not yet visited. */
export async function consent(browser: Browser, authorization: string, name: string): Promise<string> {
  let at = authorization;
  for (let step = 0; step < 12; step += 1) {
    const answer = await browser.go(at);
    const to = answer.headers.get('location') === null ? undefined : next(answer, at);
    if (to?.includes('/api/v1/oidc/callback')) return to;
    if (to !== undefined) {
      at = to;
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (prompt === undefined || action === undefined)
      throw new Error(`the provider shows something else: ${page.slice(0, 300)}`);
    const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'x' } : {}) });
    const form = new URL(action, at).href;
    const posted = await browser.go(form, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    at = next(posted, form);
    if (at.includes('/api/v1/oidc/callback')) return at;
  }
  throw new Error('the provider never came to an end');
}
