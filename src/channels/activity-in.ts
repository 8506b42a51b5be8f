/** What an incoming Bot Framework activity means to the corridor, whichever way it came: Direct Line or Azure. */
import type { Attachment } from '../domain/attachment.ts';
import type { EventBody } from '../domain/conversation-event.ts';
import { AparteError } from '../domain/errors.ts';

export type PostedActivity = {
  readonly type: string;
  readonly name?: string;
  readonly text: string;
  /** What a tapped action carried. */
  readonly value?: unknown;
  /** What a tap looks like in the client's transcript. */
  readonly displayText?: string;
  /** Ours or the shopper's message that this one answers, reacts to or changes. */
  readonly replyToId?: string;
};

/** Longest text a shopper may send, in UTF-16 code units, on every channel of ours. */
const longestText = 4_000;
const longestCommand = 500;

/** Undefined: it says nothing to us (typing, conversationUpdate, events of others) and is taken without a word. */
export function bodyOfActivity(activity: PostedActivity, files: readonly Attachment[] = []): EventBody | undefined {
  switch (activity.type) {
    case 'message':
      return messageBody(activity, files);
    case 'event':
      return activity.name === 'handoff.request' ? { kind: 'shopper:asked-for-person' } : undefined;
    case 'endOfConversation':
      return undefined;
    default:
      return undefined;
  }
}

function messageBody(activity: PostedActivity, files: readonly Attachment[]): EventBody | undefined {
  const { text, displayText, replyToId } = activity;
  if (text.length > longestText) throw new AparteError('too-long', `A message may have ${longestText} characters.`);
  const tapped = tappedIn(activity.value);
  if (tapped?.form !== undefined) return formBody(tapped.form, tapped.fields, replyToId);
  const command = tapped?.command;
  const special = command === undefined ? undefined : specialBody(command);
  if (special !== undefined) return special;
  const words = displayText ?? (text === '' ? (tapped?.label ?? '') : text);
  if (words.trim() === '' && command === undefined && files.length === 0) {
    throw new AparteError('bad-request', 'A message needs text, a value that one of our cards gave, or a file.');
  }
  return {
    kind: 'shopper:said',
    text: words.slice(0, longestText),
    ...(command === undefined ? {} : { value: command }),
    ...(files.length === 0 ? {} : { attachments: files }),
    ...(replyToId === undefined ? {} : { replyTo: replyToId }),
  };
}

/** Commands that are no words to the bot. */
function specialBody(command: string): EventBody | undefined {
  const score = /^csat#([1-4])$/.exec(command)?.[1];
  if (score !== undefined) return { kind: 'shopper:rated', score: Number(score) };
  return command === 'handoff:cancel' ? { kind: 'shopper:stopped-waiting' } : undefined;
}

type Tapped = {
  readonly command?: string;
  readonly label?: string;
  readonly form?: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** The value of one of our own actions; a value of anybody else's means nothing here. */
function tappedIn(value: unknown): Tapped | undefined {
  if (typeof value === 'string' && value.length <= longestCommand && value !== '')
    return { command: value, fields: {} };
  if (typeof value !== 'object' || value === null) return undefined;
  const { command, label, form, ...rest } = value as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries(
    Object.entries(rest).flatMap(([name, field]) => (typeof field === 'string' ? [[name, field.slice(0, 200)]] : [])),
  );
  return {
    fields,
    ...(isShort(command) ? { command } : {}),
    ...(isShort(label) ? { label } : {}),
    ...(isShort(form) ? { form } : {}),
  };
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longestCommand;
}

/** The fields as JSON, and in the transcript as a person would have written them. */
function formBody(action: string, fields: Readonly<Record<string, string>>, messageId = ''): EventBody {
  const spoken = Object.values(fields)
    .map((field) => field.trim())
    .filter((field) => field !== '');
  return {
    kind: 'shopper:acted',
    messageId,
    action,
    value: JSON.stringify(fields),
    label: spoken.join(', '),
  };
}
