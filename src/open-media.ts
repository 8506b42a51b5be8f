/** Wires the room for files: where their bytes are, what is fetched for them, and who is given what. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Attachment } from './domain/attachment.ts';
import { AparteError } from './domain/errors.ts';
import type { Log } from './domain/log.ts';
import type { Bytes, Change, Clock, Documents, Ingress, Store, Transcriber } from './domain/ports.ts';
import type { FilesParts } from './http/files.ts';
import { bytesInFolder } from './media/bytes-in-folder.ts';
import { bytesInStore } from './media/bytes-in-store.ts';
import { createFetcher, type Fetcher } from './media/fetcher.ts';
import { disposition } from './media/file-name.ts';
import { createGuardedGet } from './media/guarded-get.ts';
import { createLinks, type Links } from './media/links.ts';
import { createMetaMedia, metaHosts } from './media/meta-media.ts';
import { storedBytes, withinQuota } from './media/quota.ts';
import { attachmentOf, createShelf, type Shelf } from './media/shelf.ts';
import type { StoredFile } from './media/stored-file.ts';
import { createTranscriber } from './media/transcription.ts';

export type OpenMedia = {
  readonly shelf: Shelf;
  readonly fetcher: Fetcher;
  readonly files: FilesParts['files'];
  /** What a shopper's socket needs of it. */
  readonly forShoppers: {
    expect(
      id: StoredFile['conversationId'],
      file: { name: string; mime: string; bytes: number },
    ): Promise<{ uploadId: string; url: string }>;
    attach(id: StoredFile['conversationId'], ids: readonly string[]): Promise<readonly Attachment[]>;
    readonly link: (fileId: string) => string;
  };
  readonly forDesk: {
    attach(id: StoredFile['conversationId'], ids: readonly string[]): Promise<readonly Attachment[]>;
    again: Fetcher['again'];
  };
  /** Of a door that has read the bytes already. */
  keepFor(
    id: StoredFile['conversationId'],
    uploads: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<readonly Attachment[]>;
  /** For a provider that is to be given our file itself. */
  ownFile(
    fileId: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly mime: string; readonly name: string } | undefined>;
  announce(change: Change): void;
  /** What is kept, and what may be. */
  stored(): Promise<{ readonly bytes: number; readonly maxBytes: number }>;
  start(): void;
  stop(): Promise<void>;
};

export type OpenMediaParts = {
  readonly config: Pick<
    Config,
    'dataDir' | 'media' | 'mongodbUri' | 'sessionSecret' | 'publicUrl' | 'port' | 'meta' | 'whatsapp' | 'transcription'
  >;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Another ear than the one that the configuration names. */
  readonly transcriber?: Transcriber | undefined;
};

const sweepMs = 60 * 60_000;

/** The corridor is opened with what is known here, and the fetcher needs the corridor's door: it comes later. */
export function openMedia(parts: OpenMediaParts): { readonly listens: boolean; through(ingress: Ingress): OpenMedia } {
  const { config, store, clock, log } = parts;
  const { documents } = store;
  const now = () => clock.now();
  const { maxBytes, shopperPerDay } = config.media;
  const bytes = withinQuota(bytesFor(config, documents), { documents, limit: maxBytes, now });
  const shelf = createShelf({ documents, bytes, shopperPerDay, now });
  const links = createLinks(config.sessionSecret, () => clock.now());
  const transcriber = parts.transcriber ?? (config.transcription && createTranscriber(config.transcription));
  const { graphBaseUrl: baseUrl, graphVersion: version } = config.meta;
  const { origin } = new URL(baseUrl);
  // Meta's own address is checked like any other; one that the operator chose may be on the operator's network
  const trusted = origin === 'https://graph.facebook.com' ? {} : { trustedOrigin: origin };
  const get = createGuardedGet({ hosts: metaHosts, ...trusted });
  const fetchMedia = createMetaMedia({ get, baseUrl, version, whatsapp: config.whatsapp });

  return {
    listens: transcriber !== undefined,
    through(ingress) {
      const fetcher = createFetcher({
        documents,
        transcripts: store.transcripts,
        ingress,
        bytes,
        fetchMedia,
        transcriber,
        clock,
        log,
      });
      let sweeping: NodeJS.Timeout | undefined;
      return {
        shelf,
        fetcher,
        files: filesOf(shelf, links),
        forShoppers: {
          async expect(id, file) {
            const uploadId = await shelf.expect(id, file);
            return { uploadId, url: `${addressBase(config)}${links.upload(uploadId)}` };
          },
          attach: (id, ids) => shelf.attach(id, 'shopper', ids),
          link: (fileId) => `${addressBase(config)}${links.file(fileId)}`,
        },
        forDesk: {
          async attach(id, ids) {
            // its addresses would have to live longer than ours do, and an empty message would arrive instead
            if ((await store.transcripts.conversation(id))?.channel === 'botframework')
              throw new AparteError('forbidden', 'This channel takes no files from us yet; send words.');
            return shelf.attach(id, 'advisor', ids);
          },
          again: fetcher.again,
        },
        async keepFor(id, uploads) {
          const kept: StoredFile[] = [];
          for (const upload of uploads) kept.push(await shelf.keep(id, 'shopper', upload));
          return shelf.attach(
            id,
            'shopper',
            kept.map((file) => file.id),
          );
        },
        async ownFile(fileId) {
          const found = await shelf.open(fileId);
          if (found?.file.facts === undefined) return undefined;
          return { bytes: found.bytes, mime: found.file.facts.mime, name: found.file.name };
        },
        announce: fetcher.announce,
        stored: async () => ({ bytes: await storedBytes(documents), maxBytes }),
        start() {
          fetcher.start();
          const sweep = () =>
            shelf
              .sweep()
              .then(bytes.recount)
              .catch((error: unknown) => log.warn('old uploads could not be removed', { error }));
          void sweep();
          sweeping = setInterval(() => void sweep(), sweepMs);
          sweeping.unref();
        },
        async stop() {
          clearInterval(sweeping);
          await fetcher.stop();
        },
      };
    },
  };
}

/** Machines that share a MongoDB share no folder: there the bytes are in the store too. */
function bytesFor({ mongodbUri, dataDir }: OpenMediaParts['config'], documents: Documents): Bytes {
  return mongodbUri === undefined ? bytesInFolder(join(dataDir, 'media')) : bytesInStore(documents);
}

/** A port that the system chose stands in no address: then the path alone, which is below whatever page asked. */
function addressBase({ publicUrl, port }: OpenMediaParts['config']): string {
  return port === 0 ? '' : publicUrl;
}

function filesOf(shelf: Shelf, links: Links): FilesParts['files'] {
  const kept = ({ id, ...file }: StoredFile) => {
    const { fileId: _id, name = '', kind, mime = '', bytes = 0, width, height } = attachmentOf({ id, ...file });
    return {
      fileId: id,
      name,
      kind,
      mime,
      bytes,
      ...(width === undefined || height === undefined ? {} : { width, height }),
    };
  };
  return {
    opens: links.opens,
    async open(id) {
      const found = await shelf.open(id);
      if (found?.file.facts === undefined) return undefined;
      const { conversationId, facts, name } = found.file;
      return { conversationId, mime: facts.mime, disposition: disposition(name), bytes: found.bytes };
    },
    fill: async (id, bytes) => kept(await shelf.fill(id, bytes)),
    keep: async (id, upload) => kept(await shelf.keep(id, 'advisor', upload)),
  };
}
