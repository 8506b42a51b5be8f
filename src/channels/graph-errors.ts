/**
 * What an error of Graph means for a message (channels, section 8): judged by HTTP status, then code and subcode, never by
 * titles. Also for the errors in WhatsApp's `failed` statuses, which carry codes alone.
 */

export type GraphChannel = 'messenger' | 'whatsapp';

export type GraphError = { readonly status: number; readonly code?: number; readonly subcode?: number };

/**
 * `slow-down`: pause the account or pair · `busy`: again, a bounded number of times · `ambiguous`: perhaps sent ·
 * `window-closed`: offer a template or the human tag · `final` · `pause`: failed, and nothing is sent unasked for a while ·
 * `stop`: the whole channel waits for somebody to repair it.
 */
export type ErrorClass = 'slow-down' | 'busy' | 'ambiguous' | 'window-closed' | 'final' | 'pause' | 'stop';

/** Why a message did not go, as a key for a sentence that people can read. */
export const reasons = [
  'account-blocked',
  'media',
  'not-accepted',
  'not-available',
  'not-reachable',
  'pace',
  'page-restricted',
  'permission',
  'provider-busy',
  'provider-held-back',
  'spam-limit',
  'template',
  'token',
  'unknown',
  'window-closed',
] as const;
export type Reason = (typeof reasons)[number];

export type Verdict = {
  readonly class: ErrorClass;
  readonly reason: Reason;
  /** Of `slow-down`: whom to pause. */
  readonly scope?: 'account' | 'pair';
};

type Row = Verdict & {
  /** A code, or the first and last of a range. */
  readonly codes: readonly (number | readonly [first: number, last: number])[];
  readonly subcode?: number;
  readonly channel?: GraphChannel;
};

/** The first row that fits counts. */
const table: readonly Row[] = [
  { codes: [131056], class: 'slow-down', scope: 'pair', reason: 'pace' },
  { codes: [4, 613, 80007, 130429], class: 'slow-down', scope: 'account', reason: 'pace' },
  { codes: [1, 2, 1200, 131000, 131016, 131057], class: 'busy', reason: 'provider-busy' },
  { codes: [131047], channel: 'whatsapp', class: 'window-closed', reason: 'window-closed' },
  { codes: [10], subcode: 2018278, channel: 'messenger', class: 'window-closed', reason: 'window-closed' },
  { codes: [10], subcode: 1893063, channel: 'messenger', class: 'final', reason: 'page-restricted' },
  { codes: [100, 131008, 131009], class: 'final', reason: 'not-accepted' },
  { codes: [551, 130472], class: 'final', reason: 'not-available' },
  { codes: [131026], class: 'final', reason: 'not-reachable' },
  { codes: [131049], class: 'final', reason: 'provider-held-back' },
  { codes: [[131051, 131053]], class: 'final', reason: 'media' },
  { codes: [[132000, 132016]], class: 'final', reason: 'template' },
  { codes: [131048], class: 'pause', reason: 'spam-limit' },
  { codes: [0, 190], class: 'stop', reason: 'token' },
  { codes: [10, [200, 299]], class: 'stop', reason: 'permission' },
  { codes: [368, 131031], class: 'stop', reason: 'account-blocked' },
];

export function classify(error: GraphError, channel: GraphChannel): Verdict {
  if (error.status >= 500 || error.status < 400) return { class: 'ambiguous', reason: 'provider-busy' };
  const row = table.find((one) => fits(one, error, channel));
  if (row !== undefined) return verdictOf(row);
  if (error.status === 429) return { class: 'slow-down', scope: 'account', reason: 'pace' };
  // no Graph error in it: something on the way spoke, which may speak differently in a minute
  if (error.code === undefined) return { class: 'busy', reason: 'provider-busy' };
  return { class: 'final', reason: 'unknown' };
}

/** `window-closed:131047`: the key, and the code for whoever asks the provider. */
export function reasonWithCode({ reason }: Verdict, { code, status }: Partial<GraphError>): string {
  return `${reason}:${code ?? status ?? 0}`;
}

/** Of an error that comes later, in a status. */
export function statusReason(code: number): string {
  return reasonWithCode(classify({ status: 400, code }, 'whatsapp'), { code });
}

function fits(row: Row, { code, subcode }: GraphError, channel: GraphChannel): boolean {
  if (code === undefined || (row.channel !== undefined && row.channel !== channel)) return false;
  if (row.subcode !== undefined && row.subcode !== subcode) return false;
  return row.codes.some((one) => (typeof one === 'number' ? one === code : one[0] <= code && code <= one[1]));
}

function verdictOf({ class: kind, reason, scope }: Row): Verdict {
  return { class: kind, reason, ...(scope === undefined ? {} : { scope }) };
}
