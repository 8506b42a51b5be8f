/** Puts a file of ours at Graph and gives the id under which a message may name it; the same id again for some hours. */
import { z } from 'zod';
import type { Attachment } from '../domain/attachment.ts';
import type { SendResult } from '../domain/delivery.ts';
import type { Clock } from '../domain/ports.ts';
import type { Graph, GraphAnswer } from './graph.ts';

export type OwnFile = { readonly bytes: Uint8Array; readonly mime: string; readonly name: string };
/** Undefined: it has gone. */
export type OwnFiles = (fileId: string) => Promise<OwnFile | undefined>;

export type MediaOutParts = {
  readonly graph: Pick<Graph, 'upload'>;
  readonly files: OwnFiles;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Path and form of one upload. */
  readonly form: (file: OwnFile, kind: Attachment['kind']) => FormData;
};

export type AtGraph = { readonly attachment: Attachment; readonly id: string };
export type PutAll = (path: string, attachments: readonly Attachment[]) => Promise<readonly AtGraph[] | SendResult>;

const uploaded = z
  .object({ id: z.string().max(300).optional(), attachment_id: z.string().max(300).optional() })
  .transform(({ id, attachment_id }) => id ?? attachment_id)
  .pipe(z.string().min(1));

/** Graph keeps uploads for 30 days; a retry within hours finds them. */
const rememberMs = 12 * 60 * 60_000;
const mostRemembered = 500;

export function createMediaOut({ graph, files, clock, form }: MediaOutParts): PutAll {
  const known = new Map<string, { readonly id: string; readonly atMs: number }>();

  async function put(path: string, attachment: Attachment): Promise<string | SendResult> {
    const { fileId = '', kind } = attachment;
    const key = `${path} ${fileId}`;
    const before = known.get(key);
    if (before !== undefined && clock.monotonicMs() - before.atMs < rememberMs) return before.id;
    const file = await files(fileId);
    if (file === undefined) return { outcome: 'failed', reason: 'media:0' };
    const answer = await graph.upload(path, form(file, kind), uploaded);
    if (answer.kind !== 'ok') return notPut(answer);
    known.delete(key);
    known.set(key, { id: answer.value, atMs: clock.monotonicMs() });
    if (known.size > mostRemembered) known.delete(known.keys().next().value ?? key);
    return answer.value;
  }

  return async (path, attachments) => {
    const all: AtGraph[] = [];
    for (const attachment of attachments) {
      const id = await put(path, attachment);
      if (typeof id !== 'string') return id;
      all.push({ attachment, id });
    }
    return all;
  };
}

/** Nothing has reached the shopper, whatever became of the upload: it may be tried again. */
function notPut(answer: Exclude<GraphAnswer<string>, { kind: 'ok' }>): SendResult {
  if (answer.kind === 'refused') return { outcome: 'waits', reason: `unreachable:${answer.cause}` };
  if (answer.kind === 'ambiguous') return { outcome: 'refused', reason: 'media:0' };
  const { status, code = 0 } = answer;
  return status >= 500 || status === 429
    ? { outcome: 'refused', reason: `media:${code}` }
    : { outcome: 'failed', reason: `media:${code}` };
}

/** Files of ours that go out with this message. */
export function ownFilesOf(attachments: readonly Attachment[] = []): readonly Attachment[] {
  return attachments.filter(({ fileId }) => fileId !== undefined);
}
