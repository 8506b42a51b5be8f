/** Where the house speaks of itself: pino lines of allow-listed fields with every personal word masked. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import { AparteError } from './domain/errors.ts';
import { type Log, type LogFields, logFields } from './domain/log.ts';
import { redact } from './domain/redact.ts';

export type LogConfig = {
  readonly level: string;
  readonly file?: string | undefined;
  /** One JSON object per line; otherwise lines for a person at a terminal. */
  readonly json: boolean;
};

/** A place that takes whole lines. It may lose one, but it never throws. */
export type LogTarget = { write(line: string): void; close(): void };

export async function createLog(
  config: LogConfig,
  nodeId: string,
  target: LogTarget = targetOf(config.file),
): Promise<Log & { close(): void }> {
  const out = config.json ? target : await readable(target);
  const logger = pino({ level: config.level, base: { nodeId }, timestamp: pino.stdTimeFunctions.isoTime }, out);
  return { ...logOver(logger, {}), close: () => target.close() };
}

function logOver(logger: Logger, carried: LogFields): Log {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
    if (logger.isLevelEnabled(level)) logger[level](safeFields({ ...carried, ...fields }), mask(message));
  };
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    with: (fields) => logOver(logger, { ...carried, ...fields }),
  };
}

/** Ids are how lines are found again, and a random one looks like a token: only a person's address or number is masked in it. */
const idFields = new Set<string>(['requestId', 'conversationId', 'eventId', 'handoffId', 'advisorId']);

function safeFields({ error, ...fields }: LogFields): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const name of logFields) {
    const value = fields[name];
    if (value !== undefined) safe[name] = typeof value === 'string' ? maskField(name, value) : value;
  }
  return error === undefined ? safe : { ...safe, error: errorFields(error) };
}

function maskField(name: string, value: string): string {
  return idFields.has(name) ? maskId(value.slice(0, 200)) : mask(value);
}

function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: mask(String(error)) };
  const code = error instanceof AparteError || 'code' in error ? { code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: errorFields(error.cause) };
  return { type: error.name, ...code, message: mask(error.message), stack: mask(error.stack ?? ''), ...cause };
}

/** Secrets of the house that `redact` does not look for, since no shopper writes them. Every pattern is linear. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, '$1 [token]'],
  [
    /\b([\w-]{0,30}(?:token|secret|password|passwd|api_?key|cookie|signature))(["']?\s*[=:]\s*["']?)[^\s"',;&]{3,}/gi,
    '$1$2[token]',
  ],
  [/\b[a-z][a-z+]{1,20}:\/\/[^\s/@]{1,200}@/gi, '[address with a password]@'],
  [/(?<![\w/.-])(?=[\w-]{0,400}\d)(?=[\w-]{0,400}[A-Za-z])[\w-]{32,}(?:\.[\w-]{10,}){0,2}(?![\w/])/g, '[token]'],
];

const longestMasked = 4_000;

function maskId(id: string): string {
  return id.replace(/[^\s@:]+@[^\s@:]+/g, '[e-mail]').replace(/(?<![\da-f-])\+?\d{9,19}(?![\da-f-])/gi, '[phone]');
}

/** A text as a log may hold it: no address, telephone, card or order number of a person, no secret of the house. */
export function mask(text: string): string {
  const short = text.length > longestMasked ? `${text.slice(0, longestMasked)}…` : text;
  return redact(secrets.reduce((masked, [pattern, name]) => masked.replace(pattern, name), short));
}

async function readable(target: LogTarget): Promise<{ write(line: string): void }> {
  const { prettyFactory } = await import('pino-pretty');
  const pretty = prettyFactory({
    colorize: process.stdout.isTTY === true,
    ignore: 'pid,hostname,nodeId',
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
  });
  return { write: (line) => target.write(pretty(line) ?? line) };
}

/**
 * A full disk or a closed pipe must never stop the house, nor fill its memory with lines that cannot be written,
 * as a buffering destination would: a line that cannot be written now is lost.
 */
export function targetOf(file: string | undefined): LogTarget {
  if (file === undefined) return standardOut();
  const descriptor = openLogFile(file);
  return {
    write: (line) => attempt(() => writeSync(descriptor, line)),
    close: () => attempt(() => closeSync(descriptor)),
  };
}

function openLogFile(file: string): number {
  try {
    return openSync(file, 'a', 0o640);
  } catch (cause) {
    throw new AparteError(
      'bad-request',
      `LOG_FILE: found ${file}, which cannot be opened; expected a file to write to.`,
      {
        cause,
      },
    );
  }
}

function standardOut(): LogTarget {
  process.stdout.on('error', () => undefined);
  return { write: (line) => attempt(() => process.stdout.write(line)), close: () => undefined };
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // nowhere to say it
  }
}
