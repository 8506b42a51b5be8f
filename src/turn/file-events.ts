/** What files do to a conversation: they are named and wanted with the message, and settled when they have been fetched. */
import type { Attachment } from '../domain/attachment.ts';
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { type FileMark, named, settled, wanted } from '../domain/file-mark.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft } from './draft.ts';

type Said = Pick<Extract<EventBody, { kind: 'shopper:said' }>, 'text' | 'value' | 'attachments'>;

/** A voice note alone, in a house that can turn it into words: the answer waits for them. */
export function waitsForWords({ text, value, attachments = [] }: Said, { listens = false }: AcceptParts): boolean {
  return listens && text === '' && value === undefined && attachments.some(isVoiceElsewhere);
}

const isVoiceElsewhere = ({ kind, fileId, url, mediaId }: Attachment): boolean =>
  kind === 'audio' && fileId === undefined && (url !== undefined || mediaId !== undefined);

export const namedFiles = (attachments: readonly Attachment[] | undefined, event: InboxEvent) =>
  attachments === undefined ? undefined : named(attachments, event.id);

/** To be fetched once the message is committed. */
export function wantedFiles(
  { files = [], head }: Conversation,
  attachments: readonly Attachment[] | undefined,
  unheard: boolean,
): Partial<Conversation> {
  if (attachments === undefined) return {};
  const marks = wanted(files, { seq: head, attachments, unheard });
  return marks === files ? {} : { files: marks };
}

/** The words of a voice note are answered like any others; when there will be none, that is said. */
export function fileSettled(
  draft: Draft,
  event: InboxEvent,
  body: Extract<EventBody, { kind: 'file:settled' }>,
  parts: AcceptParts,
): Draft {
  const { files = [], floor, owed } = draft.conversation;
  const mark = files.find(({ fileId }) => fileId === body.fileId);
  if (mark === undefined || mark.state === 'kept') return draft;
  const known = change(draft, { files: settled(files, body) });
  if (mark.unheard !== true || floor.heldBy !== 'bot') return known;
  return change(known, { owed: [...owed, owedFor(mark, body.transcript, draft.conversation, event, parts)] });
}

function owedFor(
  { seq }: FileMark,
  transcript: string | undefined,
  conversation: Conversation,
  event: InboxEvent,
  parts: AcceptParts,
): OwedMessage {
  const text = transcript ?? '';
  const understanding = parts.read(text, conversation);
  const answer = { eventId: event.id, seq, text, understanding, at: event.receivedAt };
  return text === '' ? { ...answer, value: 'media:voice' } : answer;
}
