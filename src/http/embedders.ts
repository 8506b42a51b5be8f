/** Whose pages may show the widget and open sockets: the house's own, and those of its shops. */

export type EmbeddersParts = {
  readonly publicUrl: string;
  readonly widgetOrigins: readonly string[];
  readonly production: boolean;
};

/** Browsers name where a socket comes from; tools do not, and carry no cookie that could be abused. */
export function originCheck({ publicUrl, widgetOrigins, production }: EmbeddersParts) {
  const allowed = new Set([new URL(publicUrl).origin, ...widgetOrigins]);
  return (origin: string | undefined) =>
    origin === undefined || allowed.has(origin) || (!production && isLoopback(origin));
}

/** The same as `frame-ancestors` wants it. */
export const framedBy = ({ widgetOrigins, production }: EmbeddersParts) =>
  production ? widgetOrigins : [...widgetOrigins, 'http://localhost:*', 'http://127.0.0.1:*'];

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}
