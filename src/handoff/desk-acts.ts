/** How an act at the desk becomes an event of the corridor, and in which words it is refused. */
import type { Conversation } from '../domain/conversation.ts';
import type { EventBody } from '../domain/conversation-event.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorMaySpeak, type Floor } from '../domain/floor.ts';
import { conversationOfHandoff } from '../domain/handoff.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Ingress, Submission, Transcripts } from '../domain/ports.ts';

export type DeskActsParts = {
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly ingress: Pick<Ingress, 'submit'>;
};

/** The text that a claim or an act on another's conversation is refused with carries who has it. */
type Holder = Extract<Floor, { heldBy: 'advisor' }>;

export type DeskActs = ReturnType<typeof createDeskActs>;

export function createDeskActs({ transcripts, ingress }: DeskActsParts) {
  async function find(id: ConversationId): Promise<Conversation> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined) throw notFound();
    return conversation;
  }

  return {
    find,

    findOf: (handoff: string): Promise<Conversation> => find(conversationOfHandoff(handoff) ?? fail()),

    async findHeld(id: ConversationId, advisor: Advisor): Promise<Conversation> {
      const conversation = await find(id);
      if (!advisorMaySpeak(conversation.floor, advisor.id)) throw notYours(conversation.floor);
      return conversation;
    },

    submit: (conversation: Conversation, key: string, body: EventBody) =>
      ingress.submit(submission(conversation, key, body)),
  };
}

export function submission(
  { id, channel, account, visitor, locale }: Conversation,
  key: string,
  body: EventBody,
): Submission {
  return { conversationId: id, opening: { channel, account, visitor, locale }, key: deskKey(key), body };
}

export const deskKey = (act: string) => `desk:${act}`;

/** Whose act it is, in the event. */
export const by = (advisor: Advisor) => ({ advisorId: advisor.id, name: advisor.name });

function fail(): never {
  throw notFound();
}

function notFound(): AparteError {
  return new AparteError('not-found', 'This conversation does not exist.');
}

export function gone(): AparteError {
  return new AparteError('stale', 'This handoff is over; the queue has been refreshed.');
}

export function taken(floor: Floor): AparteError {
  return floor.heldBy === 'advisor' ? alreadyClaimed(floor) : gone();
}

export function alreadyClaimed({ advisorId: id, name }: Holder): AparteError {
  return new AparteError('already-claimed', `${name} has this one.`, { details: { by: { advisorId: id, name } } });
}

function notYours(floor: Floor): AparteError {
  const who =
    floor.heldBy === 'advisor'
      ? `${floor.name} has this conversation.`
      : 'You do not have this conversation; claim it first.';
  return new AparteError('not-yours', who);
}
