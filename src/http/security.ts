/** What every answer tells a browser about trust: no framing, no sniffing, and a content policy for each kind of page. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** For everything that is not a page: an answer opened by itself may load and run nothing. */
const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

export function securityHeaders(secure: boolean): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  const policy: RequestHandler = (_request, response, next) => {
    response.setHeader('Content-Security-Policy', closed);
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    next();
  };
  return [headers, policy];
}

/** The nonce that this page's own `<style>` and `<script>` elements must carry. */
export function pagePolicy(response: Response, page: 'console' | 'boutique'): string {
  const nonce = randomBytes(16).toString('base64');
  const script = page === 'boutique' ? `'self' 'nonce-${nonce}'` : "'self'";
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `script-src ${script}`,
      `style-src 'self' 'nonce-${nonce}'`,
      "connect-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "media-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
  );
  return nonce;
}

/** The widget's own document inside of a shop's page: who may hold it is said here and nowhere else. */
export function framePolicy(response: Response, framedBy: readonly string[]): void {
  // An older word for the same, which knows one origin at most.
  response.removeHeader('X-Frame-Options');
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self' https: data: blob:",
      "font-src 'self'",
      "media-src 'self' blob:",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${["'self'", ...framedBy].join(' ')}`,
      "require-trusted-types-for 'script'",
    ].join('; '),
  );
}
