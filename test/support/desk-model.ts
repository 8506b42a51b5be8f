/**
 * A desk in memory: conversations, who holds them, and what each advisor's console is told when something happens.
 * Snapshots are computed from the conversations and never from the events, so that the two can be compared.
 */
import { rankedAt } from '../../src/domain/routing.ts';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { DeskEvent, DeskEventName, DeskEventPayloads } from '../../src/protocol/desk/events.ts';
import { byName, byUrgency, byWeight } from '../../src/protocol/desk/order.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { DeskSnapshot, PresenceRow, QueueRow } from '../../src/protocol/desk/rows.ts';
import type { Note } from '../../src/protocol/desk/thread.ts';
import type { Me } from '../../src/protocol/http.ts';
import type { WireCorrection } from '../../src/protocol/readings.ts';
import type { WireFloor, WireMessage } from '../../src/protocol/wire.ts';

export type ModelAdvisor = Me & { status: PresenceRow['status'] };

export type Case = {
  conversationId: string;
  handoffId: string;
  heldBy: { kind: 'bot' } | { kind: 'queue' } | { kind: 'advisor'; advisorId: string };
  messages: WireMessage[];
  notes: Note[];
  corrections?: WireCorrection[];
  briefing: Briefing;
  readByShopper: number;
  readByDesk: number;
  acceptedAt?: string;
  awaitingReplySince?: string;
  offeredTo?: string;
  value?: number;
  drafts: Map<string, string>;
};

type Said = Pick<WireMessage, 'author' | 'text'> & Partial<Pick<WireMessage, 'clientMessageId' | 'card' | 'reading'>>;
export type Refused = { readonly refused: string; readonly by?: { advisorId: string; name: string } };
export type DeskModel = ReturnType<typeof createDeskModel>;

