/**
 * Fetches what providers keep for us, after the message is durable and never on its way in. The work is written down, so a
 * restart goes on with it; what came of it is an event of the conversation.
 */
import type { Attachment } from '../domain/attachment.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { FileMark, FileProblem, FileSettled } from '../domain/file-mark.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { Message } from '../domain/message.ts';
import type { Bytes, Change, Clock, Documents, Ingress, Transcriber, Transcripts } from '../domain/ports.ts';
import { shownName } from './file-name.ts';
import { inspect } from './inspect.ts';
import type { FetchMedia } from './meta-media.ts';
import { sniff } from './sniff.ts';
import type { FileSource, StoredFile } from './stored-file.ts';

export type FetcherParts = {
  readonly documents: Documents;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages' | 'list'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly bytes: Bytes;
  readonly fetchMedia: FetchMedia;
  readonly transcriber?: Transcriber | undefined;
  readonly clock: Clock;
  readonly log: Log;
};

export type Fetcher = {
  /** After each commit of this node. */
  announce(change: Change): void;
  /** A person wants it tried again. Throws `not-found` when it is nothing that could be fetched. */
  again(conversationId: ConversationId, fileId: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

const collection = 'files';
const roundMs = 1_000;
/** As long as a node may take over one file; then another tries. */
const holdMs = 90_000;
const listenMs = 30_000;
/** Between tries; after the last one a person may ask for more. */
const pausesMs = [2_000, 15_000, 60_000, 300_000] as const;
const mostAtOnce = 4;
const dueAtOnce = 100;
const lookBack = 100;

type Known = { readonly value: StoredFile; readonly version: number };

export function createFetcher(parts: FetcherParts): Fetcher {
  const { documents, transcripts, ingress, bytes, clock, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let busy = false;
  let stopped = false;

  const nowMs = () => clock.now().getTime();

  /** Written down before anything is fetched. Somebody else may have done so. */
  async function want(conversation: Conversation, mark: FileMark, attachments: readonly Attachment[]): Promise<void> {
    const one = attachments.find(({ fileId }) => fileId === mark.fileId);
    if (one === undefined) return;
    const { kind, url, mediaId, name } = one;
    const { id: conversationId, channel, account } = conversation;
    const source: FileSource = {
      channel,
      account,
      kind,
      ...(url === undefined ? {} : { url }),
      ...(mediaId === undefined ? {} : { mediaId }),
    };
    const file: StoredFile = {
      id: mark.fileId,
      conversationId,
      state: 'fetching',
      by: 'shopper',
      name: name ?? kind,
      sent: true,
      source,
      job: 'fetch',
      dueAt: clock.now(),
      tries: 0,
      at: clock.now(),
    };
    await documents.put(collection, file.id, file, 0).catch(ifNotThere);
  }

  async function due(): Promise<readonly Known[]> {
    const found: Known[] = [];
    for (const job of ['tell', 'fetch']) {
      // Those that rest after a failure must not hide the ones behind them.
      const all = await everyDocument<StoredFile>(documents, collection, { index: 'job', equals: job });
      found.push(...all.filter(({ value }) => (value.dueAt?.getTime() ?? 0) <= nowMs()).slice(0, dueAtOnce));
    }
    return found;
  }

  /** Undefined: another node has it. */
  async function hold({ value, version }: Known): Promise<Known | undefined> {
    const held = {
      ...value,
      dueAt: new Date(nowMs() + holdMs),
      tries: (value.tries ?? 0) + (value.job === 'fetch' ? 1 : 0),
    };
    const next = await documents.put(collection, value.id, held, version).catch(ifNotThere);
    return next === undefined ? undefined : { value: held, version: next };
  }

  async function work(one: Known): Promise<void> {
    const held = await hold(one);
    if (held === undefined) return;
    const { value } = held;
    if ((await transcripts.conversation(value.conversationId)) === undefined) return drop(value.id);
    const done = value.job === 'fetch' ? await fetched(value) : value;
    const saved = done === value ? held.version : await written(done, held.version);
    if (saved === undefined) return;
    await tell(done);
    const { job: _told, dueAt: _due, ...rest } = done;
    if (done.state === 'fetching') return;
    await documents.put(collection, done.id, rest, saved);
  }

  /** Undefined: it was erased meanwhile, and its bytes go as well; or another node has taken it over. */
  async function written(file: StoredFile, version: number): Promise<number | undefined> {
    const next = await documents.put(collection, file.id, file, version).catch(ifNotThere);
    if (next === undefined && (await documents.get(collection, file.id)) === undefined) await bytes.delete(file.id);
    return next;
  }

  async function drop(id: string): Promise<void> {
    await bytes.delete(id);
    await documents.delete(collection, id);
  }

  /** The file as it is after this try. */
  async function fetched(file: StoredFile): Promise<StoredFile> {
    const { source, tries = 1 } = file;
    if (source === undefined) return { ...file, state: 'failed', reason: 'gone', job: 'tell' };
    try {
      const got = await parts.fetchMedia(source);
      if (got.outcome === 'got') return await looked(file, source, got.bytes);
      if (got.outcome === 'refused') return { ...file, state: 'failed', reason: got.reason, job: 'tell' };
      log.info('a file could not be fetched', {
        conversationId: file.conversationId,
        attempt: tries,
        reason: got.cause,
      });
      return later(file, tries, 'unreachable');
    } catch (error) {
      const isFull = error instanceof AparteError && error.details?.['full'] === true;
      log.warn('a file could not be kept', { conversationId: file.conversationId, attempt: tries, error });
      return later(file, tries, isFull ? 'no-room' : 'unreachable');
    }
  }

  function later(file: StoredFile, tries: number, reason: FileProblem): StoredFile {
    const pauseMs = pausesMs[tries - 1];
    if (pauseMs === undefined) return { ...file, state: 'failed', reason, job: 'tell' };
    return { ...file, reason, dueAt: new Date(nowMs() + pauseMs) };
  }

  /** What cannot be told by its bytes is kept out of reach: a person may still ask for it, a browser may not. */
  async function looked(file: StoredFile, source: FileSource, given: Uint8Array): Promise<StoredFile> {
    const { reason: _before, ...rest } = file;
    const seen = inspect(given, source.kind);
    if (seen.verdict === 'good') {
      await bytes.put(file.id, seen.bytes);
      const transcript = await heard(file, seen.facts.mime, seen.bytes);
      const kept = {
        ...rest,
        state: 'kept',
        name: shownName(file.name, seen.ending),
        facts: seen.facts,
        job: 'tell',
      } as const;
      return transcript === undefined ? kept : { ...kept, transcript };
    }
    if (seen.reason === 'empty' || seen.reason === 'too-large')
      return { ...rest, state: 'failed', reason: seen.reason, job: 'tell' };
    await bytes.put(file.id, given);
    return { ...rest, state: 'quarantined', reason: seen.reason, heldBytes: given.length, job: 'tell' };
  }

  async function heard(
    { conversationId, id }: StoredFile,
    mime: string,
    sound: Uint8Array,
  ): Promise<string | undefined> {
    const { transcriber } = parts;
    if (transcriber === undefined || sniff(sound, 'audio')?.kind !== 'audio') return undefined;
    try {
      const locale = (await transcripts.conversation(conversationId))?.locale ?? 'en';
      const said = await transcriber.transcribe({ bytes: sound, mime, locale }, AbortSignal.timeout(listenMs));
      return said?.trim().slice(0, 4_000) || undefined;
    } catch (error) {
      log.warn('a voice note could not be turned into words', { conversationId, file: id, error });
      return undefined;
    }
  }

  /** The first failure is told as well: whoever waits for the words of a voice note is answered then. */
  async function tell(file: StoredFile): Promise<void> {
    const { id, conversationId, state, facts, reason, transcript, tries = 0, asked = 0 } = file;
    if (state === 'awaited' || (state === 'fetching' && tries > 1)) return;
    const told: FileSettled = {
      fileId: id,
      state,
      ...(facts === undefined ? {} : { facts }),
      ...(reason === undefined || state === 'kept' ? {} : { reason }),
      ...(transcript === undefined ? {} : { transcript }),
    };
    await ingress.submit({
      conversationId,
      key: `file:${id}:${asked}:${tries}:${state}`,
      body: { kind: 'file:settled', ...told },
    });
  }

  async function all(): Promise<void> {
    for (let some = await due(); some.length > 0 && !stopped; some = []) {
      for (let at = 0; at < some.length && !stopped; at += mostAtOnce) {
        await Promise.all(some.slice(at, at + mostAtOnce).map((one) => work(one).catch(unwell)));
      }
    }
  }

  function unwell(error: unknown): void {
    log.warn('what came of a file could not be written down', { error });
  }

  function wake(): void {
    if (busy || stopped) return;
    busy = true;
    round = all()
      .catch(unwell)
      .finally(() => {
        busy = false;
      });
  }

  /** A node that died between a commit and this note left marks without work. */
  async function recover(): Promise<void> {
    const { items } = await transcripts.list({}, lookBack);
    for (const conversation of items) {
      for (const mark of conversation.files ?? []) {
        if (mark.state !== 'fetching' || (await documents.get(collection, mark.fileId)) !== undefined) continue;
        const [message] = await transcripts.messages(conversation.id, mark.seq - 1, 1);
        await want(conversation, mark, message?.attachments ?? []);
      }
    }
  }

  return {
    announce({ before, conversation, messages }) {
      if (conversation.files === undefined || conversation.files === before.files) return;
      const known = new Set(before.files?.map(({ fileId }) => fileId));
      const fresh = conversation.files.filter(({ fileId, state }) => state === 'fetching' && !known.has(fileId));
      if (fresh.length === 0) return;
      const attachments = messages.flatMap((message: Message) => message.attachments ?? []);
      Promise.all(fresh.map((mark) => want(conversation, mark, attachments))).then(wake, unwell);
    },
    async again(conversationId, fileId) {
      const found = await documents.get<StoredFile>(collection, fileId);
      const file = found?.value;
      if (file?.conversationId !== conversationId || file.source === undefined || file.state !== 'failed')
        throw new AparteError('not-found', 'This file cannot be fetched again.');
      const { reason: _before, ...rest } = file;
      const asked = (file.asked ?? 0) + 1;
      const wanted: StoredFile = { ...rest, state: 'fetching', job: 'fetch', dueAt: clock.now(), tries: 0, asked };
      await documents.put(collection, fileId, wanted, found?.version);
      await ingress.submit({
        conversationId,
        key: `file:${fileId}:${asked}:again`,
        body: { kind: 'file:settled', fileId, state: 'fetching' },
      });
      wake();
    },
    start() {
      recover().then(wake, unwell);
      timer = setInterval(wake, roundMs);
      timer.unref();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await round;
    },
  };
}

/** Another was first, or it has gone meanwhile: nothing to do here. */
function ifNotThere(error: unknown): undefined {
  if (error instanceof AparteError && error.code === 'conflict') return undefined;
  throw error;
}
