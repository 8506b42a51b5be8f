/** The one error class of the house. Codes are stable: they travel in acks and in problem JSON (contracts, section 7). */

export const errorCodes = [
  'bad-request',
  'too-long',
  'too-large',
  'rate-limited',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'already-claimed',
  'not-yours',
  'stale',
  'unknown-locale',
  'retry-later',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Something a person can be told. `message` says what happened and what to do; `details` is safe to send to the caller. */
export class AparteError extends Error {
  override readonly name = 'AparteError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }

  /** Only a store or a node that is away makes a request worth sending again unchanged. */
  get retryable(): boolean {
    return this.code === 'retry-later' || this.code === 'rate-limited';
  }
}
