/** The body of an upload: an activity and files as multipart, or one file alone. */
import type { IncomingHttpHeaders } from 'node:http';
import { AparteError } from '../domain/errors.ts';
import { parseStrangersJson } from './json.ts';

export type Upload = { readonly name: string; readonly bytes: Uint8Array };

export type ReadUpload = {
  readonly activity?: Readonly<Record<string, unknown>>;
  readonly uploads: readonly Upload[];
};

const activityType = 'application/vnd.microsoft.activity';

export async function readUpload(body: Buffer, headers: IncomingHttpHeaders): Promise<ReadUpload> {
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    const [, name = 'file'] = /filename="?([^";]{1,200})"?/i.exec(headers['content-disposition'] ?? '') ?? [];
    return { uploads: [{ name, bytes: body }] };
  }
  const form = await formOf(body, type);
  let activity: ReadUpload['activity'];
  const uploads: Upload[] = [];
  for (const [name, value] of form) {
    if (name === 'activity' || (typeof value !== 'string' && value.type === activityType)) {
      activity = activityOf(typeof value === 'string' ? Buffer.from(value) : await bytesOf(value));
    } else if (typeof value !== 'string') uploads.push({ name: value.name, bytes: await bytesOf(value) });
  }
  return { uploads, ...(activity === undefined ? {} : { activity }) };
}

async function formOf(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AparteError('bad-request', 'The upload is not valid multipart/form-data.', { cause });
  }
}

function activityOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const value = parseStrangersJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AparteError('bad-request', 'activity: not an activity as plain JSON');
  }
  return value as Readonly<Record<string, unknown>>;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
