/**
 * Azure Bot Service: what Teams, Web Chat and its other channels say comes in at `/api/messages`, proven by the SDK, and is
 * answered 200 once it is durable. Replies leave through the outbox as proactive messages. The only channel that imports
 * the Bot Framework SDK, and loaded only where it is configured.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import type { OutboxRow, Sender, SendResult } from '../domain/delivery.ts';
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Ingress } from '../domain/ports.ts';
import { sendFailure } from './botframework-errors.ts';
import { type AzureThread, type ParsedActivity, parseActivity } from './botframework-in.ts';
import type { References } from './botframework-references.ts';
import { parseStrangersJson } from './json.ts';
import { createBodyReader } from './raw-body.ts';
import { renderActivity } from './render-botframework.ts';

/** The SDK's own names of what it wants to know; `cloud` for clouds that are not Azure's public one, and for tests. */
export type BotFrameworkParts = {
  readonly credentials: {
    readonly appId: string;
    readonly appPassword?: string | undefined;
    readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
    readonly tenantId?: string | undefined;
  };
  readonly cloud?: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0];
  /** How calls to the channel are signed; by default with tokens of Microsoft Entra. */
  readonly signing?: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
  readonly ingress: Pick<Ingress, 'submitAll'>;
  readonly references: References;
  readonly publicUrl: string;
  readonly matchLocale: (tag: string) => string | undefined;
  readonly defaultLocale: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timeoutMs?: number;
};

export type BotFramework = {
  readonly door: (request: IncomingMessage, response: ServerResponse) => void;
  readonly sender: Sender;
  /** Shows that an answer is being written, for some seconds or until it comes. False: it did not work; no harm. */
  seen(id: ConversationId): Promise<boolean>;
};

type Answer = { readonly status: number; readonly body?: unknown };

const channel = 'botframework';
const timeoutMs = 10_000;
const read = createBodyReader({ each: 1_000_000, together: 12_000_000 });

/** The adapter's own `process` writes to the console and tells strangers what was wrong with their token. */
class Door extends CloudAdapter {
  turn(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, logic);
  }
}

