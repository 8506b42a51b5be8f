/**
 * Where files stand, whoever brought them: looked through before they are kept, bound to one conversation, gone with it.
 * A file that nobody sent within a day goes by itself.
 */
import { randomBytes } from 'node:crypto';
import type { Attachment, MediaKind } from '../domain/attachment.ts';
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { FileProblem } from '../domain/file-mark.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Bytes, Documents } from '../domain/ports.ts';
import { shownName } from './file-name.ts';
import { inspect, largestFile } from './inspect.ts';
import { refuseTooMuch } from './quota.ts';
import { isTaken } from './sniff.ts';
import type { StoredFile } from './stored-file.ts';

export type Upload = { readonly name: string; readonly bytes: Uint8Array; readonly kind?: MediaKind };

export type ShelfParts = {
  readonly documents: Documents;
  readonly bytes: Bytes;
  /** What one shopper may bring within a day, in bytes. */
  readonly shopperPerDay: number;
  readonly now: () => Date;
};

export type Shelf = ReturnType<typeof createShelf>;

const collection = 'files';
/** Of one conversation: a shopper with more than so many has other ways to send them. */
const mostFiles = 200;
const mostInMessage = 5;
const unsentMs = 24 * 60 * 60_000;

const newId = () => `f_${randomBytes(20).toString('base64url')}`;

