/** Our own Direct Line 3.0: what is said over HTTP. A token is the only authority: there are no cookies (channels, section 3). */
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Attachment } from '../domain/attachment.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { Message } from '../domain/message.ts';
import type { Ingress, Transcripts } from '../domain/ports.ts';
import { clientMessageIdOf, DirectLineActivity, eventOf, type ShownActivity, vouched } from './directline-activity.ts';
import {
  type Answer,
  addressOf,
  allowAnyOrigin,
  asAparte,
  readJson,
  readUploaded,
  send,
  sendError,
} from './directline-http.ts';
import type { Pace } from './directline-pace.ts';
import { type Bearer, type Tokens, tokenSeconds } from './directline-token.ts';
import { readUpload, type Upload } from './directline-upload.ts';

export type DirectLineParts = {
  readonly tokens: Tokens;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  /** Looks through what came along and keeps it. */
  readonly keep: (id: ConversationId, uploads: readonly Upload[]) => Promise<readonly Attachment[]>;
  readonly pace: Pace;
  readonly show: (message: Message, visitor: string) => ShownActivity | undefined;
  /** Erased, and not to come back under the same name. */
  readonly isErased: (id: ConversationId) => Promise<boolean>;
  readonly matchLocale: (tag: string) => string | undefined;
  readonly defaultLocale: string;
  /** Tells those at the desk who have the conversation open. */
  readonly typing: (id: ConversationId) => void;
  /** `wss://host/v3/directline`, as this client can reach it. */
  readonly streamBase: (request: IncomingMessage) => string;
  readonly log: Log;
};

type Caller = 'secret' | Bearer;

type Request = {
  readonly raw: IncomingMessage;
  readonly caller: Caller;
  readonly query: URLSearchParams;
};

/** Undefined: nothing was said in it yet. */
type Opened = { readonly id: ConversationId; readonly conversation: Conversation | undefined };

const Account = z.object({ id: z.string().min(1).max(64).optional(), name: z.string().max(256).optional() });
const Start = z.object({ user: Account.nullish(), locale: z.string().max(35).nullish() });

