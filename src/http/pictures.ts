/** Drawn pictures of products and advisors, made on request and the same every time. */
import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { AparteError } from '../domain/errors.ts';

/** An SVG by the name in the address, without `.svg`. Undefined: nothing by that name. */
export type Draw = (name: string) => string | undefined;
export type Artwork = { readonly product: Draw; readonly advisor: Draw };

export function pictureRoutes(artwork: Artwork): Router {
  const router = Router();
  router.get('/media/products/:file', picture('/media/products', artwork.product));
  router.get('/media/advisors/:file', picture('/media/advisors', artwork.advisor));
  return router;
}

const name = /^([\w.-]{1,120})\.svg$/;

function picture(route: string, draw: Draw): RequestHandler {
  return (request, response) => {
    response.locals['route'] = route;
    const [, wanted] = name.exec(String(request.params['file'])) ?? [];
    const svg = wanted === undefined ? undefined : draw(wanted);
    if (svg === undefined) throw new AparteError('not-found', 'There is no such picture.');
    // opened by itself a picture is a document: it may load and run nothing
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.setHeader('ETag', `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`);
    response.type('image/svg+xml').send(svg);
  };
}
