/** Direct Line activities: what a client posts, taken apart at the door, and what it is shown, ours and its own. */
import { z } from 'zod';
import type { Attachment } from '../domain/attachment.ts';
import type { EventBody } from '../domain/conversation-event.ts';
import type { Message } from '../domain/message.ts';
import { maskCards } from '../domain/redact.ts';
import { bodyOfActivity, type PostedActivity } from './activity-in.ts';
import { type RenderedActivity, renderActivity } from './render-botframework.ts';

const account = z.object({ id: z.string().max(256).optional(), name: z.string().max(256).optional() });

/** Of the published schema, what we read; the rest is let through unread. */
export const DirectLineActivity = z.object({
  type: z.string().min(1).max(60),
  name: z.string().max(200).optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  locale: z.string().max(35).nullish(),
  from: account.nullish(),
  replyToId: z.string().max(200).nullish(),
  channelData: z.record(z.string(), z.unknown()).nullish(),
  attachments: z
    .array(
      z.object({
        contentType: z.string().max(200).optional(),
        contentUrl: z.string().max(4_000).optional(),
        name: z.string().max(300).optional(),
      }),
    )
    .max(20)
    .nullish(),
});
export type DirectLineActivity = z.infer<typeof DirectLineActivity>;

/** What a client wants back with its own message. */
type ClientData = { readonly from?: string; readonly name?: string; readonly data?: Record<string, unknown> };

const longestClientData = 8_000;
/** How the id of a user begins for whom a token vouches: nobody speaks in their place, nor in such a name without it. */
export const vouched = 'dl_';

export function clientMessageIdOf({ channelData }: DirectLineActivity): string | undefined {
  const id = channelData?.['clientActivityID'];
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : undefined;
}

/** The event that an activity makes; undefined for what says nothing to us. Throws what is wrong with it. */
export function eventOf(
  posted: DirectLineActivity,
  { visitor, files }: { readonly visitor: string; readonly files: readonly Attachment[] },
): EventBody | undefined {
  const body = bodyOfActivity(plainOf(posted), files);
  if (body?.kind !== 'shopper:said' && body?.kind !== 'shopper:acted') return body;
  const clientMessageId = clientMessageIdOf(posted);
  const clientData = clientDataOf(posted, visitor);
  return {
    ...body,
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
    ...(clientData === undefined ? {} : { clientData }),
  };
}

function plainOf({ type, name, text, value, replyToId, channelData }: DirectLineActivity): PostedActivity {
  const shown = (channelData?.['messageBack'] as { displayText?: unknown } | undefined)?.displayText;
  return {
    type,
    text: text ?? '',
    value,
    ...(name === undefined ? {} : { name }),
    ...(replyToId ? { replyToId } : {}),
    ...(typeof shown === 'string' ? { displayText: shown } : {}),
  };
}

/** Nothing is kept that masking would have to reach into: card numbers stand in no client's notes either. */
function clientDataOf({ from, channelData }: DirectLineActivity, visitor: string): string | undefined {
  const own = from?.id ?? visitor;
  const kept: ClientData = {
    ...(own === visitor || own.startsWith(vouched) || visitor.startsWith(vouched) ? {} : { from: own }),
    ...(from?.name === undefined || from.name === '' ? {} : { name: from.name }),
    ...(channelData === undefined || channelData === null ? {} : { data: channelData }),
  };
  const json = JSON.stringify(kept);
  return json === '{}' || json.length > longestClientData || maskCards(json).masked ? undefined : json;
}

export type ShownActivity = Omit<RenderedActivity, 'textFormat' | 'attachments'> & {
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: 'directline';
  readonly conversation: { readonly id: string };
  readonly from: { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' };
  readonly textFormat?: 'plain' | 'markdown';
  readonly attachments?: readonly object[];
  readonly channelData?: unknown;
};

export type ShowParts = {
  readonly publicUrl: string;
  /** The house, as the concierge's name. */
  readonly house: string;
  /** An address under which this browser may fetch a kept file. */
  readonly fileLink: (file: Attachment) => string | undefined;
};

/** Undefined: not for a shopper's eyes. */
export function activityOf(message: Message, visitor: string, parts: ShowParts): ShownActivity | undefined {
  const { author, conversationId, audience, id, at } = message;
  if (audience === 'desk') return undefined;
  const common = {
    id,
    timestamp: at.toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
  } as const;
  if (author.kind === 'shopper') return { ...common, ...ownActivity(message, visitor, parts) };
  const rendered = renderActivity(message, {
    publicUrl: parts.publicUrl,
    to: visitor,
    taps: 'chips',
    pictures: 'any',
  });
  const from =
    author.kind === 'advisor'
      ? ({ id: 'advisor', name: author.name, role: 'bot' } as const)
      : ({ id: 'concierge', name: parts.house, role: 'bot' } as const);
  const files = filesOf(message, parts);
  const attachments = [...files, ...(rendered.attachments ?? [])];
  return {
    ...common,
    ...rendered,
    ...(attachments.length === 0 ? {} : { attachments }),
    from,
    channelData: { aparte: { author: author.kind } },
  };
}

/** As the client sent it, so that it knows it again. */
function ownActivity(
  message: Message,
  visitor: string,
  parts: ShowParts,
): Pick<ShownActivity, 'type' | 'from' | 'text' | 'locale' | 'channelData' | 'attachments'> {
  const { text, locale, clientMessageId, clientData } = message;
  const { from = visitor, name, data } = clientDataIn(clientData);
  const echoed = data ?? (clientMessageId === undefined ? undefined : { clientActivityID: clientMessageId });
  const files = filesOf(message, parts);
  return {
    type: 'message',
    text,
    locale,
    from: { id: from, ...(name === undefined ? {} : { name }), role: 'user' },
    ...(echoed === undefined ? {} : { channelData: echoed }),
    ...(files.length === 0 ? {} : { attachments: files }),
  };
}

function filesOf({ attachments = [] }: Message, { fileLink }: ShowParts): readonly object[] {
  return attachments.flatMap((file) => {
    const contentUrl = fileLink(file);
    return contentUrl === undefined ? [] : [{ contentType: file.mime ?? '', contentUrl, name: file.name ?? '' }];
  });
}

function clientDataIn(json: string | undefined): ClientData {
  return json === undefined ? {} : (JSON.parse(json) as ClientData);
}
