/** What a shopper's events do to a conversation. Each is a pure step; none calls a model or a shop system. */
import { mediaCommand } from '../domain/attachment.ts';
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { decide, withEarlier } from '../domain/escalation.ts';
import { botFloor } from '../domain/floor.ts';
import { isOpen } from '../domain/handoff.ts';
import { messageId } from '../domain/ids.ts';
import type { Message, Reading } from '../domain/message.ts';
import { advanceMood } from '../domain/mood.ts';
import { policyFor } from '../domain/policy-for.ts';
import { readResumeWord, resumeRefPrefix } from '../domain/resume-word.ts';
import { stopWordIn } from '../domain/stop-words.ts';
import { hearTalk } from '../domain/talk.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { AcceptParts } from './accept-parts.ts';
import { disclosed, heardAs, seqOf } from './channel-thread.ts';
import { change, type Draft, say } from './draft.ts';
import { namedFiles, waitsForWords, wantedFiles } from './file-events.ts';
import { asksWhetherToLeave, wouldLeave } from './leave-queue.ts';
import { gatherSignals } from './signals.ts';
import { stoppedOrStarted } from './stop-words.ts';

type Said = Extract<EventBody, { kind: 'shopper:said' }>;
type Acted = Extract<EventBody, { kind: 'shopper:acted' }>;
type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

const keptPages = 20;

export function said(draft: Draft, event: InboxEvent, body: Said, parts: AcceptParts): Draft {
  const { text, attachments = [], referral } = body;
  const came = referral === undefined ? draft : change(draft, { referral: { from: referral, at: event.receivedAt } });
  const word = referral?.startsWith(resumeRefPrefix)
    ? readResumeWord(referral.slice(resumeRefPrefix.length))
    : undefined;
  if (word !== undefined && text === '') return cameOver(came, event, body, word, parts);
  // A link was opened and nothing said.
  if (text === '' && body.value === undefined && attachments.length === 0) return came;
  const value = body.value ?? (text === '' ? mediaCommand(attachments) : undefined);
  const named = namedFiles(body.attachments, event);
  const from = named === undefined ? body : { ...body, attachments: named };
  const unheard = waitsForWords(body, parts);
  const listened = hear(came, event, { text, ...(value === undefined ? {} : { value }) }, from, parts);
  const heard = change(listened, {
    ...wantedFiles(listened.conversation, named, unheard),
    ...(unheard ? { owed: came.conversation.owed } : {}),
  });
  const stop = stopWordIn(draft.conversation, text);
  if (stop !== undefined) return stoppedOrStarted(came.conversation, heard, event, stop, parts);
  return disclosed(heard, draft.conversation, event, parts);
}

/** A link from another channel was opened: it speaks for the shopper who opened it. */
function cameOver(draft: Draft, event: InboxEvent, body: Said, word: string, parts: AcceptParts): Draft {
  const text = parts.translate(draft.conversation.locale, 'system.came-over');
  const heard = hear(draft, event, { text, value: `resume:look#${word}` }, body, parts);
  return disclosed(heard, draft.conversation, event, parts);
}

/** A tapped card or chip is the shopper speaking: its label stands in the transcript. */
export function acted(draft: Draft, event: InboxEvent, body: Acted, parts: AcceptParts): Draft {
  const { messageId: target, action, value, label } = body;
  return hear(draft, event, { text: label ?? value, value, action: { messageId: target, action, value } }, body, parts);
}

export function askedForPerson(
  draft: Draft,
  event: InboxEvent,
  body: Of<'shopper:asked-for-person'>,
  parts: AcceptParts,
): Draft {
  if (draft.conversation.floor.heldBy !== 'bot') return draft;
  const text = body.reason ?? parts.translate(draft.conversation.locale, 'system.ask-for-person');
  return hear(draft, event, { text, value: 'person' }, {}, parts);
}

/** Adds the shopper's line, reads it, and marks what the bot owes an answer to when the floor is the bot's. */
function hear(
  draft: Draft,
  event: InboxEvent,
  heard: Pick<OwedMessage, 'text' | 'value' | 'action'>,
  from: Pick<Said, 'clientMessageId' | 'attachments' | 'providerId' | 'replyTo' | 'edited' | 'clientData'>,
  parts: AcceptParts,
): Draft {
  const before = draft.conversation;
  const understanding = parts.read(heard.text, before);
  const settled = parts.settleLocale(before, heard, understanding);
  const spoken = say(change(draft, settled), {
    author: { kind: 'shopper' },
    text: heard.text,
    at: event.receivedAt,
    id: messageId(event.id),
    ...writtenWith(before, from),
    reading: readingOf(understanding),
  });
  const seq = spoken.conversation.head;
  const listened = change(spoken, {
    ...heardAs(before, from.providerId, seq),
    lastShopperAt: event.receivedAt,
    awaitingReplySinceAt: spoken.conversation.awaitingReplySinceAt ?? event.receivedAt,
    ...felt(spoken.conversation, heard.text, understanding, { seq, at: event.receivedAt }),
    ...counted(spoken.conversation, heard, understanding, seq, parts),
  });
  if (before.floor.heldBy !== 'bot') {
    const waiting = rescored(listened, parts, event.receivedAt);
    const asks = before.floor.heldBy === 'queue' && heard.value === undefined && wouldLeave(understanding);
    return asks ? asksWhetherToLeave(waiting, event.receivedAt, parts) : waiting;
  }
  const owed: OwedMessage = { eventId: event.id, seq, ...heard, understanding, at: event.receivedAt };
  return change(listened, { owed: [...listened.conversation.owed, owed] });
}

