/**
 * Files that shoppers send over Direct Line: a few kinds, told by their bytes and never by their name, kept in a folder of
 * their conversation and given out under signed addresses only.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, MediaKind } from '../domain/attachment.ts';
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';

export type Upload = { readonly name: string; readonly bytes: Uint8Array };
export type KeptFile = { readonly bytes: Buffer; readonly mime: string };

export type Files = {
  keep(id: ConversationId, uploads: readonly Upload[]): Promise<readonly Attachment[]>;
  /** Undefined: no such file, or not under this signature. */
  find(id: string, name: string, signature: string): Promise<KeptFile | undefined>;
  /** Below the Direct Line's own address; undefined for what is not kept here. */
  path(id: ConversationId, file: Attachment): string | undefined;
  forget(id: ConversationId): Promise<void>;
};

const largest = 5_000_000;
const mostFiles = 5;
const mark = 'directline:';

type Kind = {
  readonly kind: MediaKind;
  readonly mime: string;
  readonly ending: string;
  readonly starts: readonly string[];
  /** What follows after the length that a RIFF file begins with. */
  readonly form?: string;
};

/** By the first bytes, as Latin-1. What a browser could run (HTML, SVG, scripts) is not among them. */
const kinds: readonly Kind[] = [
  { kind: 'image', mime: 'image/png', ending: 'png', starts: ['\x89PNG\r\n\x1a\n'] },
  { kind: 'image', mime: 'image/jpeg', ending: 'jpg', starts: ['\xff\xd8\xff'] },
  { kind: 'image', mime: 'image/gif', ending: 'gif', starts: ['GIF87a', 'GIF89a'] },
  { kind: 'image', mime: 'image/webp', ending: 'webp', starts: ['RIFF'], form: 'WEBP' },
  { kind: 'document', mime: 'application/pdf', ending: 'pdf', starts: ['%PDF-'] },
  { kind: 'audio', mime: 'audio/ogg', ending: 'ogg', starts: ['OggS'] },
  { kind: 'audio', mime: 'audio/mpeg', ending: 'mp3', starts: ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'] },
  { kind: 'audio', mime: 'audio/wav', ending: 'wav', starts: ['RIFF'], form: 'WAVE' },
];

function kindOf(bytes: Uint8Array): Kind | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return kinds.find(
    ({ starts, form }) =>
      starts.some((one) => start.startsWith(one)) && (form === undefined || start.slice(8, 12) === form),
  );
}

export function createFiles({ folder, secret }: { readonly folder: string; readonly secret: string }): Files {
  const key = createHmac('sha256', secret).update('aparte direct line files').digest();
  const sign = (id: string, name: string) => createHmac('sha256', key).update(`${id}/${name}`).digest('base64url');

  async function keepOne(id: ConversationId, { name, bytes }: Upload): Promise<Attachment> {
    if (bytes.length > largest) throw new AparteError('too-large', 'A file may have 5 MB.');
    const found = kindOf(bytes);
    if (found === undefined) throw new AparteError('bad-request', 'Send a picture, a PDF or a sound.');
    const { kind, mime, ending } = found;
    const kept = `${randomBytes(12).toString('base64url')}.${ending}`;
    await mkdir(join(folder, id), { recursive: true, mode: 0o750 });
    await writeFile(join(folder, id, kept), bytes, { mode: 0o640 });
    return { kind, mime, name: shownName(name, ending), url: `${mark}${kept}` };
  }

  return {
    async keep(id, uploads) {
      if (uploads.length > mostFiles) throw new AparteError('too-large', `A message may have ${mostFiles} files.`);
      const kept: Attachment[] = [];
      for (const upload of uploads) kept.push(await keepOne(id, upload));
      return kept;
    },
    async find(id, name, signature) {
      const found = kinds.find(({ ending }) => name.endsWith(`.${ending}`));
      if (found === undefined || !/^c_[\w-]{27}$/.test(id) || !/^[\w-]{16}\.\w{3,4}$/.test(name)) return undefined;
      if (!same(signature, sign(id, name))) return undefined;
      const bytes = await readFile(join(folder, id, name)).catch(() => undefined);
      return bytes === undefined ? undefined : { bytes, mime: found.mime };
    },
    path(id, { url }) {
      if (url?.startsWith(mark) !== true) return undefined;
      const name = url.slice(mark.length);
      return `/files/${id}/${name}?s=${sign(id, name)}`;
    },
    forget: (id) => rm(join(folder, id), { recursive: true, force: true }),
  };
}

function same(guess: string, right: string): boolean {
  const [one, other] = [Buffer.from(guess), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The last part of a path, short, of letters and digits; the ending is what the bytes say. */
function shownName(name: string, ending: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N} ._-]/gu, '');
  return `${base.trim().slice(0, 80) || 'file'}.${ending}`;
}