const pageSize = 100;
export function createDirectLine(parts: DirectLineParts) {
  const { tokens, ingress, transcripts, pace, log } = parts;

  async function route(raw: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams: query } = addressOf(raw);
    const [first = '', second = '', third, ...more] = pathname.split('/').filter(Boolean);
    const request = { raw, query, caller: callerOf(raw) };
    const what = `${raw.method} ${first}${third === undefined ? '' : `/*/${third}`}`;
    if (more.length > 0) throw new AparteError('not-found', 'There is nothing here.');
    if (what === 'POST tokens' && second === 'generate') return generate(request);
    if (what === 'POST tokens' && second === 'refresh') return refresh(request);
    if (what === 'POST conversations' && second === '') return start(request);
    if (first !== 'conversations' || second === '') throw new AparteError('not-found', 'There is nothing here.');
    const id = admitted(request.caller, second);
    const opened = { id, conversation: await find(id) };
    if (what === 'GET conversations') return reconnect(request, opened);
    if (what === 'GET conversations/*/activities') return list(request, opened);
    if (what === 'POST conversations/*/activities') return post(request, opened);
    if (what === 'POST conversations/*/upload') return upload(request, opened);
    throw new AparteError('not-found', 'There is nothing here.');
  }

  function callerOf({ headers }: IncomingMessage): Caller {
    const [, given] = /^Bearer (.{1,4096})$/i.exec(headers.authorization?.trim() ?? '') ?? [];
    if (given === undefined) throw new AparteError('forbidden', 'Send Authorization: Bearer with a secret or a token.');
    if (tokens.isSecret(given)) return 'secret';
    const bearer = tokens.read(given);
    if (bearer === 'expired') throw new AparteError('forbidden', 'The token has expired.');
    if (bearer === undefined) throw new AparteError('forbidden', 'The token is not one of ours.');
    return bearer;
  }

  /** A token opens its own conversation; the secret any that is ours. */
  function admitted(caller: Caller, id: string): ConversationId {
    if (caller !== 'secret' && caller.conversationId !== id) {
      throw new AparteError('forbidden', 'The token is for another conversation.');
    }
    if (!tokens.isConversation(id)) throw new AparteError('not-found', 'There is no such conversation.');
    return id;
  }

  /** Undefined: nothing was said in it yet. */
  async function find(id: ConversationId): Promise<Conversation | undefined> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined && (await parts.isErased(id))) {
      throw new AparteError('not-found', 'This conversation is no more.');
    }
    return conversation;
  }

  async function generate({ raw, caller }: Request): Promise<Answer> {
    if (caller !== 'secret') throw new AparteError('forbidden', 'Only the secret gives tokens.');
    const { user } = Start.parse(await readJson(raw, {}));
    if (user?.id !== undefined && !user.id.startsWith(vouched)) {
      throw new AparteError('bad-request', 'user.id: the id of a user in a token begins with "dl_"');
    }
    const bearer = { conversationId: tokens.newConversation(), ...(user?.id === undefined ? {} : { user: user.id }) };
    return { status: 200, body: granted(bearer) };
  }

  async function refresh({ caller }: Request): Promise<Answer> {
    if (caller === 'secret') throw new AparteError('forbidden', 'Only a token can be refreshed.');
    return { status: 200, body: granted(caller) };
  }

  async function start({ raw, caller }: Request): Promise<Answer> {
    // read also when nothing in it is needed: the connection is used again
    const { user } = Start.parse(await readJson(raw, {}));
    const named = user?.id?.startsWith(vouched) === true ? { user: user.id } : {};
    const bearer = caller === 'secret' ? { conversationId: tokens.newConversation(), ...named } : caller;
    const known = caller !== 'secret' && (await find(caller.conversationId)) !== undefined;
    return { status: known ? 200 : 201, body: { ...granted(bearer), streamUrl: streamUrl(raw, bearer, 0) } };
  }

  /** Without a watermark only what is new from now on. */
  async function reconnect({ raw, caller, query }: Request, { id, conversation }: Opened): Promise<Answer> {
    const bearer = caller === 'secret' ? { conversationId: id } : caller;
    const after = watermarkOf(query) ?? conversation?.head ?? 0;
    return { status: 200, body: { ...granted(bearer), streamUrl: streamUrl(raw, bearer, after) } };
  }

  async function list({ query }: Request, { id, conversation }: Opened): Promise<Answer> {
    const after = watermarkOf(query) ?? 0;
    const messages = conversation === undefined ? [] : await transcripts.messages(id, after, pageSize);
    const activities = messages.flatMap((message) => parts.show(message, conversation?.visitor ?? '') ?? []);
    return { status: 200, body: { activities, watermark: String(messages.at(-1)?.seq ?? after) } };
  }

  async function post({ raw, caller }: Request, opened: Opened): Promise<Answer> {
    pace.take(opened.id);
    return { status: 200, body: { id: await say(caller, opened, DirectLineActivity.parse(await readJson(raw))) } };
  }

  async function upload({ raw, caller, query }: Request, opened: Opened): Promise<Answer> {
    pace.take(opened.id);
    const { activity, uploads } = await readUpload(await readUploaded(raw), raw.headers);
    const userId = query.get('userId');
    const posted = DirectLineActivity.parse({
      type: 'message',
      ...activity,
      ...(userId === null || activity?.['from'] !== undefined ? {} : { from: { id: userId } }),
    });
    return { status: 200, body: { id: await say(caller, opened, posted, await parts.keep(opened.id, uploads)) } };
  }

  /** Durable when it resolves. What says nothing to us gets an id all the same: clients wait for one. */
  async function say(
    caller: Caller,
    { id, conversation }: Opened,
    activity: DirectLineActivity,
    kept: readonly Attachment[] = [],
  ): Promise<string> {
    if (activity.type === 'typing') parts.typing(id);
    const visitor = visitorOf(caller, activity, conversation);
    const body = eventOf(activity, { visitor, files: kept });
    if (body === undefined) return randomUUID();
    const locale = parts.matchLocale(activity.locale ?? '') ?? parts.defaultLocale;
    const name = activity.from?.name?.trim().slice(0, 100);
    const { messageId } = await ingress.submit({
      conversationId: id,
      opening: {
        channel: 'directline',
        account: 'directline',
        visitor,
        locale,
        ...(name ? { identity: { level: 'anonymous', name } } : {}),
      },
      key: `directline:${id}:${clientMessageIdOf(activity) ?? randomUUID()}`,
      body,
    });
    return messageId;
  }

  function granted(bearer: Bearer): object {
    return { conversationId: bearer.conversationId, token: tokens.issue(bearer), expires_in: tokenSeconds };
  }

  function streamUrl(raw: IncomingMessage, bearer: Bearer, after: number): string {
    const ticket = tokens.ticket({ ...bearer, after });
    return `${parts.streamBase(raw)}/conversations/${bearer.conversationId}/stream?watermark=${after}&t=${ticket}`;
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    allowAnyOrigin(response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const answered = async () => send(response, await route(request));
    answered().catch((cause: unknown) => {
      const error = asAparte(cause);
      if (error.code === 'internal') log.error('a Direct Line request failed', { error: cause });
      sendError(response, error);
    });
  };
}

/** Whom a message is from: the token's user, or who first spoke in the conversation, or who says so now. */
function visitorOf(caller: Caller, { from }: DirectLineActivity, conversation: Conversation | undefined): string {
  if (caller !== 'secret' && caller.user !== undefined) return caller.user;
  if (conversation !== undefined) return conversation.visitor;
  const said = from?.id?.trim() ?? '';
  // only a token can vouch for such a name
  return said === '' || said.startsWith(vouched)
    ? `anonymous_${randomBytes(9).toString('base64url')}`
    : said.slice(0, 64);
}

function watermarkOf(query: URLSearchParams): number | undefined {
  const given = query.get('watermark') ?? '';
  if (given === '' || given === 'null' || given === 'undefined') return undefined;
  if (!/^\d{1,15}$/.test(given)) throw new AparteError('bad-request', 'watermark: not one of ours');
  return Number(given);
}