export function createDeskModel(advisors: ModelAdvisor[], cases: Case[], now: () => number = Date.now) {
  const logs = new Map<string, DeskEvent[]>(advisors.map(({ advisorId }) => [advisorId, []]));
  const listeners = new Set<(advisorId: string, event: DeskEvent) => void>();
  const iso = () => new Date(now()).toISOString();
  const advisorOf = (advisorId: string) => need(advisors.find((advisor) => advisor.advisorId === advisorId));
  const caseOf = (conversationId: string) => need(cases.find((one) => one.conversationId === conversationId));

  function tell<K extends DeskEventName>(name: K, payload: DeskEventPayloads[K]): void {
    for (const [advisorId, log] of logs) {
      const event = structuredClone({ name, seq: log.length + 1, at: iso(), ...payload }) as unknown as DeskEvent;
      log.push(event);
      for (const listener of listeners) listener(advisorId, event);
    }
  }

  function rowOf(one: Case): QueueRow {
    const { briefing, heldBy } = one;
    const holder = heldBy.kind === 'advisor' ? advisorOf(heldBy.advisorId) : undefined;
    return {
      handoffId: one.handoffId,
      conversationId: one.conversationId,
      channel: briefing.channel,
      locale: briefing.locale,
      reasons: briefing.reasons.slice(0, 2),
      score: briefing.score,
      priority: briefing.priority,
      waitingSince: briefing.openedAt,
      rankedAt: rankedAt({ ...briefing, openedAt: new Date(briefing.openedAt) }).toISOString(),
      snippet: one.messages.at(-1)?.text ?? '',
      unread:
        holder === undefined
          ? 0
          : one.messages.filter(({ seq, author }) => seq > one.readByDesk && author.kind === 'shopper').length,
      ...(briefing.shopper.name === undefined ? {} : { name: briefing.shopper.name }),
      ...(briefing.shopper.tier === undefined ? {} : { tier: briefing.shopper.tier }),
      ...(one.value === undefined ? {} : { value: one.value }),
      ...(one.offeredTo === undefined ? {} : { offeredTo: one.offeredTo }),
      ...(holder === undefined ? {} : { heldBy: { advisorId: holder.advisorId, name: holder.name } }),
      ...(one.awaitingReplySince === undefined ? {} : { awaitingReplySince: one.awaitingReplySince }),
      ...timersOf(one, briefing.openedAt),
    };
  }

  const heldBy = (advisorId: string) =>
    cases.filter((one) => one.heldBy.kind === 'advisor' && one.heldBy.advisorId === advisorId);
  const waiting = () => cases.filter((one) => one.heldBy.kind === 'queue');

  function presenceOf(advisor: ModelAdvisor): PresenceRow {
    const { advisorId, name, status, capacity, languages, storeId } = advisor;
    const load = heldBy(advisorId).length;
    return { advisorId, name, status, load, capacity, languages, ...(storeId === undefined ? {} : { storeId }) };
  }

  function floorOf(one: Case): WireFloor {
    if (one.heldBy.kind === 'bot') return { heldBy: 'bot' };
    if (one.heldBy.kind === 'queue') {
      const place = byUrgency(waiting().map(rowOf)).findIndex((row) => row.handoffId === one.handoffId);
      return { heldBy: 'queue', position: place + 1, waitSeconds: 60, handoffId: one.handoffId };
    }
    const { advisorId, name } = advisorOf(one.heldBy.advisorId);
    const waitedMs = Date.parse(one.acceptedAt ?? one.briefing.openedAt) - Date.parse(one.briefing.openedAt);
    return {
      heldBy: 'advisor',
      advisor: { advisorId, name },
      waitedSeconds: Math.round(waitedMs / 1000),
      handoffId: one.handoffId,
    };
  }

  function append(one: Case, said: Said): WireMessage {
    const seq = (one.messages.at(-1)?.seq ?? 0) + 1;
    const message: WireMessage = {
      seq,
      id: `${one.conversationId}-${seq}`,
      at: iso(),
      locale: one.briefing.locale,
      ...said,
    };
    one.messages.push(message);
    tell('message:created', { conversationId: one.conversationId, message });
    return message;
  }

  function changed(one: Case): void {
    tell('floor:changed', { conversationId: one.conversationId, floor: floorOf(one) });
    for (const advisor of advisors) tell('presence:changed', { row: presenceOf(advisor) });
  }

  function mine(advisorId: string, conversationId: string): Case | Refused {
    const one = cases.find((other) => other.conversationId === conversationId);
    if (one === undefined) return { refused: 'not-found' };
    return one.heldBy.kind === 'advisor' && one.heldBy.advisorId === advisorId ? one : { refused: 'not-yours' };
  }

  function leave(one: Case, ended: 'returned' | 'resolved' | 'transferred', next: Case['heldBy']): void {
    const row = rowOf(one);
    one.heldBy = next;
    delete one.awaitingReplySince;
    tell('conversation:changed', { row, ended });
  }

  return {
    advisors,
    cases,
    rowOf,
    snapshotFor: (advisorId: string): DeskSnapshot =>
      structuredClone({
        seq: need(logs.get(advisorId)).length,
        queue: byUrgency(waiting().map(rowOf)),
        mine: byWeight(heldBy(advisorId).map(rowOf)),
        presence: byName(advisors.map(presenceOf)),
      }),
    openFor(advisorId: string, conversationId: string, after = 0): DeskAcks['conversation:open'] | Refused {
      const one = cases.find((other) => other.conversationId === conversationId);
      if (one === undefined) return { refused: 'not-found' };
      return structuredClone({
        conversationId,
        messages: one.messages.filter(({ seq }) => seq > after),
        head: one.messages.at(-1)?.seq ?? 0,
        floor: floorOf(one),
        briefing: one.briefing,
        notes: one.notes,
        corrections: one.corrections ?? [],
        draft: one.drafts.get(advisorId) ?? '',
        readByShopper: one.readByShopper,
      });
    },
    eventsAfter: (advisorId: string, seq: number): DeskEvent[] => need(logs.get(advisorId)).slice(seq),
    onEvent(listener: (advisorId: string, event: DeskEvent) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    shopperWaits(conversationId: string): void {
      const one = caseOf(conversationId);
      one.heldBy = { kind: 'queue' };
      one.briefing = { ...one.briefing, openedAt: iso() };
      one.awaitingReplySince = iso();
      tell('queue:added', { row: rowOf(one) });
      changed(one);
    },
    shopperSays(conversationId: string, text: string, mood?: number): void {
      const one = caseOf(conversationId);
      const message = append(one, { author: { kind: 'shopper' }, text });
      if (one.heldBy.kind !== 'bot') one.awaitingReplySince ??= iso();
      if (mood !== undefined) {
        const point = { seq: message.seq, value: mood, confidence: 0.8, at: iso() };
        one.briefing = { ...one.briefing, emotion: [...one.briefing.emotion, point] };
        tell('emotion:updated', { conversationId, point });
      }
      if (one.heldBy.kind === 'queue') tell('queue:updated', { row: rowOf(one) });
      if (one.heldBy.kind === 'advisor') tell('conversation:changed', { row: rowOf(one) });
    },
    /** Undefined: taken back. */
    correct(me: string, conversationId: string, seq: number, was?: Pick<WireCorrection, 'intents' | 'emotion'>): void {
      const one = caseOf(conversationId);
      const { advisorId, name } = advisorOf(me);
      const others = (one.corrections ?? []).filter((other) => other.seq !== seq || other.by.advisorId !== me);
      one.corrections = [
        ...others,
        ...(was === undefined ? [] : [{ seq, by: { advisorId, name }, at: iso(), ...was }]),
      ];
      const corrections = one.corrections.filter((other) => other.seq === seq);
      tell('message:updated', { conversationId, corrected: { seq, corrections } });
    },
    shopperTypes(conversationId: string, on: boolean): void {
      tell('typing:changed', { conversationId, on, kind: 'shopper' });
    },
    shopperReads(conversationId: string): void {
      const one = caseOf(conversationId);
      one.readByShopper = one.messages.at(-1)?.seq ?? 0;
      tell('message:updated', { conversationId, readByShopper: one.readByShopper });
    },
    shopperCancels(conversationId: string): void {
      const one = caseOf(conversationId);
      one.heldBy = { kind: 'bot' };
      tell('queue:removed', { handoffId: one.handoffId, conversationId, reason: 'cancelled' });
      changed(one);
    },

    claim(advisorId: string, handoffId: string): Case | Refused {
      const one = cases.find((other) => other.handoffId === handoffId);
      if (one === undefined) return { refused: 'not-found' };
      if (one.heldBy.kind === 'advisor') {
        const { name } = advisorOf(one.heldBy.advisorId);
        return { refused: 'already-claimed', by: { advisorId: one.heldBy.advisorId, name } };
      }
      const advisor = advisorOf(advisorId);
      one.heldBy = { kind: 'advisor', advisorId };
      one.acceptedAt = iso();
      delete one.offeredTo;
      const by = { advisorId, name: advisor.name };
      tell('queue:removed', { handoffId, conversationId: one.conversationId, reason: 'claimed', by });
      append(one, {
        author: { kind: 'system' },
        text: `${advisor.name} vous rejoint.`,
        card: { kind: 'notice', tone: 'joined', title: `${advisor.name} vous rejoint.` },
      });
      tell('conversation:changed', { row: rowOf(one) });
      changed(one);
      return one;
    },
    say(advisorId: string, conversationId: string, clientMessageId: string, text: string): WireMessage | Refused {
      const one = mine(advisorId, conversationId);
      if ('refused' in one) return one;
      const known = one.messages.find((message) => message.clientMessageId === clientMessageId);
      if (known !== undefined) return known.text === text ? known : { refused: 'conflict' };
      const message = append(one, {
        author: { kind: 'advisor', name: advisorOf(advisorId).name },
        text,
        clientMessageId,
      });
      one.readByDesk = message.seq;
      delete one.awaitingReplySince;
      one.drafts.delete(advisorId);
      tell('conversation:changed', { row: rowOf(one) });
      return message;
    },
    read(advisorId: string, conversationId: string, seq: number): void {
      const one = mine(advisorId, conversationId);
      if ('refused' in one || one.readByDesk >= seq) return;
      one.readByDesk = seq;
      tell('conversation:changed', { row: rowOf(one) });
    },
    note(advisorId: string, conversationId: string, noteId: string, text: string): Note {
      const one = caseOf(conversationId);
      const author = { advisorId, name: advisorOf(advisorId).name };
      const note: Note = { id: `${advisorId}:${noteId}`, conversationId, author, text, at: iso() };
      one.notes.push(note);
      tell('note:created', { note });
      return note;
    },
    handBack(advisorId: string, conversationId: string): Case | Refused {
      const one = mine(advisorId, conversationId);
      if ('refused' in one) return one;
      leave(one, 'returned', { kind: 'bot' });
      append(one, {
        author: { kind: 'system' },
        text: 'Vous êtes de nouveau avec le Concierge.',
        card: { kind: 'notice', tone: 'back', title: 'Vous êtes de nouveau avec le Concierge.' },
      });
      changed(one);
      return one;
    },
    resolve(advisorId: string, conversationId: string): Case | Refused {
      const one = mine(advisorId, conversationId);
      if ('refused' in one) return one;
      leave(one, 'resolved', { kind: 'bot' });
      append(one, {
        author: { kind: 'system' },
        text: 'La conversation est close.',
        card: { kind: 'notice', tone: 'ended', title: 'La conversation est close.' },
      });
      changed(one);
      return one;
    },
    transfer(advisorId: string, conversationId: string, to: string): Case | Refused {
      const one = mine(advisorId, conversationId);
      if ('refused' in one) return one;
      leave(one, 'transferred', { kind: 'queue' });
      one.offeredTo = to;
      one.awaitingReplySince = iso();
      tell('queue:added', { row: rowOf(one) });
      changed(one);
      return one;
    },
    setPresence(advisorId: string, status: PresenceRow['status']): void {
      const advisor = advisorOf(advisorId);
      advisor.status = status;
      tell('presence:changed', { row: presenceOf(advisor) });
    },
    saveDraft(advisorId: string, conversationId: string, text: string): void {
      caseOf(conversationId).drafts.set(advisorId, text);
    },
  };
}

function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The desk model does not know this.');
  return value;
}

/** As the sample house's policy has it: two minutes to each reply. */
function timersOf({ awaitingReplySince, heldBy }: Case, openedAt: string): Pick<QueueRow, 'timers'> {
  const since = awaitingReplySince ?? (heldBy.kind === 'queue' ? openedAt : undefined);
  if (since === undefined) return {};
  return { timers: [{ kind: 'first-reply', since, due: new Date(Date.parse(since) + 120_000).toISOString() }] };
}
