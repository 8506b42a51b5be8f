/**
 * The quick half of a turn: stored events become transcript, signals and floor. Pure and synchronous; it never calls a
 * model or a shop system, so people see each other's messages at once whatever the bot is doing.
 */
import type { Conversation } from '../domain/conversation.ts';
import type { InboxEvent } from '../domain/conversation-event.ts';
import type { AcceptParts } from './accept-parts.ts';
import * as channel from './channel-events.ts';
import * as desk from './desk-events.ts';
import { change, type Draft, draftOf } from './draft.ts';
import * as files from './file-events.ts';
import * as held from './held-events.ts';
import * as judgement from './judgement-events.ts';
import { choseToLeave, stopWaiting } from './leave-queue.ts';
import { linked, parted } from './link-events.ts';
import * as promises from './promise-events.ts';
import * as ratings from './ratings.ts';
import * as routing from './routing-events.ts';
import * as shopper from './shopper-events.ts';
import { stoppedAnswer } from './stopped-answer.ts';
import * as supervisor from './supervisor-events.ts';
import { timerRanOut } from './timer-events.ts';

export type Accepted = Draft & {
  readonly done: readonly InboxEvent['id'][];
  /** The event that could not be handled, and why; those before it are in the draft. */
  readonly poison?: { readonly event: InboxEvent; readonly cause: unknown };
};

/** Applies events in order. Stops at the first that throws, so that one bad event cannot take its neighbours with it. */
export function accept(conversation: Conversation, events: readonly InboxEvent[], parts: AcceptParts): Accepted {
  let draft = draftOf(conversation);
  const done: InboxEvent['id'][] = [];
  for (const event of events) {
    try {
      draft = apply(draft, event, parts);
    } catch (cause) {
      return { ...draft, done, poison: { event, cause } };
    }
    done.push(event.id);
  }
  return { ...draft, done };
}

function apply(draft: Draft, event: InboxEvent, parts: AcceptParts): Draft {
  const { body } = event;
  switch (body.kind) {
    case 'shopper:said': {
      const score = ratings.ratingIn(draft.conversation, body, parts);
      if (score !== undefined) return ratings.rated(draft, event, { score }, parts);
      if (choseToLeave(draft, body, parts)) {
        const heard = shopper.said(draft, event, { ...body, value: stopWaiting }, parts);
        return shopper.stoppedWaiting(heard, event, parts);
      }
      const leaving = routing.leavingQueue(draft, event, body, parts);
      return shopper.said(leaving.draft, event, leaving.body, parts);
    }
    case 'shopper:acted': {
      const leaving = routing.leavingQueue(draft, event, body, parts);
      return shopper.acted(leaving.draft, event, leaving.body, parts);
    }
    case 'shopper:asked-for-person':
      return shopper.askedForPerson(draft, event, body, parts);
    case 'shopper:stopped-waiting':
      return shopper.stoppedWaiting(draft, event, parts);
    case 'shopper:stopped-answer':
      return stoppedAnswer(draft);
    case 'shopper:chose-locale':
      return change(draft, { locale: body.locale, localeChosen: true });
    case 'shopper:consented':
      return shopper.consented(draft, event, body);
    case 'shopper:viewed':
      return shopper.viewed(draft, event, body);
    case 'shopper:read':
      return shopper.readByShopper(draft, body);
    case 'shopper:rated':
      return ratings.rated(draft, event, body, parts);
    case 'shopper:identified':
      return shopper.identified(draft, body);
    case 'shopper:linked':
      return linked(draft, event, body, parts);
    case 'shopper:parted':
      return parted(draft, event, body, parts);
    case 'advisor:claimed':
      return desk.claimed(draft, event, body, parts);
    case 'advisor:took-over':
      return desk.tookOver(draft, event, body, parts);
    case 'advisor:said':
      return routing.answered(
        promises.withSuggestions(desk.advisorSaid(draft, event, body), event, body, parts),
        event,
        body.advisorId,
      );
    case 'advisor:returned':
      return desk.returned(draft, event, body, parts);
    case 'advisor:transferred':
      return desk.transferred(draft, event, body, parts);
    case 'handoff:offered':
    case 'handoff:offer-ended':
    case 'handoff:transfer-ended':
    case 'handoff:found-nobody':
    case 'handoff:waited-long':
    case 'handoff:given-up':
      return routing.routed(draft, event, body, parts);
    case 'advisor:left':
      return desk.advisorLeft(draft, event, body, parts);
    case 'advisor:resolved':
      return desk.resolved(draft, event, body, parts);
    case 'advisor:approved':
      return held.approved(draft, event, body, parts);
    case 'advisor:declined':
      return held.declined(draft, event, body, parts);
    case 'reply:lapsed':
      return held.lapsed(draft, event, body, parts);
    case 'advisor:read':
      return desk.readByDesk(draft, body);
    case 'hand:raised':
      return supervisor.handRaised(draft, event, body);
    case 'hand:lowered':
      return supervisor.handLowered(draft);
    case 'supervisor:assigned':
      return supervisor.assigned(draft, event, body, parts);
    case 'supervisor:acknowledged':
      return supervisor.acknowledged(draft, body);
    case 'advisor:flagged':
      return judgement.flagged(draft, body);
    case 'advisor:dropped-draft':
      return judgement.droppedDraft(draft);
    case 'supervisor:audited':
      return judgement.audited(draft, event, body);
    case 'shopper:reacted':
      return channel.reacted(draft, event, body, parts);
    case 'shopper:deleted':
      return channel.deleted(draft, event, body, parts);
    case 'shopper:opted':
      return channel.opted(draft, event, body, parts);
    case 'shopper:moved':
      return channel.moved(draft, event, body, parts);
    case 'shopper:sent-unsupported':
      return channel.unsupported(draft, event, body, parts);
    case 'channel:thread-moved':
      return channel.threadMoved(draft, event, body, parts);
    case 'outside:said':
      return channel.outsideSaid(draft, event, body, parts);
    case 'outside:left':
      return channel.outsideLeft(draft, event, body);
    case 'timer:ran-out':
      return timerRanOut(draft, event, body, parts);
    case 'promise:made':
      return promises.promiseMade(draft, event, body);
    case 'promise:declined':
      return promises.promiseDeclined(draft, event, body);
    case 'promise:moved':
      return promises.promiseMoved(draft, event, body);
    case 'promise:settled':
      return promises.promiseSettled(draft, event, body);
    case 'promise:fell-due':
      return promises.promiseFellDue(draft, event, body, parts);
    case 'file:settled':
      return files.fileSettled(draft, event, body, parts);
    case 'delivery:settled':
      return channel.settled(draft, event, body);
    case 'delivery:reported':
      return channel.reported(draft, event, body);
    default:
      return body satisfies never;
  }
}
