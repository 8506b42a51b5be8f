/** An activity of Azure Bot Service, taken apart: whose thread it is, where to answer, and the events that it makes. */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Attachment, MediaKind } from '../domain/attachment.ts';
import type { EventBody } from '../domain/conversation-event.ts';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import { bodyOfActivity } from './activity-in.ts';
import { split } from './split.ts';

const id = z.string().min(1).max(1_000);
const account = z.looseObject({ id, name: z.string().max(500).nullish(), aadObjectId: z.string().max(100).nullish() });
const reaction = z.looseObject({ type: z.string().max(60) });

const AzureActivity = z.looseObject({
  type: z.string().min(1).max(60),
  id: id.nullish(),
  timestamp: z.string().max(60).nullish(),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  channelId: z.string().min(1).max(60),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(60).nullish(),
    tenantId: z.string().max(100).nullish(),
  }),
  name: z.string().max(200).nullish(),
  text: z.string().max(200_000).nullish(),
  locale: z.string().max(35).nullish(),
  value: z.unknown().optional(),
  replyToId: id.nullish(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string().max(200).nullish(),
        contentUrl: z.string().max(8_000).nullish(),
        name: z.string().max(500).nullish(),
      }),
    )
    .nullish(),
  entities: z.array(z.looseObject({ type: z.string().max(60).nullish() })).nullish(),
  reactionsAdded: z.array(reaction).nullish(),
  reactionsRemoved: z.array(reaction).nullish(),
});
type AzureActivity = z.infer<typeof AzureActivity>;

export type AzureThread = {
  readonly conversationId: ConversationId;
  readonly account: string;
  readonly visitor: string;
  readonly locale?: string;
  readonly name?: string;
  /** A channel or a group of several people: not a talk with one shopper. */
  readonly isGroup: boolean;
  readonly reference: {
    readonly channelId: string;
    readonly serviceUrl: string;
    readonly conversation: {
      readonly id: string;
      readonly isGroup: boolean;
      readonly conversationType: string;
      readonly name: string;
    };
    readonly user: { readonly id: string; readonly name: string };
    readonly bot: { readonly id: string; readonly name: string };
    readonly locale?: string;
  };
};

export type ParsedActivity = {
  /** As it came, for the SDK to prove. */
  readonly raw: object;
  readonly kind: 'message' | 'invoke' | 'other';
  readonly thread: AzureThread;
  readonly events: readonly { readonly key: string; readonly body: EventBody }[];
};

/** Undefined: not an activity. */
export function parseActivity(payload: unknown): ParsedActivity | undefined {
  const parsed = AzureActivity.safeParse(payload);
  if (!parsed.success) return undefined;
  const activity = parsed.data;
  const thread = threadOf(activity);
  const bodies = bodiesOf(activity);
  const key = keyOf(activity, thread);
  return {
    raw: payload as object,
    kind: activity.type === 'invoke' ? 'invoke' : activity.type === 'message' ? 'message' : 'other',
    thread,
    events: bodies.map((body, at) => ({ key: at === 0 ? key : `${key}:${at + 1}`, body })),
  };
}

function threadOf(activity: AzureActivity): AzureThread {
  const { channelId, serviceUrl, conversation, from, recipient, locale } = activity;
  const name = from.name?.trim().slice(0, 100);
  const kind = conversation.conversationType ?? '';
  return {
    conversationId: conversationIdOf(channelId, conversation.id),
    account: recipient.id,
    visitor: `${channelId}:${from.id}`,
    isGroup: conversation.isGroup === true || kind === 'channel' || kind === 'groupChat',
    ...(locale ? { locale } : {}),
    ...(name ? { name } : {}),
    reference: {
      channelId,
      serviceUrl,
      conversation: {
        ...(conversation.tenantId ? { tenantId: conversation.tenantId } : {}),
        id: conversation.id,
        isGroup: false,
        conversationType: kind,
        name: '',
      },
      user: { id: from.id, name: from.name ?? '' },
      bot: { id: recipient.id, name: recipient.name ?? '' },
      ...(locale ? { locale } : {}),
    },
  };
}

function conversationIdOf(channelId: string, theirs: string): ConversationId {
  const digest = createHash('sha256').update(`botframework\n${channelId}\n${theirs}`).digest('base64url');
  return conversationId(`c_${digest.slice(0, 27)}`);
}

/** Azure sends an activity again under the same id when our answer was late. An edited one keeps its id: the time tells. */
function keyOf(
  { type, id: given, timestamp }: AzureActivity,
  { account: ours, conversationId: thread }: AzureThread,
): string {
  const when = type === 'message' || type === 'invoke' ? '' : `:${timestamp ?? ''}`;
  return `botframework:${ours}:${thread}:${type}:${given ?? randomUUID()}${when}`;
}

