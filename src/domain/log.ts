/** What the inside says while it works. A field that is not on this list never reaches a log line. */

export const logFields = [
  'requestId',
  'conversationId',
  'eventId',
  'handoffId',
  'advisorId',
  'channel',
  'method',
  'route',
  'status',
  'code',
  'durationMs',
  'count',
  'attempt',
  'bytes',
  'kind',
  'part',
  'reason',
  'seq',
  'version',
  'file',
  'url',
] as const;

export type LogFields = {
  readonly [Field in (typeof logFields)[number]]?: string | number | boolean | undefined;
} & { readonly error?: unknown };

/** Messages are constant English sentences; whatever varies goes into fields, and never what a person wrote. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log with fields that every line carries: a request's or a conversation's id. */
  with(fields: LogFields): Log;
}
