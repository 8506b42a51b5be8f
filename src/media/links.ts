/** Addresses that open one file for ten minutes: whoever holds one needs no cookie, and it opens nothing else. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Links = {
  /** Path and query under which this file may be fetched. */
  file(id: string): string;
  /** Path and query to which the bytes of this file may be sent. */
  upload(id: string): string;
  opens(what: 'file' | 'upload', id: string, query: { readonly e?: string; readonly s?: string }): boolean;
};

const lifeMs = 10 * 60_000;
/** Addresses of one minute are the same, so that a browser need not fetch a picture anew with every message. */
const stepMs = 60_000;

export function createLinks(secret: string, now: () => Date): Links {
  const key = createHmac('sha256', secret).update('aparte media').digest();
  const sign = (what: string, id: string, expires: string) =>
    createHmac('sha256', key).update(`${what} ${id} ${expires}`).digest('base64url');
  const query = (what: 'file' | 'upload', id: string) => {
    const expires = String(Math.ceil(now().getTime() / stepMs) * stepMs + lifeMs);
    return `e=${expires}&s=${sign(what, id, expires)}`;
  };
  return {
    file: (id) => `/media/files/${id}?${query('file', id)}`,
    upload: (id) => `/media/uploads/${id}?${query('upload', id)}`,
    opens(what, id, { e = '', s = '' }) {
      if (!/^\d{13,15}$/.test(e) || Number(e) < now().getTime()) return false;
      const [given, right] = [Buffer.from(s), Buffer.from(sign(what, id, e))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
