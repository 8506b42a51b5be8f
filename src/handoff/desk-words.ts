/** What an advisor says and has read. */
import type { Attachment } from '../domain/attachment.ts';
import type { Card } from '../domain/card.ts';
import type { Conversation } from '../domain/conversation.ts';
import { advisorMaySpeak } from '../domain/floor.ts';
import type { ConversationId, MessageId } from '../domain/ids.ts';
import type { DraftOrigin } from '../domain/machine-draft.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Ingress, Submission } from '../domain/ports.ts';
import type { HouseTemplate } from '../domain/template.ts';
import type { TranslationOrigin } from '../domain/translation.ts';
import { by, type DeskActs, deskKey, submission } from './desk-acts.ts';
import { type TemplateWish, templatesFor, worded } from './wording.ts';

export type DeskWordsParts = {
  readonly acts: DeskActs;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly clock: Clock;
  /** Approved messages of the house. */
  readonly templates: () => readonly HouseTemplate[];
};

export type SaidAtDesk = {
  readonly clientMessageId: string;
  readonly text: string;
  readonly card?: Card;
  readonly draft?: DraftOrigin;
  readonly translation?: TranslationOrigin;
  readonly template?: TemplateWish;
  readonly attachments?: readonly Attachment[];
  /** The wish as the console sent it: two of one `clientMessageId` are one when these are the same. Absent: the words. */
  readonly asked?: string;
};

export function createDeskWords({ acts, ingress, clock, templates }: DeskWordsParts) {
  const { find, findHeld, submit } = acts;

  /** An advisor's words as the event that they become: checked, and not sent yet. */
  async function wordedBy(advisor: Advisor, id: ConversationId, said: SaidAtDesk): Promise<Submission> {
    const conversation = await findHeld(id, advisor);
    const { template: _wish, asked, ...plain } = said;
    const words = worded(conversation, said, templates(), clock.now());
    const body = { kind: 'advisor:said', ...by(advisor), ...plain, ...words } as const;
    return {
      ...submission(conversation, saidKey(advisor, said.clientMessageId), body),
      ...(asked === undefined ? {} : { asked }),
    };
  }
  return {
    worded: wordedBy,

    /** The key of what an advisor says, whether it was said or not. */
    keyOf: (advisor: Advisor, clientMessageId: string) => deskKey(saidKey(advisor, clientMessageId)),

    async say(advisor: Advisor, id: ConversationId, said: SaidAtDesk): Promise<MessageId> {
      return (await ingress.submit(await wordedBy(advisor, id, said))).messageId;
    },

    /** What may be sent as a template in this conversation now. */
    templates: (advisor: Advisor, conversation: Conversation) =>
      templatesFor(conversation, templates(), { now: clock.now(), readIn: advisor.languages[0] ?? 'en' }),

    async read(advisor: Advisor, id: ConversationId, seq: number): Promise<void> {
      const conversation = await find(id);
      if (!advisorMaySpeak(conversation.floor, advisor.id) || seq <= conversation.readBy.desk) return;
      await submit(conversation, `${advisor.id}:read:${id}:${seq}`, { kind: 'advisor:read', seq });
    },
  };
}

const saidKey = ({ id }: Advisor, clientMessageId: string) => `${id}:${clientMessageId}`;