function writtenWith(
  conversation: Conversation,
  {
    clientMessageId,
    attachments,
    replyTo,
    edited,
    clientData,
  }: Pick<Said, 'clientMessageId' | 'attachments' | 'replyTo' | 'edited' | 'clientData'>,
): Pick<Message, 'clientMessageId' | 'attachments' | 'about' | 'edited' | 'clientData'> {
  const about = seqOf(conversation, replyTo);
  return {
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(about === undefined ? {} : { about }),
    ...(edited === undefined ? {} : { edited }),
    ...(clientData === undefined ? {} : { clientData }),
  };
}

function readingOf({ language, intents, entities, emotion, by, version }: Understanding): Reading {
  const read = { language, intents: intents.slice(0, 3), entities, emotion, by };
  return version === undefined ? read : { ...read, version };
}

function felt(
  conversation: Conversation,
  text: string,
  { emotion, intents }: Understanding,
  { seq, at }: { readonly seq: number; readonly at: Date },
): Partial<Conversation> {
  const declined = conversation.consents.some((consent) => consent.purpose === 'mood' && !consent.granted);
  if (declined) return {};
  const { frustration, valence, confidence, evidence } = emotion;
  const talk = hearTalk(text, intents, conversation.mood.heard ?? []);
  return { mood: advanceMood(conversation.mood, { frustration, value: valence, confidence, seq, at, evidence, talk }) };
}

function counted(
  conversation: Conversation,
  { text, value }: Pick<OwedMessage, 'text' | 'value'>,
  understanding: Understanding,
  seq: number,
  { policy }: AcceptParts,
): Partial<Conversation> {
  const asks = value === 'person' || understanding.intents.some((i) => i.intent === 'person' && i.confidence >= 0.6);
  const delicate = understanding.topics.find((topic) => policy().noGoTopics.includes(topic.topic));
  if (!asks && delicate === undefined) return {};
  return {
    tally: {
      ...conversation.tally,
      ...(asks ? { askedForPerson: { seq, evidence: text.slice(0, 120) } } : {}),
      ...(delicate === undefined ? {} : { delicateTopic: { seq, topic: delicate.topic, evidence: delicate.evidence } }),
    },
  };
}

/** While a person is waited for or speaking, each message may make the case heavier; nothing makes it lighter. */
function rescored(draft: Draft, { policy }: AcceptParts, now: Date): Draft {
  const { handoff } = draft.conversation;
  if (!isOpen(handoff)) return draft;
  const own = policyFor(policy(), draft.conversation);
  const decision = decide(gatherSignals(draft.conversation, own, now), own);
  const { score, priority, reasons, policyVersion } = withEarlier(decision, handoff.reasons, own);
  return change(draft, { handoff: { ...handoff, score, priority, reasons, policyVersion } });
}

export function stoppedWaiting(draft: Draft, event: InboxEvent, parts: AcceptParts): Draft {
  const { conversation } = draft;
  const { handoff } = conversation;
  if (conversation.floor.heldBy !== 'queue' || !isOpen(handoff)) return draft;
  const { askedForPerson: _spent, ...tally } = conversation.tally;
  const ended = { ...handoff, state: 'failed', endedAt: event.receivedAt, endReason: 'shopper-cancelled' } as const;
  return say(
    change(draft, {
      floor: botFloor,
      handoff: ended,
      tally: { ...tally, failedTurns: 0 },
      untold: [...(conversation.untold ?? []), { state: 'completed', message: 'shopper-cancelled' }],
    }),
    {
      author: { kind: 'system' },
      text: parts.translate(conversation.locale, 'system.queue.cancelled'),
      at: event.receivedAt,
    },
  );
}

export function consented(draft: Draft, event: InboxEvent, { purpose, granted }: Of<'shopper:consented'>): Draft {
  const { consents, locale } = draft.conversation;
  const consent = { purpose, granted, at: event.receivedAt, locale, textVersion: 1 };
  return change(draft, { consents: [...consents.filter((known) => known.purpose !== purpose), consent] });
}

export function viewed(draft: Draft, event: InboxEvent, { page }: Of<'shopper:viewed'>): Draft {
  const { pages, tally } = draft.conversation;
  const { cart, ...seen } = page;
  return change(draft, {
    pages: [...pages, { ...seen, at: event.receivedAt }].slice(-keptPages),
    tally: {
      ...tally,
      ...(cart === undefined ? {} : { cartValue: { amount: cart, evidence: '' } }),
      ...(page.price === undefined
        ? {}
        : { productValue: { amount: page.price, evidence: page.title ?? page.sku ?? page.type } }),
    },
  });
}

export function identified(draft: Draft, { kind: _kind, ...identity }: Of<'shopper:identified'>): Draft {
  return change(draft, { identity: { ...draft.conversation.identity, ...identity } });
}

export function readByShopper(draft: Draft, { seq }: Of<'shopper:read'>): Draft {
  const { readBy, head } = draft.conversation;
  return change(draft, { readBy: { ...readBy, shopper: Math.max(readBy.shopper, Math.min(seq, head)) } });
}
