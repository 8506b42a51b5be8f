/** What came of a call to a Bot Framework channel, in the outbox's words (channels, section 8). */
import type { SendResult } from '../domain/delivery.ts';

/** As the SDK's HTTP client throws them. */
type Thrown = {
  readonly unsigned?: boolean;
  readonly statusCode?: number;
  readonly code?: string;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
};

/** No byte was written. */
const refusals =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|UNABLE_TO_VERIFY|ERR_TLS|REQUEST_SEND_ERROR/;

export function sendFailure(cause: unknown): SendResult {
  const { unsigned, statusCode, code, response } = (cause ?? {}) as Thrown;
  if (unsigned === true) return { outcome: 'waits', reason: 'no-token' };
  if (statusCode === undefined) {
    if (refusals.test(code ?? '')) return { outcome: 'waits', reason: `unreachable:${code}` };
    return { outcome: 'ambiguous' };
  }
  if (statusCode === 429 || statusCode === 412) {
    const seconds = Number(response?.headers?.get('retry-after') ?? '');
    const retryAfterMs = seconds > 0 ? Math.min(seconds, 3_600) * 1000 : undefined;
    return { outcome: 'waits', reason: 'pace', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (statusCode >= 500 || statusCode === 408) return { outcome: 'ambiguous' };
  // our own credentials, and so no fault of this message
  if (statusCode === 401) return { outcome: 'waits', reason: 'unauthorized' };
  // 403: the shopper blocked the bot or removed it
  return { outcome: 'failed', reason: statusCode === 403 ? 'blocked' : `refused:${statusCode}` };
}
