/** Our messages as Bot Framework activities and back. Plain objects: the schema is the protocol, the SDK only carries it. */
import { type Activity, ActivityTypes } from 'botframework-schema';
import type { Reply } from '../domain/concierge.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Briefing, HandoffState, TranscriptLine } from '../domain/handoff.ts';

/** Names fixed by the Bot Framework handoff protocol (`HandoffEventNames` of the SDK). */
export const handoffInitiate = 'handoff.initiate';
export const handoffStatus = 'handoff.status';

/** What travels beside a reply's text; every channel renders it its own way. */
type ReplyData = { readonly aparte: Pick<Reply, 'card' | 'suggestions' | 'sources'> };

function addressed(conversation: Conversation): Partial<Activity> {
  return {
    channelId: conversation.channel,
    serviceUrl: 'urn:aparte:in-process',
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
    locale: conversation.locale,
  };
}

/** The turn's activity: everything the shopper wrote since the bot last spoke, as one message. */
export function messageActivity(conversation: Conversation, at: Date): Partial<Activity> {
  const last = conversation.owed.at(-1);
  return {
    ...addressed(conversation),
    type: ActivityTypes.Message,
    id: last === undefined ? conversation.id : last.eventId,
    timestamp: at,
    from: { id: conversation.visitor, name: conversation.identity.name ?? '', role: 'user' },
    recipient: { id: 'concierge', name: 'Concierge', role: 'bot' },
    text: conversation.owed.map((message) => message.text).join('\n'),
    ...(last?.value === undefined ? {} : { value: last.value }),
  };
}

/** How the desk tells the bot what became of its handoff. */
export function statusActivity(
  conversation: Conversation,
  state: Exclude<HandoffState, 'waiting'>,
  message: string | undefined,
  at: Date,
): Partial<Activity> {
  return {
    ...addressed(conversation),
    type: ActivityTypes.Event,
    id: `${conversation.id}:${state}:${at.getTime()}`,
    timestamp: at,
    name: handoffStatus,
    from: { id: 'desk', name: 'Desk', role: 'bot' },
    recipient: { id: 'concierge', name: 'Concierge', role: 'bot' },
    value: { state, ...(message === undefined ? {} : { message }) },
  };
}

/** `handoff.initiate` as the protocol wants it: the Briefing is its value, the transcript its attachment. */
export function initiateActivity(conversation: Conversation, briefing: Briefing): Partial<Activity> {
  return {
    ...addressed(conversation),
    type: ActivityTypes.Event,
    name: handoffInitiate,
    value: briefing,
    attachments: [
      {
        contentType: 'application/json',
        name: 'Transcript',
        content: { activities: briefing.transcript.map((line) => transcriptActivity(conversation, line)) },
      },
    ],
  };
}

function transcriptActivity(conversation: Conversation, line: TranscriptLine): Partial<Activity> {
  return {
    ...addressed(conversation),
    type: ActivityTypes.Message,
    id: line.id,
    timestamp: line.at,
    text: line.text,
    from: {
      id: line.author.kind,
      name: line.author.name ?? '',
      role: line.author.kind === 'shopper' ? 'user' : 'bot',
    },
  };
}

export function replyActivity(reply: Reply): Partial<Activity> {
  const data: ReplyData = { aparte: reply };
  return {
    type: ActivityTypes.Message,
    text: reply.text,
    channelData: data,
    ...(reply.suggestions === undefined
      ? {}
      : {
          suggestedActions: {
            to: [],
            actions: reply.suggestions.map(({ label, value }) => ({ type: 'imBack', title: label, value })),
          },
        }),
  };
}

/** Reads a bot's message activity; a bot that is not ours has text and suggested actions only. */
export function replyOf(activity: Partial<Activity>): Reply {
  const ours = (activity.channelData as ReplyData | undefined)?.aparte;
  const suggestions =
    ours?.suggestions ??
    activity.suggestedActions?.actions.map((action) => ({ label: action.title, value: String(action.value) }));
  return {
    text: activity.text ?? '',
    ...(ours?.card === undefined ? {} : { card: ours.card }),
    ...(ours?.sources === undefined ? {} : { sources: ours.sources }),
    ...(suggestions === undefined ? {} : { suggestions }),
  };
}