export function createBotFramework(parts: BotFrameworkParts): BotFramework {
  const { credentials, ingress, references, log, metrics } = parts;
  const settings = {
    MicrosoftAppId: credentials.appId,
    MicrosoftAppType: credentials.appType,
    ...(credentials.appPassword === undefined ? {} : { MicrosoftAppPassword: credentials.appPassword }),
    ...(credentials.tenantId === undefined ? {} : { MicrosoftAppTenantId: credentials.tenantId }),
  };
  const signing = parts.signing ?? new ConfigurationServiceClientCredentialFactory(settings);
  const adapter = new Door(
    new ConfigurationBotFrameworkAuthentication({ ...settings, ...parts.cloud }, marked(signing)),
  );

  async function post(request: IncomingMessage): Promise<Answer> {
    const body = await read(request);
    if (body === 'too-many') return { status: 503 };
    if (typeof body === 'string') return { status: body === 'too-large' ? 413 : 400 };
    const activity = parseActivity(parseStrangersJson(body));
    if (activity === undefined) return { status: 400 };
    let admitted = false;
    try {
      const invoked = await adapter.turn(
        request.headers.authorization ?? '',
        activity.raw as unknown as Activity,
        async () => {
          admitted = true;
          await take(activity);
        },
      );
      return activity.kind === 'invoke' ? answerTo(activity) : { status: invoked?.status ?? 200 };
    } catch (cause) {
      return admitted ? notStored(cause) : refused(cause);
    }
  }

  async function answered(request: IncomingMessage): Promise<Answer> {
    try {
      return await post(request);
    } catch (error) {
      log.error('an activity failed', { channel, error });
      return { status: 500 };
    }
  }

  /** Where to answer is kept before what was said: a reply must have somewhere to go. */
  async function take({ thread, events, kind }: ParsedActivity): Promise<void> {
    if (thread.isGroup) {
      metrics.count('events_received', { channel, receipt: 'foreign' });
      return;
    }
    if (events.length === 0) {
      if (kind === 'other') metrics.count('events_received', { channel, receipt: 'unknown' });
      return;
    }
    await references.keep(thread);
    const opening = openingOf(thread);
    const receipts = await ingress.submitAll(
      events.map(({ key, body }) => ({ conversationId: thread.conversationId, opening, key, body })),
    );
    for (const receipt of receipts) metrics.count('events_received', { channel, receipt });
  }

  function openingOf({ account, visitor, locale, name }: AzureThread) {
    return {
      channel,
      account,
      visitor,
      locale: parts.matchLocale(locale ?? '') ?? parts.defaultLocale,
      ...(name === undefined ? {} : { identity: { level: 'anonymous', name } as const }),
    } as const;
  }

  function notStored(cause: unknown): Answer {
    if (cause instanceof AparteError && cause.code !== 'retry-later' && cause.code !== 'internal')
      return { status: 400 };
    log.error('an activity could not be stored; the service will say so', { channel, error: cause });
    return { status: 503 };
  }

  /** Strangers are told nothing; our own failure to fetch the service's keys is not their fault. */
  function refused(cause: unknown): Answer {
    const { statusCode, type } = cause as { statusCode?: number; type?: string };
    if (type === 'system' || (statusCode ?? 401) >= 500) {
      log.error('the keys of the Bot Framework could not be fetched', { error: cause });
      return { status: 503 };
    }
    metrics.count('events_received', { channel, receipt: 'unsigned' });
    log.warn('an activity without a right token was refused', { channel });
    return { status: statusCode === 403 ? 403 : 401 };
  }

  const sender: Sender = {
    async send(row): Promise<SendResult> {
      const reference = await references.find(row.conversationId);
      if (reference === undefined) return { outcome: 'failed', reason: 'no-address' };
      const { promise: late, resolve } = Promise.withResolvers<SendResult>();
      const timer = setTimeout(() => resolve({ outcome: 'ambiguous' }), parts.timeoutMs ?? timeoutMs);
      return Promise.race([sent(row, reference), late]).finally(() => clearTimeout(timer));
    },
  };

  async function sent(row: OutboxRow, reference: Partial<ConversationReference>): Promise<SendResult> {
    let providerId: string | undefined;
    try {
      await adapter.continueConversationAsync(credentials.appId, reference, async (context) => {
        sendOnce(context.turnState.get(adapter.ConnectorClientKey));
        const told = await context.sendActivity(activityFor(row, reference));
        providerId = told?.id;
      });
      return { outcome: 'accepted', ...(providerId ? { providerId } : {}) };
    } catch (cause) {
      return sendFailure(cause);
    }
  }

  function activityFor({ message }: OutboxRow, { channelId, user }: Partial<ConversationReference>): Partial<Activity> {
    const chips = channelId === 'webchat' || channelId === 'directline' || channelId === 'emulator';
    const rendered = renderActivity(message, {
      publicUrl: parts.publicUrl,
      to: user?.id ?? '',
      taps: chips ? 'chips' : 'words',
      pictures: chips ? 'any' : 'photographs',
    });
    // our words for the same schema are readonly
    return rendered as unknown as Partial<Activity>;
  }

  async function seen(id: ConversationId): Promise<boolean> {
    const reference = await references.find(id);
    if (reference === undefined) return false;
    await adapter.continueConversationAsync(credentials.appId, reference, async (context) => {
      sendOnce(context.turnState.get(adapter.ConnectorClientKey));
      await context.sendActivity({ type: 'typing' });
    });
    return true;
  }

  return {
    sender,
    seen,
    door(request, response) {
      if (request.method !== 'POST') return answer(response, { status: 405 });
      void answered(request).then((given) => answer(response, given));
    },
  };
}

function answer(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent) return;
  if (status === 405) response.setHeader('Allow', 'POST');
  if (status === 503) response.setHeader('Retry-After', '2');
  if (status === 413) response.setHeader('Connection', 'close');
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'Cache-Control': 'no-store', ...(text && { 'Content-Type': 'application/json' }) });
  response.end(text);
}

/** An Adaptive Card wants to hear that its action was taken; anything else that is invoked we do not know. */
function answerTo({ events }: ParsedActivity): Answer {
  if (events.length === 0) return { status: 501 };
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' } };
}

/** The part of the SDK's client that repeats a call by itself, also one that may have gone through: that is the outbox's. */
function sendOnce(connector: {
  client: { pipeline: { removePolicy(policy: { name: string }): readonly unknown[] } };
}): void {
  const removed = connector.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed.length === 0) throw Object.assign(new Error('the SDK would repeat calls by itself'), { unsigned: true });
}

type Signing = NonNullable<BotFrameworkParts['signing']>;

/** A token that could not be had is told from a message that may have gone out. */
function marked(signing: Signing): Signing {
  const create = signing.createCredentials.bind(signing);
  signing.createCredentials = async (...args) => {
    const credentials = await create(...args);
    const sign = credentials.signRequest.bind(credentials);
    credentials.signRequest = async (request) => {
      try {
        return await sign(request);
      } catch (cause) {
        throw Object.assign(new Error('no token', { cause }), { unsigned: true });
      }
    };
    return credentials;
  };
  return signing;
}
