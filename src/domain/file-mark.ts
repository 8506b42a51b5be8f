/** What became of the files that a provider keeps for us: fetched, held back or lost. Written into the conversation, newest last. */
import type { Attachment, MediaKind } from './attachment.ts';

/** `quarantined`: kept out of everybody's reach, because we cannot tell what it is. `failed`: it could not be fetched. */
export type FileState = 'fetching' | 'kept' | 'quarantined' | 'failed';

/** Why a file is held back or was not fetched; each has words in the console. */
export const fileProblems = [
  'unknown-kind',
  'broken',
  'too-many-pixels',
  'too-large',
  'empty',
  'not-allowed',
  'gone',
  'unreachable',
  'no-room',
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What the bytes turned out to be. */
export type FileFacts = {
  readonly kind: MediaKind;
  readonly mime: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
};

export type FileMark = {
  readonly fileId: string;
  /** Of the message that it came with. */
  readonly seq: number;
  readonly state: FileState;
  readonly facts?: FileFacts;
  readonly reason?: FileProblem;
  /** What was said in a voice note, by the house's speech port. */
  readonly transcript?: string;
  /** Nobody has answered this voice note yet: it waits for its words. */
  readonly unheard?: true;
};

export type FileSettled = Pick<FileMark, 'fileId' | 'state' | 'facts' | 'reason' | 'transcript'>;

const keptMarks = 60;

/** Gives a name to each file that a provider still has: `owner` is unique, so that it is the same name each time. */
export function named(attachments: readonly Attachment[], owner: string): readonly Attachment[] {
  return attachments.map((one, at) => (isElsewhere(one) ? { ...one, fileId: `${owner}-${at}` } : one));
}

const isElsewhere = ({ fileId, url, mediaId }: Attachment): boolean =>
  fileId === undefined && (url !== undefined || mediaId !== undefined);

/** Marks for files that are still to be fetched. `unheard`: the first voice note among them waits for its words. */
export function wanted(
  marks: readonly FileMark[],
  { seq, attachments, unheard }: { seq: number; attachments: readonly Attachment[]; unheard: boolean },
): readonly FileMark[] {
  const voice = unheard ? attachments.find(({ kind }) => kind === 'audio')?.fileId : undefined;
  const fresh = attachments.flatMap(({ fileId, url, mediaId }): FileMark[] => {
    if (fileId === undefined || (url === undefined && mediaId === undefined)) return [];
    return [{ fileId, seq, state: 'fetching', ...(fileId === voice ? { unheard: true } : {}) }];
  });
  return fresh.length === 0 ? marks : [...marks, ...fresh].slice(-keptMarks);
}

/** A file that is kept stays kept, whatever is told late. */
export function settled(marks: readonly FileMark[], told: FileSettled): readonly FileMark[] {
  return marks.map((mark) => {
    if (mark.fileId !== told.fileId || mark.state === 'kept') return mark;
    return { fileId: mark.fileId, seq: mark.seq, ...defined(told) };
  });
}

function defined({ state, facts, reason, transcript }: FileSettled): Omit<FileMark, 'fileId' | 'seq'> {
  return {
    state,
    ...(facts === undefined ? {} : { facts }),
    ...(reason === undefined ? {} : { reason }),
    ...(transcript === undefined ? {} : { transcript }),
  };
}
