/** Files that an advisor is about to send: brought to the house at once, and kept beside the words until they go. */
import type { KeptFile } from '../../src/protocol/files.ts';
import { problemOf } from '../parts/api.ts';
import { createStore, type Store } from './store.ts';

export type Attaching = {
  readonly key: string;
  readonly name: string;
  readonly state: 'coming' | 'ready' | 'failed';
  readonly fileId?: string;
  /** In the server's words; absent when it could not be reached. */
  readonly error?: string;
  readonly file: File;
};

export type Uploads = {
  readonly store: Store<Readonly<Record<string, readonly Attaching[]>>>;
  readonly of: (conversationId: string) => readonly Attaching[];
  readonly add: (conversationId: string, files: readonly File[]) => void;
  readonly retry: (conversationId: string, key: string) => void;
  readonly remove: (conversationId: string, key: string) => void;
  /** They go with a message now. */
  readonly taken: (conversationId: string) => readonly Attaching[];
  /** The message was not accepted: they are beside the words again. */
  readonly giveBack: (conversationId: string, files: readonly Attaching[]) => void;
};

export const mostFiles = 5;
/** WhatsApp takes pictures of 5 MB, and JPEG and PNG alone. */
const largestPicture = 4_500_000;
const longestSide = 2_560;

export function createUploads(): Uploads {
  const store = createStore<Readonly<Record<string, readonly Attaching[]>>>({});
  const of = (id: string) => store.get()[id] ?? [];
  const put = (id: string, files: readonly Attaching[]) => store.update((all) => ({ ...all, [id]: files }));
  const change = (id: string, key: string, set: Partial<Attaching>) =>
    put(
      id,
      of(id).map((one) => (one.key === key ? { ...one, ...set } : one)),
    );

  async function bring(id: string, { key, name, file }: Attaching): Promise<void> {
    try {
      const body = await sendable(file);
      const answer = await fetch(
        `/api/v1/conversations/${encodeURIComponent(id)}/files?name=${encodeURIComponent(name)}`,
        {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream' },
          body,
        },
      );
      if (answer.ok) return change(id, key, { state: 'ready', fileId: ((await answer.json()) as KeptFile).fileId });
      change(id, key, { state: 'failed', error: (await problemOf(answer))?.detail ?? '' });
    } catch {
      change(id, key, { state: 'failed' });
    }
  }

  return {
    store,
    of,
    add(id, files) {
      const fresh = files
        .slice(0, Math.max(0, mostFiles - of(id).length))
        .map((file): Attaching => ({ key: crypto.randomUUID(), name: file.name || 'image', state: 'coming', file }));
      put(id, [...of(id), ...fresh]);
      for (const one of fresh) void bring(id, one);
    },
    retry(id, key) {
      const one = of(id).find((other) => other.key === key);
      if (one === undefined) return;
      change(id, key, { state: 'coming' });
      void bring(id, one);
    },
    remove: (id, key) =>
      put(
        id,
        of(id).filter((one) => one.key !== key),
      ),
    taken(id) {
      const ready = of(id).filter(({ state }) => state === 'ready');
      put(
        id,
        of(id).filter(({ state }) => state !== 'ready'),
      );
      return ready;
    },
    giveBack: (id, files) => put(id, [...files, ...of(id)].slice(0, mostFiles)),
  };
}

/** A picture that a telephone would not be shown as it is becomes a JPEG that it is. */
async function sendable(file: File): Promise<Blob> {
  const fits = file.size <= largestPicture && (file.type === 'image/jpeg' || file.type === 'image/png');
  if (!file.type.startsWith('image/') || fits) return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return file;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
