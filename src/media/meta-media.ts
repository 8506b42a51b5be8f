/** Files as Meta keeps them: Messenger gives an address, WhatsApp an id that Graph turns into an address for some minutes. */
import { createHmac } from 'node:crypto';
import type { Got, GuardedGet } from './guarded-get.ts';
import { largestFile } from './inspect.ts';
import type { FileSource } from './stored-file.ts';

export type MetaMediaParts = {
  readonly get: GuardedGet;
  /** `https://graph.facebook.com` and `v26.0` */
  readonly baseUrl: string;
  readonly version: string;
  readonly whatsapp?: { readonly token: string; readonly appSecret: string } | undefined;
};

export type FetchMedia = (source: FileSource) => Promise<Got>;

/** Hosts from which Meta hands out what people sent. */
export const metaHosts = ['lookaside.fbsbx.com', '.fbsbx.com', '.fbcdn.net', 'graph.facebook.com'];

const mostJson = 64_000;
const notAllowed = { outcome: 'refused', reason: 'not-allowed' } as const;

export function createMetaMedia({ get, baseUrl, version, whatsapp }: MetaMediaParts): FetchMedia {
  async function byId(mediaId: string, account: string): Promise<Got> {
    if (whatsapp === undefined || !/^[\w.-]{1,200}$/.test(mediaId)) return notAllowed;
    const headers = { authorization: `Bearer ${whatsapp.token}` };
    const query = new URLSearchParams({
      phone_number_id: account,
      appsecret_proof: createHmac('sha256', whatsapp.appSecret).update(whatsapp.token).digest('hex'),
    });
    const told = await get(`${baseUrl.replace(/\/+$/, '')}/${version}/${mediaId}?${query}`, {
      most: mostJson,
      headers,
    });
    if (told.outcome !== 'got') return told;
    const address = addressIn(told.bytes);
    return address === undefined
      ? { outcome: 'failed', cause: 'unreadable' }
      : get(address, { most: largestFile, headers });
  }

  return async ({ channel, account, url, mediaId }) => {
    if (channel === 'whatsapp' && mediaId !== undefined) return byId(mediaId, account);
    // addresses of Messenger carry their own permission: no token of ours goes there
    return channel === 'messenger' && url !== undefined ? get(url, { most: largestFile }) : notAllowed;
  };
}

function addressIn(bytes: Uint8Array): string | undefined {
  try {
    const { url } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { url?: unknown };
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}