const longestText = 4_000;

function bodiesOf(activity: AzureActivity): readonly EventBody[] {
  switch (activity.type) {
    case 'message':
      return messageBodies(activity);
    case 'messageUpdate':
      return messageBodies(activity).map((body) => (body.kind === 'shopper:said' ? edited(body, activity) : body));
    case 'messageDelete':
      return activity.id ? [{ kind: 'shopper:deleted', target: activity.id }] : [];
    case 'messageReaction':
      return reactions(activity);
    case 'invoke':
      return invoked(activity);
    case 'event':
      return eventBodies(activity);
    default:
      return [];
  }
}

/** A text longer than a message may be is several messages: nothing of it is lost. */
function messageBodies(activity: AzureActivity): readonly EventBody[] {
  const [first = '', ...more] = split(withoutMention(activity), longestText);
  const files = filesOf(activity);
  const { value, replyToId } = activity;
  if (first.trim() === '' && files.length === 0 && (value === undefined || value === null)) return [];
  const body = bodyOfActivity({ type: 'message', text: first, value, ...(replyToId ? { replyToId } : {}) }, files);
  const named = body?.kind === 'shopper:said' && activity.id ? { ...body, providerId: activity.id } : body;
  return [...(named === undefined ? [] : [named]), ...more.map((text): EventBody => ({ kind: 'shopper:said', text }))];
}

function edited(body: Extract<EventBody, { kind: 'shopper:said' }>, { id: target }: AzureActivity): EventBody {
  return { ...body, edited: true, ...(target ? { replyTo: target } : {}) };
}

/** Teams puts our own name before what is said to us. */
function withoutMention({ text, entities, recipient }: AzureActivity): string {
  const mentions = (entities ?? []).flatMap((entity) => {
    const { type, mentioned, text: written } = entity as { type?: string; mentioned?: { id?: string }; text?: unknown };
    return type === 'mention' && mentioned?.id === recipient.id && typeof written === 'string' ? [written] : [];
  });
  return mentions.reduce((said, written) => said.replace(written, ''), text ?? '').trim();
}

const emojis: Readonly<Record<string, string>> = {
  like: '👍',
  heart: '❤️',
  laugh: '😆',
  surprised: '😮',
  sad: '😢',
  angry: '😠',
};

function reactions({ reactionsAdded, reactionsRemoved, replyToId }: AzureActivity): readonly EventBody[] {
  if (!replyToId) return [];
  return [
    ...(reactionsAdded ?? []).map(
      ({ type }): EventBody => ({
        kind: 'shopper:reacted',
        target: replyToId,
        emoji: emojis[type] ?? type.slice(0, 20),
      }),
    ),
    ...(reactionsRemoved ?? []).map((): EventBody => ({ kind: 'shopper:reacted', target: replyToId })),
  ];
}

/** `Action.Execute` of an Adaptive Card. */
function invoked({ name, value, replyToId }: AzureActivity): readonly EventBody[] {
  if (name !== 'adaptiveCard/action') return [];
  const { action } = (value ?? {}) as { action?: { data?: unknown } };
  if (action?.data === undefined) return [];
  const body = bodyOfActivity({ type: 'message', text: '', value: action.data, ...(replyToId ? { replyToId } : {}) });
  return body === undefined ? [] : [body];
}

function eventBodies({ name, value }: AzureActivity): readonly EventBody[] {
  if (name === 'application/vnd.microsoft.readReceipt') {
    const { lastReadMessageId } = (value ?? {}) as { lastReadMessageId?: unknown };
    if (typeof lastReadMessageId !== 'string') return [];
    return [{ kind: 'delivery:reported', state: 'read', providerIds: [lastReadMessageId] }];
  }
  const body = bodyOfActivity({ type: 'event', text: '', ...(name ? { name } : {}) });
  return body === undefined ? [] : [body];
}

const mostFiles = 10;

/** Cards and the HTML copy of the words are attachments too; only files are files. */
function filesOf({ attachments }: AzureActivity): readonly Attachment[] {
  return (attachments ?? []).slice(0, mostFiles).flatMap(({ contentType, contentUrl, name }) => {
    if (!contentUrl || URL.parse(contentUrl)?.protocol !== 'https:' || !contentType) return [];
    const mime = contentType === 'application/vnd.microsoft.teams.file.download.info' ? undefined : contentType;
    if (mime?.startsWith('text/html') || mime?.startsWith('application/vnd.microsoft.card')) return [];
    return [
      {
        kind: kindOf(mime ?? ''),
        url: contentUrl,
        ...(mime === undefined ? {} : { mime }),
        ...(name ? { name: name.slice(0, 200) } : {}),
      },
    ];
  });
}

function kindOf(mime: string): MediaKind {
  const [family] = mime.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'document';
}
