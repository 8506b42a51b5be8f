/** The built browser apps. Names with a hash never change and are kept for a year; every other name is asked for again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';
import { AparteError } from '../domain/errors.ts';
import { packed } from './packed.ts';
import { framePolicy, pagePolicy } from './security.ts';

export type AssetsParts = {
  /** Where the builds are: `widget/dist` and `handoff-console/dist`. */
  readonly widgetDir: string;
  readonly consoleDir: string;
  /** Origins whose pages may hold the widget in a frame; absent: our own alone. */
  readonly framedBy?: readonly string[];
};

const hashed = /-[\w-]{8}\.[a-z0-9]+$/;

export function assetRoutes({ widgetDir, consoleDir, framedBy = [] }: AssetsParts): Router {
  const router = Router();
  router.get('/widget/frame.html', forOtherSites, widgetFrame(widgetDir, framedBy));
  router.use('/widget', forOtherSites, built(widgetDir), absent);
  router.use('/console/assets', built(join(consoleDir, 'assets')), absent);
  router.use('/console', built(consoleDir), consolePage(consoleDir));
  return router;
}

function built(directory: string): RequestHandler[] {
  const plain = express.static(directory, { index: false, redirect: false, dotfiles: 'ignore', setHeaders: keep });
  return [packed(directory, keep), plain];
}

function keep(response: Response, path: string): void {
  response.locals['route'] = '/assets';
  response.setHeader('Cache-Control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** The widget lives in the pages of shops: its files may be loaded from anywhere, they hold nothing of anybody. */
const forOtherSites: RequestHandler = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

const absent: RequestHandler = () => {
  throw new AparteError('not-found', 'There is no such file.');
};

/** The panel's own document, for shops that want it out of reach of their other scripts. */
function widgetFrame(directory: string, framedBy: readonly string[]): RequestHandler {
  return async (_request, response) => {
    response.locals['route'] = '/widget/frame.html';
    const page = await readFile(join(directory, 'frame.html'), 'utf8').catch(() => {
      throw new AparteError('not-found', 'The widget is not built. Run: npm run build');
    });
    framePolicy(response, framedBy);
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page);
  };
}

/** Every address of the console is the same page; the nonce in it is new each time. */
function consolePage(directory: string): RequestHandler {
  return async (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || /\.[a-z0-9]+$/i.test(request.path)) {
      next();
      return;
    }
    response.locals['route'] = '/console';
    const page = await readFile(join(directory, 'index.html'), 'utf8').catch(() => {
      throw new AparteError('not-found', 'The console is not built. Run: npm run build');
    });
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page.replaceAll('__NONCE__', pagePolicy(response, 'console')));
  };
}
