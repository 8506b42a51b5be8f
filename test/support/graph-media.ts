/** The files of a stand-in for Graph: ids become addresses, addresses bytes, in good and bad ways; and files that are brought to it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type MediaMode =
  | 'ok'
  /** Begins and never ends. */
  | 'slow'
  | 'redirect'
  /** Says too much in its header. */
  | 'oversize'
  /** Says nothing, and sends too much. */
  | 'endless'
  /** HTML under the name of a picture. */
  | 'wrong-type'
  | '404'
  | '500';

export type GraphMedia = {
  /** Keeps a file under an id. Modes are met in order by those who fetch it; the last one stays. */
  put(id: string, bytes: Uint8Array, mime: string, ...modes: readonly MediaMode[]): void;
  /** Where Messenger would say that the file is. */
  address(id: string): string;
  /** What was asked for, with what. */
  readonly asked: readonly { readonly path: string; readonly authorization: string | undefined }[];
  /** What was brought here, by the id that it got. */
  readonly brought: ReadonlyMap<string, { readonly path: string; readonly form: FormData }>;
};

type Kept = { readonly bytes: Uint8Array; readonly mime: string; modes: readonly MediaMode[] };

export function createGraphMedia(baseUrl: () => string) {
  const kept = new Map<string, Kept>();
  const asked: { path: string; authorization: string | undefined }[] = [];
  const brought = new Map<string, { path: string; form: FormData }>();

  function give(id: string, response: ServerResponse): void {
    const file = kept.get(id);
    const mode = file?.modes[0] ?? '404';
    if (file !== undefined && file.modes.length > 1) file.modes = file.modes.slice(1);
    if (file === undefined || mode === '404') return void response.writeHead(404).end();
    const headers = { 'content-type': file.mime };
    switch (mode) {
      case 'ok':
        return void response.writeHead(200, headers).end(file.bytes);
      case 'slow':
        return void response.writeHead(200, headers).write(file.bytes.subarray(0, 10));
      case 'redirect':
        return void response.writeHead(302, { location: `${baseUrl()}/media-bytes/elsewhere` }).end();
      case 'oversize':
        return void response.writeHead(200, { ...headers, 'content-length': 200_000_000 }).write('x');
      case 'endless': {
        response.writeHead(200, headers);
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
        };
        response.on('drain', pour);
        pour();
        return;
      }
      case 'wrong-type':
        return void response.writeHead(200, headers).end('<html><script>alert(1)</script></html>');
      case '500':
        return void response.writeHead(500).end();
      default:
        mode satisfies never;
    }
  }

  /** False: not about files. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname } = new URL(request.url ?? '/', 'http://graph');
    const { authorization, 'content-type': type = '' } = request.headers;
    if (request.method === 'POST' && type.startsWith('multipart/form-data')) {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const form = await new Response(Buffer.concat(pieces), { headers: { 'content-type': type } }).formData();
      const id = `up${brought.size + 1}`;
      brought.set(id, { path: pathname, form });
      const answered = pathname.endsWith('message_attachments') ? { attachment_id: id } : { id };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
      return true;
    }
    if (request.method !== 'GET') return false;
    const [, bytesOf] = /^\/media-bytes\/([\w.-]+)$/.exec(pathname) ?? [];
    const [, told] = /^\/v[\d.]+\/(media-[\w.-]+)$/.exec(pathname) ?? [];
    if (bytesOf === undefined && told === undefined) return false;
    asked.push({ path: pathname, authorization });
    if (bytesOf !== undefined) give(bytesOf, response);
    else {
      const url = `${baseUrl()}/media-bytes/${told}`;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ url, id: told }));
    }
    return true;
  }

  const media: GraphMedia = {
    put: (id, bytes, mime, ...modes) => void kept.set(id, { bytes, mime, modes: modes.length === 0 ? ['ok'] : modes }),
    address: (id) => `${baseUrl()}/media-bytes/${id}`,
    asked,
    brought,
  };
  return { media, answer };
}
