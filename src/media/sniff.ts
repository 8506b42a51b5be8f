/** What a file is by its first bytes; its name and what is said of it count for nothing. What a browser could run is not known here. */
import type { MediaKind } from '../domain/attachment.ts';
import { lookAtGif } from './gif.ts';
import { lookAtJpeg } from './jpeg.ts';
import { type Looked, latin } from './pieces.ts';
import { lookAtPng } from './png.ts';
import { lookAtWebp } from './webp.ts';

export type FileType = {
  readonly kind: MediaKind;
  readonly mime: string;
  readonly ending: string;
  /** Pictures are looked through and written anew. */
  readonly look?: (bytes: Uint8Array) => Looked;
  /** The end has to be there as well. */
  readonly ends?: string;
};

type Signature = FileType & {
  readonly starts: readonly string[];
  /** What follows after the length that a RIFF file begins with, or the brand of an ISO file. */
  readonly form?: RegExp;
};

const signatures: readonly Signature[] = [
  { kind: 'image', mime: 'image/png', ending: 'png', starts: ['\x89PNG\r\n\x1a\n'], look: lookAtPng },
  { kind: 'image', mime: 'image/jpeg', ending: 'jpg', starts: ['\xff\xd8\xff'], look: lookAtJpeg },
  { kind: 'image', mime: 'image/gif', ending: 'gif', starts: ['GIF87a', 'GIF89a'], look: lookAtGif },
  { kind: 'image', mime: 'image/webp', ending: 'webp', starts: ['RIFF'], form: /^.{8}WEBP/s, look: lookAtWebp },
  { kind: 'document', mime: 'application/pdf', ending: 'pdf', starts: ['%PDF-'], ends: '%%EOF' },
  { kind: 'audio', mime: 'audio/ogg', ending: 'ogg', starts: ['OggS'] },
  { kind: 'audio', mime: 'audio/wav', ending: 'wav', starts: ['RIFF'], form: /^.{8}WAVE/s },
  { kind: 'audio', mime: 'audio/amr', ending: 'amr', starts: ['#!AMR\n', '#!AMR-WB\n'] },
  { kind: 'audio', mime: 'audio/aac', ending: 'aac', starts: ['\xff\xf1', '\xff\xf9'] },
  { kind: 'audio', mime: 'audio/mpeg', ending: 'mp3', starts: ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'] },
  { kind: 'audio', mime: 'audio/mp4', ending: 'm4a', starts: [''], form: /^.{4}ftyp(M4A |M4B )/s },
  {
    kind: 'video',
    mime: 'video/mp4',
    ending: 'mp4',
    starts: [''],
    form: /^.{4}ftyp(isom|iso\d|mp4\d|avc1|MSNV|3gp\d)/s,
  },
  { kind: 'audio', mime: 'audio/webm', ending: 'weba', starts: ['\x1a\x45\xdf\xa3'], form: /webm/ },
];

const mimes = new Set(signatures.map(({ mime }) => mime));

/** Whether a file that says this of itself is worth fetching; what it is its bytes will say. "audio/webm;codecs=opus" is sound. */
export function isTaken(mime: string): boolean {
  const [type = '', more = ''] = mime.toLowerCase().split(';');
  return mimes.has(type.trim()) && !more.includes(',');
}

/** `said`: recorders write sound into the same boxes as films; who sent it as sound is believed in that alone. */
export function sniff(bytes: Uint8Array, said?: MediaKind): FileType | undefined {
  const start = latin(bytes, 0, 64);
  const found = signatures.find(
    ({ starts, form }) => starts.some((one) => start.startsWith(one)) && (form === undefined || form.test(start)),
  );
  if (found?.mime === 'video/mp4' && said === 'audio') return { kind: 'audio', mime: 'audio/mp4', ending: 'm4a' };
  if (found?.kind === 'image' && said === 'sticker') return { ...found, kind: 'sticker' };
  return found;
}
