/** Brings what a webhook told to the corridor: whose thread it is, which event it makes, and what it proves of our sends. */
import type { EventBody } from '../domain/conversation-event.ts';
import { readTag } from '../domain/delivery.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Ingress, Outbox, Outcome, Receipt, Submission, Transcripts } from '../domain/ports.ts';
import { readRowId } from '../domain/row-id.ts';
import { bodyOf, isOfPeople, reportBody } from './bodies.ts';
import type { Inbound, InboundEvent } from './channel.ts';
import { statusReason } from './graph-errors.ts';
import type { Account, PeerBook, Thread } from './peers.ts';
import { hashMark } from './render-choices.ts';
import { meaningOf } from './render-meaning.ts';

export type ArrivalsParts = {
  readonly ingress: Pick<Ingress, 'submitAll'>;
  readonly outbox: Pick<Outbox, 'evidence'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly peers: PeerBook;
  /** In which a new conversation begins, until the first words tell. */
  readonly locale: string;
};

/** What became of an event: `unmatched` belongs to nothing that we know and is not kept. */
export type Arrived = Exclude<Receipt, 'unknown'> | 'unmatched' | 'evidence';

export type Arrivals = {
  /** All durable when it resolves, each once, in their order; several writes, one wait for the disk each. */
  take(channel: Account['channel'], events: readonly Inbound[]): Promise<readonly Arrived[]>;
};

/** Messages in which a button may still be tapped. */
const lookBack = 20;

type Said = Extract<InboundEvent, { kind: 'said' }>;

function needsWhatWasShown({ text, value }: Said): boolean {
  return value === undefined ? /^\s{0,9}\d{1,2}[.)]?\s{0,9}$/.test(text) : value.startsWith(hashMark);
}

type Report = Extract<InboundEvent, { kind: 'delivery' | 'own-echo' }>;

/** As far as is known from an event alone; several submissions for what is two things at once. */
type Prepared = readonly Submission[] | 'unmatched' | 'evidence';

export function createArrivals(parts: ArrivalsParts): Arrivals {
  const { ingress, outbox, transcripts, peers } = parts;

  async function prepare(channel: Account['channel'], inbound: Inbound): Promise<Prepared> {
    const { event, account, peer } = inbound;
    if (event.kind === 'own-echo' || event.kind === 'delivery') {
      const tagged = await evidenceOf(event);
      if (tagged === 'evidence' || tagged === 'unmatched') return tagged;
      if (tagged !== undefined) return [follows(channel, inbound, tagged.conversationId, tagged.body)];
      if (event.kind === 'own-echo') return 'unmatched';
    }
    const at = { channel, account };
    const thread = await peers.find(at, peer);
    if (event.kind === 'identity') await peers.link(at, thread, event.now);
    if (isOfPeople(event) && event.kind !== 'read') {
      const meant = event.kind === 'said' ? await meaning(channel, thread, event) : event;
      return ofPeople(channel, inbound, thread, meant);
    }
    const body = event.kind === 'read' ? bodyOf(event, inbound) : reportBody(event as ReportOfDelivery);
    return [follows(channel, inbound, thread.conversationId, body)];
  }

  /** A number typed under a numbered list, or a tap whose command was too long for a button: only what was shown can tell. */
  async function meaning(channel: Account['channel'], { conversationId }: Thread, said: Said): Promise<Said> {
    if (!needsWhatWasShown(said)) return said;
    const head = (await transcripts.conversation(conversationId))?.head ?? 0;
    const shown = await transcripts.messages(conversationId, Math.max(0, head - lookBack), lookBack);
    const ours = shown.filter(({ author, audience }) => author.kind !== 'shopper' && audience !== 'desk');
    const { value: _tapped, ...words } = said;
    const value = meaningOf(said, ours.toReversed(), channel);
    return value === undefined ? words : { ...words, value };
  }

  /** Undefined: it does not carry our name. */
  async function evidenceOf(
    event: Report,
  ): Promise<
    { readonly conversationId: ConversationId; readonly body: EventBody } | 'evidence' | 'unmatched' | undefined
  > {
    if (event.tag === undefined) return undefined;
    const { rowId, partsDone, last } = readTag(event.tag);
    const row = readRowId(rowId);
    if (row === undefined) return undefined;
    const known = await outbox.evidence(rowId, outcomeOf(event, last, partsDone));
    if (!known) return 'unmatched';
    const failed = event.kind === 'delivery' && event.state === 'failed';
    if (!last && !failed) return 'evidence';
    return { conversationId: row.conversationId, body: bodyOfReport(event, row.seq) };
  }

  function ofPeople(
    channel: Account['channel'],
    inbound: Inbound,
    thread: Thread,
    event: Exclude<InboundEvent, Report>,
  ): readonly Submission[] {
    const own = submission(channel, inbound, thread, bodyOf(event, inbound));
    if (inbound.standby !== true) return [own];
    const taken = submission(channel, inbound, thread, { kind: 'channel:thread-moved', action: 'taken' });
    return [{ ...taken, key: `${own.key}:standby` }, own];
  }

  function submission(
    channel: Account['channel'],
    { key, account, peer }: Inbound,
    { conversationId, visitor }: Thread,
    body: EventBody,
  ): Submission {
    const { name } = peer;
    const identity = name === undefined ? {} : { identity: { level: 'anonymous', name: name.slice(0, 100) } as const };
    return {
      conversationId,
      opening: { channel, account, visitor, locale: parts.locale, ...identity },
      key: `${channel}:${account}:${key}`,
      body,
    };
  }

  return {
    async take(channel, events) {
      const prepared = await Promise.all(events.map((inbound) => prepare(channel, inbound)));
      const submissions = prepared.flatMap((one) => (typeof one === 'string' ? [] : one));
      const receipts = [...(await ingress.submitAll(submissions))];
      return prepared.map((one) => {
        if (typeof one === 'string') return one;
        const receipt = receipts.splice(0, one.length).at(-1) ?? 'unknown';
        return receipt === 'unknown' ? 'unmatched' : receipt;
      });
    },
  };
}

/** A report opens no conversation, least of all one that was erased. */
function follows(
  channel: Account['channel'],
  { key, account }: Inbound,
  conversationId: ConversationId,
  body: EventBody,
): Submission {
  return { conversationId, key: `${channel}:${account}:${key}`, body };
}

type ReportOfDelivery = Extract<InboundEvent, { kind: 'delivery' }>;

function bodyOfReport(event: Report, seq: number): EventBody {
  if (event.kind === 'delivery') return reportBody(event, seq);
  return { kind: 'delivery:reported', state: 'sent', seq, providerIds: [event.providerId] };
}

function outcomeOf(
  event: Report,
  last: boolean,
  partsDone: number,
): Extract<Outcome, { state: 'accepted' | 'failed' | 'partly' }> {
  if (event.kind === 'delivery' && event.state === 'failed') {
    return { state: 'failed', reason: event.error === undefined ? 'unknown' : statusReason(event.error.code) };
  }
  if (!last) return { state: 'partly', partsDone };
  const providerId = event.kind === 'delivery' ? event.providerIds[0] : event.providerId;
  return { state: 'accepted', ...(providerId === undefined ? {} : { providerId }) };
}
