/**
 * Shops with one difficulty each, to meet the widget in and to copy from: `widget/examples/` as it stands, each page under
 * a content policy that is written for it. Inline scripts are allowed by their hash, so that the files need no nonce.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RequestHandler, type Response, Router } from 'express';
import { AparteError } from '../domain/errors.ts';

export type ExamplesParts = {
  /** Where the pages are: `widget/examples`. */
  readonly directory: string;
  /** Somebody of the client book and a fresh token for them; undefined in a house that does not sign for itself. */
  readonly client: () => { readonly name: string; readonly token?: string } | undefined;
};

const name = /^([a-z]+)\.(html|css|js)$/;

export function exampleRoutes(parts: ExamplesParts): Router {
  const router = Router({ strict: true });
  router.get('/widget/examples', (_request, response) => response.redirect(308, '/widget/examples/'));
  router.get('/widget/examples/', example(parts));
  router.get('/widget/examples/:file', example(parts));
  return router;
}

function example({ directory, client }: ExamplesParts): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/widget/examples';
    const [file, , kind] = name.exec(String(request.params['file'] ?? 'index.html')) ?? [];
    const source = file && (await readFile(join(directory, file), 'utf8').catch(() => undefined));
    if (!source || !kind) throw new AparteError('not-found', 'There is no such example.');
    response.setHeader('Cache-Control', 'no-store');
    response.type(kind).send(kind === 'html' ? page(response, source, client) : source);
  };
}

/** What a shop's server would fill in; the script that carries the token is hashed with it. */
function page(response: Response, source: string, client: ExamplesParts['client']): string {
  const filled = source.includes('{{token}}') ? signedIn(source, client()) : source;
  const policy = policyOf(filled);
  response.setHeader('Content-Security-Policy', policy);
  return filled.replace('{{policy}}', policy.replaceAll('; ', ';\n  '));
}

function signedIn(source: string, client: ReturnType<ExamplesParts['client']>): string {
  if (client?.token === undefined)
    throw new AparteError('not-found', 'This house has keys of its own: only its shop can sign a shopper in.');
  const { name: shopper, token } = client;
  return source.replaceAll('{{token}}', token).replaceAll('{{name}}', () => shopper.replaceAll(/[<>&]/g, ' '));
}

function policyOf(html: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inline].join(' '),
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ...(html.includes('data-mode="frame"') ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
