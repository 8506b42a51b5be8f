/** `GET /widget/config`: what a shop's page asks once, from its own origin; kept for a minute and cheap to ask again. */
import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { AparteError } from '../domain/errors.ts';
import { type WidgetConfig, WidgetConfigQuery } from '../protocol/widget-config.ts';

export type WidgetConfigParts = {
  readonly config: (asked: WidgetConfigQuery) => Promise<WidgetConfig>;
  /** An origin that may embed the widget; undefined: the request names none, as on our own pages. */
  readonly originAllowed: (origin: string | undefined) => boolean;
};

export function widgetConfigRoute({ config, originAllowed }: WidgetConfigParts): Router {
  const router = Router();
  router.get('/widget/config', answer(config, originAllowed));
  return router;
}

function answer(
  config: WidgetConfigParts['config'],
  originAllowed: WidgetConfigParts['originAllowed'],
): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/widget/config';
    response.setHeader('Vary', 'Origin');
    const { origin } = request.headers;
    // Readable for whoever embeds us in vain, so that the loader can say why.
    response.setHeader('Access-Control-Allow-Origin', origin ?? '*');
    if (!originAllowed(origin)) throw new AparteError('forbidden', 'This origin is not among WIDGET_ORIGINS.');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    const asked = WidgetConfigQuery.safeParse(request.query);
    if (!asked.success) throw new AparteError('bad-request', 'site, lang and zone are short texts.');
    const body = JSON.stringify(await config(asked.data));
    response.setHeader('Cache-Control', 'public, max-age=60');
    response.setHeader('ETag', `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`);
    // Express answers 304 by itself where the tag is the one that was sent.
    response.type('json').send(body);
  };
}
