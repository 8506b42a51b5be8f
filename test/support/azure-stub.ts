/**
 * Azure Bot Service in a test: keys and tokens as the SDK checks them, and a connector that takes what is sent. Nothing of
 * the SDK's authentication is left out; only the addresses it asks are this server's.
 */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppParts } from '../../src/app.ts';

export const appId = '8f3c1d1e-0c5f-4b0e-9f57-2f0a7d8d1c11';
const issuer = 'https://api.botframework.example';

export type SentActivity = {
  readonly type: string;
  readonly text?: string;
  readonly conversation: { readonly id: string };
  readonly attachments?: readonly { readonly contentType: string }[];
  readonly suggestedActions?: { readonly actions: readonly object[] };
};

export type AzureStub = {
  readonly url: string;
  readonly azure: NonNullable<AppParts['azure']>;
  /** Conversations that were shown a sign of writing, one for each time. */
  readonly writing: readonly string[];
  /** Everything else the house has sent, with the path it was sent to. */
  readonly sent: readonly { readonly path: string; readonly activity: SentActivity }[];
  /** What the next sends are answered with, one each; then 200 again. Signs of writing are always taken. */
  answersWith(...statuses: (number | 'hang' | 'no token')[]): void;
  token(claims?: Readonly<Record<string, unknown>>, key?: 'ours' | 'another'): string;
  sees(what: string, look: (activity: SentActivity) => boolean): Promise<SentActivity>;
  close(): Promise<void>;
};

const patienceMs = 20_000;

export async function startAzure(): Promise<AzureStub> {
  const keys = {
    ours: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    another: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  };
  const sent: { path: string; activity: SentActivity }[] = [];
  const writing: string[] = [];
  const statuses: (number | 'hang' | 'no token')[] = [];
  const listeners = new Set<() => void>();
  const jwk = {
    ...keys.ours.publicKey.export({ format: 'jwk' }),
    kid: 'k1',
    use: 'sig',
    endorsements: ['msteams', 'webchat'],
  };
  const http = createServer(async (request, response) => {
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/openid')
      return json(200, { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
    if (request.url === '/keys') return json(200, { keys: [jwk] });
    const activity = JSON.parse(await bodyOf(request)) as SentActivity;
    if (activity.type === 'typing') {
      writing.push(activity.conversation.id);
      return json(200, { id: 'azure-typing' });
    }
    const status = statuses.shift() ?? 200;
    if (status === 'hang') return;
    if (status !== 200) return json(status as number, { error: { code: 'x', message: 'x' } });
    sent.push({ path: request.url ?? '', activity });
    for (const listener of [...listeners]) listener();
    return json(200, { id: `azure-${sent.length}` });
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const signing = {
    isValidAppId: async (given: string) => given === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request: { readonly body?: unknown }) => {
        if (statuses[0] === 'no token' && !String(request.body).includes('"type":"typing"')) {
          statuses.shift();
          throw new Error('AADSTS7000215');
        }
        return request;
      },
    }),
  };

  return {
    url,
    azure: {
      cloud: {
        ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid`,
        ToBotFromChannelTokenIssuer: issuer,
        ToChannelFromBotLoginUrl: `${url}/login`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.example',
        OAuthUrl: `${url}/oauth`,
      },
      signing: signing as unknown as NonNullable<NonNullable<AppParts['azure']>['signing']>,
    },
    sent,
    writing,
    answersWith: (...next) => void statuses.push(...next),
    token(claims = {}, key = 'ours') {
      const now = Math.floor(Date.now() / 1000);
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part({ iss: issuer, aud: appId, serviceurl: url, iat: now, nbf: now - 5, exp: now + 600, ...claims })}`;
      return `${body}.${createSign('RSA-SHA256').update(body).sign(keys[key].privateKey, 'base64url')}`;
    },
    sees: (what, look) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = sent.find(({ activity }) => look(activity));
          if (found === undefined) return;
          clearTimeout(timer);
          listeners.delete(check);
          resolve(found.activity);
        };
        const timer = setTimeout(() => {
          listeners.delete(check);
          reject(new Error(`Waited in vain for ${what}: ${JSON.stringify(sent.slice(-3)).slice(0, 1_500)}`));
        }, patienceMs);
        listeners.add(check);
        check();
      }),
    async close() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
