/** A stand-in for the settings side of Graph: answers `GET` by path, demands token and proof as Graph does, records what was asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { proofOf } from '../../bin/meta/signing.ts';

type Answer =
  | object
  | { readonly status: number; readonly error: { readonly code: number; readonly error_subcode?: number } };

export type GraphSettings = {
  readonly baseUrl: string;
  /** By path without version. */
  readonly answers: Map<string, Answer>;
  readonly asked: string[];
  close(): Promise<void>;
};

/** `secrets`: of each token's app; a token that is not there is not valid. */
export async function startGraphSettings(secrets: Readonly<Record<string, string>>): Promise<GraphSettings> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const answerTo = (path: string, token: string, proof: string | null): Answer => {
    const secret = secrets[token];
    if (secret === undefined) return failure(190);
    if (proof !== null && proof !== proofOf(token, secret)) return failure(100);
    return answers.get(path) ?? failure(100);
  };
  const server = createServer(({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://graph');
    const path = pathname.replace(/^\/v[\d.]+\//, '');
    asked.push(path);
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    const answer = answerTo(path, token, searchParams.get('appsecret_proof'));
    const status = 'status' in answer && typeof answer.status === 'number' ? answer.status : 200;
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Graph's own words may repeat a token: this stand-in does so always. */
export const failure = (code: number, error_subcode?: number, status = 400) => ({
  status,
  error: {
    message: 'Malformed access token page-token',
    code,
    ...(error_subcode === undefined ? {} : { error_subcode }),
  },
});