export function createShelf({ documents, bytes, shopperPerDay, now }: ShelfParts) {
  async function of(conversationId: ConversationId): Promise<readonly StoredFile[]> {
    const query = { index: 'conversationId', equals: conversationId };
    return (await everyDocument<StoredFile>(documents, collection, query)).map(({ value }) => value);
  }

  const find = async (id: string) => (await documents.get<StoredFile>(collection, id))?.value;

  async function roomFor(conversationId: ConversationId, by: StoredFile['by'], more: number): Promise<void> {
    const files = await of(conversationId);
    if (by === 'shopper') refuseTooMuch(files, more, shopperPerDay, now());
    if (files.length >= mostFiles) throw new AparteError('rate-limited', `A conversation may have ${mostFiles} files.`);
  }

  /** What was announced may have been less. */
  async function refuseOverTheDay(id: string, more: number): Promise<void> {
    const file = await find(id);
    if (file?.by === 'shopper') refuseTooMuch(await of(file.conversationId), more, shopperPerDay, now());
  }

  /** A place is written down before any byte, so that nothing lies on the disk that no sweep finds. */
  async function awaited(file: Omit<StoredFile, 'state' | 'at'>): Promise<StoredFile> {
    const made: StoredFile = { ...file, name: file.name.slice(0, 200), state: 'awaited', at: now() };
    await documents.put(collection, file.id, made, 0);
    return made;
  }

  /** Of two that bring bytes to one place the first is taken; where the place has gone meanwhile the bytes go as well. */
  async function place(id: string, given: Uint8Array, kind?: MediaKind): Promise<StoredFile> {
    await refuseOverTheDay(id, given.length);
    const known = await documents.get<StoredFile>(collection, id);
    if (known === undefined) throw noFile();
    const { value: file, version } = known;
    if (file.state !== 'awaited' || file.arriving === true)
      throw new AparteError('conflict', 'This file has arrived already.');
    const looked = inspect(given, kind);
    if (looked.verdict === 'bad') throw refused(looked.reason);
    const mine = await documents.put<StoredFile>(collection, id, { ...file, arriving: true }, version);
    try {
      await bytes.put(id, looked.bytes);
    } catch (error) {
      await documents.put(collection, id, file, mine);
      throw error;
    }
    const name = shownName(file.name, looked.ending);
    const kept: StoredFile = { ...file, state: 'kept', name, facts: looked.facts, at: now() };
    if (await tryPut(documents, id, kept, mine)) return kept;
    await bytes.delete(id);
    throw noFile();
  }

  async function remove(id: string): Promise<void> {
    await bytes.delete(id);
    await documents.delete(collection, id);
  }

  return {
    find,
    of,

    /** Looks through a file and keeps it. Throws what is wrong with it, in words for the person who sent it. */
    async keep(conversationId: ConversationId, by: StoredFile['by'], upload: Upload): Promise<StoredFile> {
      await roomFor(conversationId, by, upload.bytes.length);
      const { id } = await awaited({ id: newId(), conversationId, by, name: upload.name });
      try {
        return await place(id, upload.bytes, upload.kind);
      } catch (error) {
        await remove(id);
        throw error;
      }
    },

    /** Makes room for bytes that will come by themselves. `bytes`: how many were announced. */
    async expect(
      conversationId: ConversationId,
      { name, mime, bytes: announced }: { readonly name: string; readonly mime: string; readonly bytes: number },
    ): Promise<string> {
      if (!isTaken(mime)) throw refused('unknown-kind');
      if (announced > largestFile) throw refused('too-large');
      await roomFor(conversationId, 'shopper', announced);
      return (await awaited({ id: newId(), conversationId, by: 'shopper', name })).id;
    },

    /** The bytes have come. Once they are kept they cannot be replaced. */
    fill: (id: string, given: Uint8Array): Promise<StoredFile> => place(id, given),

    /** Files of this conversation as what a message carries. Another's file is none. */
    async attach(
      conversationId: ConversationId,
      by: StoredFile['by'],
      ids: readonly string[],
    ): Promise<readonly Attachment[]> {
      if (ids.length > mostInMessage) throw new AparteError('too-large', `A message may have ${mostInMessage} files.`);
      const attachments: Attachment[] = [];
      for (const id of new Set(ids)) {
        const file = await find(id);
        if (file?.conversationId !== conversationId || file.by !== by || file.facts === undefined) throw noFile();
        if (file.sent !== true) await documents.put(collection, id, { ...file, sent: true });
        attachments.push(attachmentOf(file));
      }
      return attachments;
    },

    /** Undefined: not there, or held back from everybody. */
    async open(id: string): Promise<{ readonly file: StoredFile; readonly bytes: Uint8Array } | undefined> {
      const file = await find(id);
      if (file?.state !== 'kept') return undefined;
      const found = await bytes.get(id);
      return found === undefined ? undefined : { file, bytes: found };
    },

    /** With everything in them: for a person who asks what the house has of them. */
    async exported(conversationId: ConversationId): Promise<readonly object[]> {
      const files = (await of(conversationId)).filter(({ state }) => state === 'kept' || state === 'quarantined');
      return Promise.all(
        files.map(async ({ id, name, facts, by, at, state, transcript }) => {
          const content = Buffer.from((await bytes.get(id)) ?? []).toString('base64');
          return { fileId: id, name, mime: facts?.mime, by, at, state, transcript, content };
        }),
      );
    },

    async forget(conversationId: ConversationId): Promise<void> {
      for (let some = await of(conversationId); some.length > 0; some = await of(conversationId)) {
        for (const { id } of some) await remove(id);
      }
    },

    /** Removes what was uploaded and never sent. */
    async sweep(): Promise<void> {
      let after: string | undefined;
      do {
        const page = await documents.list<StoredFile>(collection, {
          limit: 200,
          ...(after === undefined ? {} : { after }),
        });
        for (const { value } of page.items) {
          const isUnsent = value.sent !== true && value.source === undefined;
          if (isUnsent && now().getTime() - value.at.getTime() > unsentMs) await remove(value.id);
        }
        after = page.next;
      } while (after !== undefined);
    },
  };
}

/** False: somebody else has changed or removed it. */
async function tryPut(documents: Documents, id: string, file: StoredFile, version: number): Promise<boolean> {
  try {
    await documents.put(collection, id, file, version);
    return true;
  } catch (error) {
    if (error instanceof AparteError && error.code === 'conflict') return false;
    throw error;
  }
}

export function attachmentOf({ id, name, facts }: StoredFile): Attachment {
  if (facts === undefined) throw noFile();
  return { ...facts, name, fileId: id };
}

export const noFile = () => new AparteError('not-found', 'There is no such file.');

const words: Readonly<
  Record<Extract<FileProblem, 'unknown-kind' | 'broken' | 'too-many-pixels' | 'too-large' | 'empty'>, string>
> = {
  'unknown-kind': 'Send a picture (JPEG, PNG, WebP, GIF), a PDF or a sound.',
  broken: 'The file did not arrive whole, or it is damaged.',
  'too-many-pixels': 'The picture has too many pixels; make it smaller.',
  'too-large': 'A picture may have 8 MB, another file 16 MB.',
  empty: 'The file is empty.',
};

function refused(reason: keyof typeof words): AparteError {
  return new AparteError(reason === 'too-large' ? 'too-large' : 'bad-request', words[reason], { details: { reason } });
}
