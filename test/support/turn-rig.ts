/** One conversation, the two halves of its turns, and a bot: no store, no lane, no time but what is given. */
import type { ActivityHandler } from 'botbuilder-core';
import type { Activity } from 'botframework-schema';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import { conversationId, eventId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { owedSince } from '../../src/domain/owed.ts';
import type { Translate } from '../../src/domain/wording.ts';
import { accept } from '../../src/turn/accept.ts';
import { InProcessAdapter } from '../../src/turn/adapter.ts';
import { answer } from '../../src/turn/answer.ts';
import { plainReading, samplePolicy } from './corridor-parts.ts';

export type TurnRig = {
  readonly state: { conversation: Conversation; messages: readonly Message[] };
  /** Activities that the bot was given, and those that it sent. */
  readonly told: Partial<Activity>[];
  readonly sent: Partial<Activity>[];
  readonly failures: unknown[];
  /** Something happens; the bot answers what it owes. Returns the messages that came of it. */
  after(...bodies: EventBody[]): Promise<readonly Message[]>;
};

/** Keys with their parameters stand for sentences. */
export const plainTranslate: Translate = (_locale, key, params) =>
  params === undefined ? key : `${key} ${Object.values(params).join(' ')}`.trim();

export function turnRig(botFor: (rig: TurnRig) => ActivityHandler, turnMs = 5_000): TurnRig {
  let events = 0;
  const opening = { channel: 'web', account: 'site', visitor: 'v_1', locale: 'en' } as const;
  const rig: TurnRig = {
    state: { conversation: newConversation(opening, conversationId('c_rig'), new Date(0)), messages: [] },
    told: [],
    sent: [],
    failures: [],
    async after(...bodies) {
      const before = rig.state.messages.length;
      const stored = bodies.map((body) => {
        events += 1;
        const id = eventId(`e${events}`);
        return {
          id,
          conversationId: rig.state.conversation.id,
          order: events,
          receivedAt: new Date(events * 1000),
          body,
        };
      });
      keep(accept(rig.state.conversation, stored, acceptParts));
      if (owedSince(rig.state.conversation) !== undefined)
        keep(await answer(rig.state.conversation, parts, new AbortController().signal));
      return rig.state.messages.slice(before);
    },
  };
  const keep = ({ conversation, messages }: { conversation: Conversation; messages: readonly Message[] }) => {
    rig.state.conversation = conversation;
    rig.state.messages = [...rig.state.messages, ...messages];
  };
  const acceptParts = {
    read: plainReading,
    translate: plainTranslate,
    policy: () => samplePolicy,
    settleLocale: () => ({}),
  };
  const parts = {
    adapter: new WatchedAdapter(rig),
    bot: botFor(rig),
    translate: plainTranslate,
    clock: { now: () => new Date(events * 1000), monotonicMs: () => events * 1000 },
    turnMs,
    failed: (_conversation: Conversation, cause: unknown) => void rig.failures.push(cause),
  };
  return rig;
}

class WatchedAdapter extends InProcessAdapter {
  readonly #rig: TurnRig;

  constructor(rig: TurnRig) {
    super();
    this.#rig = rig;
  }

  override async process(...[activity, ...rest]: Parameters<InProcessAdapter['process']>) {
    this.#rig.told.push(activity);
    const said = await super.process(activity, ...rest);
    this.#rig.sent.push(...said);
    return said;
  }
}
