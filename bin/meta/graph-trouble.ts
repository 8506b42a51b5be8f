/** What an error of Graph says about the settings, and what to do: judged by its codes. */
import type { Finding } from '../finding.ts';
import type { Read } from './graph-reader.ts';

type Trouble = Pick<Finding, 'state' | 'words'>;
type Failed = Exclude<Read<unknown>, { kind: 'ok' }>;

export type Asked = {
  /** Which variable holds the token. */
  readonly token: string;
  /** What the token must be allowed for this question. */
  readonly permission: string;
};

/** Sessions that ended: by time, by another password, by whoever gave the permission. */
const expired = [460, 463, 467];

export function troubleOf(failed: Failed, { token, permission }: Asked): Trouble {
  if (failed.kind === 'away')
    return unknown(`Graph does not answer (${failed.cause}): is there a way out, and is META_GRAPH_BASE_URL right?`);
  const { status, code, subcode } = failed;
  const which = code === undefined ? `HTTP ${status}` : `error ${code}${subcode === undefined ? '' : `/${subcode}`}`;
  if (code === 190 && subcode !== undefined && expired.includes(subcode)) {
    return wrong(`${token} has expired (${which}): make a new one and restart`);
  }
  if (code === 190 || status === 401) return wrong(`${token} is not valid (${which}): make a new one and restart`);
  if (code === 10 || (code !== undefined && code >= 200 && code <= 299)) {
    return unknown(`not allowed to look (${which}): give the token ${permission}`);
  }
  if (status === 429 || [4, 17, 32, 613].includes(code ?? 0) || (code ?? 0) >= 80_000) {
    return unknown(`Graph asks for patience (${which}): try again in some minutes`);
  }
  if (status >= 500 || code === 1 || code === 2) return unknown(`Graph is unwell (${which}): try again later`);
  if (status >= 300 && status < 400) return wrong(`META_GRAPH_BASE_URL sends elsewhere (${which})`);
  if (code === undefined) return unknown(`no answer of Graph (${which}): is META_GRAPH_BASE_URL right?`);
  return wrong(`Graph refuses (${which})`);
}

export const unknown = (words: string): Trouble => ({ state: 'unknown', words });
export const wrong = (words: string): Trouble => ({ state: 'wrong', words });
export const ok = (words: string): Trouble => ({ state: 'ok', words });
