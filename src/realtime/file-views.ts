/** Files as browsers see them. Never a provider's address: browsers fetch from the house alone, and only what is kept. */
import type { Attachment } from '../domain/attachment.ts';
import type { FileFacts, FileMark } from '../domain/file-mark.ts';
import type { WireFile } from '../protocol/files.ts';
import type { WireAttachment } from '../protocol/wire.ts';

/** An address at which this shopper may fetch the file for some minutes. */
export type FileLink = (fileId: string) => string;

export function attachmentForShopper(
  { kind, name, voice, fileId, ...facts }: Attachment,
  link?: FileLink,
): WireAttachment {
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(voice === undefined ? {} : { voice }),
    ...drawn(facts),
    ...(fileId === undefined || isElsewhere(facts) || link === undefined ? {} : { url: link(fileId) }),
  };
}

/** What stands in the message, and over it what became of it since. */
export function attachmentForDesk(attachment: Attachment, marks: readonly FileMark[]): WireAttachment {
  const { fileId } = attachment;
  const shown = attachmentForShopper(attachment);
  if (fileId === undefined) return shown;
  const mark = marks.find((one) => one.fileId === fileId);
  if (mark === undefined) return { ...shown, fileId, state: 'kept', url: deskAddress(fileId) };
  const { kind = shown.kind, ...known } = fileForDesk(mark);
  return { ...shown, ...known, kind };
}

export function fileForDesk({ fileId, state, facts, reason, transcript }: FileMark): WireFile {
  return {
    fileId,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(facts === undefined ? {} : { kind: facts.kind, ...drawn(facts) }),
    ...(transcript === undefined ? {} : { transcript }),
    ...(state === 'kept' ? { url: deskAddress(fileId) } : {}),
  };
}

/** Opened by the console's own cookie. */
const deskAddress = (fileId: string) => `/media/files/${fileId}`;

const isElsewhere = ({ url, mediaId }: Pick<Attachment, 'url' | 'mediaId'>): boolean =>
  url !== undefined || mediaId !== undefined;

function drawn({ mime, bytes, width, height }: Partial<FileFacts>) {
  return {
    ...(mime === undefined ? {} : { mime }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}
