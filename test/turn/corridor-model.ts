/**
 * The real lane, accept, answer, unfold, desk and dispatcher over a store whose every inner step is a yield point, with
 * shoppers that retry, webhooks that repeat and reorder, workers and senders that die or come back late, advisors that
 * race. Returns what was violated; nothing, for a right corridor.
 */
import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import type { Conversation, HeldReply, Opening } from '../../src/domain/conversation.ts';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import type { Delivery, OutboxRow, SendResult } from '../../src/domain/delivery.ts';
import { AparteError } from '../../src/domain/errors.ts';
import type { Policy } from '../../src/domain/escalation.ts';
import { type ConversationId, conversationId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { ModeRule } from '../../src/domain/mode.ts';
import type { Advisor } from '../../src/domain/participant.ts';
import type { Clock, Ingress, Store } from '../../src/domain/ports.ts';
import { createDesk } from '../../src/handoff/desk.ts';
import { dispatch } from '../../src/outbox/dispatcher.ts';
import { accept } from '../../src/turn/accept.ts';
import type { AcceptParts } from '../../src/turn/accept-parts.ts';
import { InProcessAdapter } from '../../src/turn/adapter.ts';
import { answer } from '../../src/turn/answer.ts';
import type { Draft } from '../../src/turn/draft.ts';
import { createIngress } from '../../src/turn/ingress.ts';
import { drain, type LaneParts } from '../../src/turn/lane.ts';
import { advisorOf, plainReading, samplePolicy } from '../support/corridor-parts.ts';
import type { BrokenPart } from '../support/memory-data.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { type Random, seeded } from '../support/random.ts';
import { createScheduler, type Scheduler } from '../support/scheduler.ts';

export type ModelRun = {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly deaths: number;
  readonly answered: number;
};

const id = conversationId('c_model');
const stepLimit = 4_000;

/** One run: everything that happens is drawn from `seed`. */
export async function runModel(seed: number, without?: BrokenPart, modes: readonly ModeRule[] = []): Promise<ModelRun> {
  const world = createWorld(seed, without, modes);
  cast(world);
  const deaths = await world.scheduler.run({
    deathChance: 0.01,
    limit: stepLimit,
    between: () => world.passTime(),
    onDeath: (actor) => world.replace(actor.name),
  });
  await settleDown(world);
  return { seed, violations: await world.check(), deaths, answered: world.answeredCount() };
}

type World = ReturnType<typeof createWorld>;

function createWorld(seed: number, without: BrokenPart | undefined, modes: readonly ModeRule[]) {
  const random = seeded(seed);
  const scheduler = createScheduler(random);
  const time = { ms: 1_000_000 };
  const clock: Clock = { now: () => new Date(time.ms), monotonicMs: () => time.ms };
  const store = createMemoryStore({
    yieldPoint: scheduler.yieldPoint,
    without,
  });
  const acks = new Map<string, string[]>();
  const claims: Claim[] = [];
  const calls: { rowId: string; seq: number; settled: boolean; flagged: boolean }[] = [];
  const settledRows = new Set<string>();
  let answered = 0;
  const replaced = new Map<string, number>();

  const ingress = createIngress({
    inbox: store.inbox,
    clock,
    wake: () => undefined,
    wakeForReport: () => undefined,
    mask: (text) => ({ text, masked: false }),
  });

  const world = {
    random,
    scheduler,
    clock,
    store,
    ingress,
    without,
    policy: { ...samplePolicy, modes, approvalSeconds: 20 } satisfies Policy,
    calls,
    settledRows,
    /** Records that a sender was told its event is durable. */
    acked(sender: string, messageId: string): void {
      acks.set(sender, [...(acks.get(sender) ?? []), messageId]);
    },
    /** No step lies between the compare-and-set and this: the head is the one at the moment of the claim. */
    claimed(advisor: string): void {
      claims.push({ advisor, head: store.data.conversations.get(id)?.state.head ?? 0 });
    },
    committed(messages: readonly Message[]): void {
      if (messages.some((message) => message.author.kind === 'bot')) answered += 1;
    },
    passTime(): void {
      time.ms += random.chance(0.03) ? 1_000 + random.below(40_000) : random.below(20);
    },
    later(ms: number): void {
      time.ms += ms;
    },
    /** A dead worker or sender is started again, as a process manager would; a few times. */
    replace(name: string): void {
      const count = (replaced.get(name) ?? 0) + 1;
      replaced.set(name, count);
      if (count > 3) return;
      if (name.startsWith('worker')) startWorker(world, name);
      if (name.startsWith('sender')) startSender(world, name);
      if (name.startsWith('shopper')) startShopper(world, name, count);
    },
    answeredCount: () => answered,
    check: () => check(store, { acks, claims, calls, supervised: modes.length > 0 }),
  };
  return world;
}

function cast(world: World): void {
  for (const name of ['shopper-a', 'shopper-b']) startShopper(world, name, 0);
  for (const name of ['worker-1', 'worker-2']) startWorker(world, name);
  for (const name of ['sender-1', 'sender-2']) startSender(world, name);
  for (const name of ['ines', 'leo']) startAdvisor(world, name);
  if (world.policy.modes.length > 0) for (const name of ['approver-1', 'approver-2']) startApprover(world, name);
}

const opening: Opening = { channel: 'whatsapp', account: 'house', visitor: 'shopper', locale: 'en' };

/** Sends in order, each until it is acked; some are delivered twice at once, as webhooks are. */
function startShopper(world: World, name: string, life: number): void {
  const { random, scheduler, ingress } = world;
  scheduler.spawn(name, async () => {
    for (let i = 0; i < 3; i += 1) {
      const word = random.chance(0.15) ? 'person' : 'word';
      const body = { kind: 'shopper:said', text: `${name} ${life} ${i} ${word}` } as const;
      const key = `${name}:${life}:${i}`;
      const send = () => ingress.submit({ conversationId: id, opening, key, body });
      const deliveries = random.chance(0.3) ? [send(), send()] : [send()];
      const [ack] = await Promise.all(deliveries);
      if (ack !== undefined) world.acked(`${name}:${life}`, ack.messageId);
      if (random.chance(0.2)) await send();
      if (random.chance(0.15))
        await ingress.submit({
          ...{ conversationId: id, opening, key: `${key}:no-answer` },
          body: { kind: 'shopper:stopped-answer' },
        });
    }
    if (random.chance(0.2))
      await ingress.submit({
        conversationId: id,
        opening,
        key: `${name}:${life}:stop`,
        body: { kind: 'shopper:stopped-waiting' },
      });
  });
}

function startWorker(world: World, name: string): void {
  const { scheduler, store } = world;
  scheduler.spawn(name, async () => {
    for (let i = 0; i < 12; i += 1) {
      await scheduler.yieldPoint();
      await workOnce(world, `${name}:${i}`, store);
    }
  });
}

/** Stealing is always allowed: the fence has to bear it. */
async function workOnce(world: World, owner: string, { inbox, lanes }: Store): Promise<void> {
  for (const waiting of await inbox.waiting(10)) {
    const first = await lanes.take(waiting, owner);
    const take = first.outcome === 'held' ? await lanes.take(waiting, owner, first.by) : first;
    if (take.outcome !== 'taken') continue;
    let wanted = true;
    const held = await drain({ lease: take.lease, conversation: take.conversation }, laneParts(world), {
      wanted: () => {
        const was = wanted;
        wanted = false;
        return was;
      },
      interruption: () => new AbortController().signal,
      leave: () => Promise.resolve(),
    });
    if (held !== undefined) await lanes.release(held.lease);
  }
}

function laneParts(world: World): LaneParts {
  const { store, clock, scheduler } = world;
  return {
    inbox: store.inbox,
    lanes: store.lanes,
    accept: (conversation, events) => accept(conversation, events, { ...acceptParts, policy: () => world.policy }),
    answer: (conversation, signal) =>
      answer(
        conversation,
        {
          adapter: new InProcessAdapter(),
          bot: new SlowEcho(scheduler),
          translate: (_locale, key) => key,
          clock,
          supervision: { policy: () => world.policy, remind: () => scheduler.yieldPoint() },
          // No timers: a dead worker's would keep its whole world in memory.
          turnMs: Number.POSITIVE_INFINITY,
          failed: (_conversation, cause) => {
            throw cause;
          },
        },
        signal,
      ),
    deliveries,
    announce: ({ messages }) => world.committed(messages),
    quarantined: (_event, _strikes, cause) => {
      throw cause;
    },
  };
}

const acceptParts: AcceptParts = {
  read: plainReading,
  translate: (_locale, key) => key,
  policy: () => samplePolicy,
  settleLocale: () => ({}),
};

function deliveries({ conversation, messages }: Draft): Delivery[] {
  return messages
    .filter((message) => message.author.kind !== 'shopper')
    .map((message) => ({
      id: `${conversation.id}.${message.seq}`,
      conversationId: conversation.id,
      seq: message.seq,
      channel: conversation.channel,
      account: conversation.account,
      to: conversation.visitor,
      class: message.seq % 5 === 0 ? 'money' : 'text',
      message,
    }));
}

/** A bot that nobody here wrote, and slow: others act while it thinks. */
class SlowEcho extends ActivityHandler {
  constructor(scheduler: Scheduler) {
    super();
    this.onMessage(async (context: TurnContext, next) => {
      await scheduler.yieldPoint();
      await context.sendActivity(`echo ${context.activity.text}`);
      if (context.activity.text.includes('person'))
        await context.sendActivity({ type: 'event', name: 'handoff.initiate', value: { why: 'asked' } });
      await next();
    });
    this.onEvent(async (context: TurnContext, next) => {
      await scheduler.yieldPoint();
      if (context.activity.value?.state === 'completed') await context.sendActivity('back');
      await next();
    });
  }
}

function startAdvisor(world: World, name: string): void {
  const { scheduler, store, random, clock } = world;
  const advisor = advisorOf(name);
  let acts = 0;
  const desk = createDesk({
    lanes: store.lanes,
    transcripts: store.transcripts,
    ingress: world.ingress as Ingress,
    clock,
    unique: () => {
      acts += 1;
      return `${acts}`;
    },
  });
  scheduler.spawn(name, async () => {
    for (let round = 0; round < 12; round += 1) {
      await scheduler.yieldPoint();
      const conversation = await store.transcripts.conversation(id);
      if (conversation?.floor.heldBy !== 'queue') continue;
      const won = await refusable(() => desk.claim(advisor, conversation.handoff?.id ?? ''));
      if (won === undefined) continue;
      world.claimed(name);
      await serve(desk, advisor, random);
    }
  });
}

async function serve(desk: ReturnType<typeof createDesk>, advisor: Advisor, random: Random): Promise<void> {
  for (let i = 0; i < 2; i += 1) {
    const clientMessageId = `${i}:${random.below(1e9)}`;
    const messageId = await refusable(() =>
      desk.say(advisor, id, { clientMessageId, text: `${advisor.name} ${clientMessageId}` }),
    );
    if (messageId === undefined) return;
  }
  if (random.chance(0.5)) await refusable(() => desk.handBack(advisor, id, { agreed: 'yes', open: '' }));
}

/** Approves, changes, declines or lets lapse whatever it sees waiting, also when that waits no more. */
function startApprover(world: World, name: string): void {
  const { scheduler, store, ingress, random } = world;
  scheduler.spawn(name, async () => {
    for (let round = 0; round < 60; round += 1) {
      await scheduler.yieldPoint();
      const held = (await store.transcripts.conversation(id))?.heldReply;
      if (held === undefined) continue;
      await scheduler.yieldPoint();
      await ingress.submit({ conversationId: id, key: `${name}:${round}`, body: verdictOn(held, name, random) });
    }
  });
}

function verdictOn({ id: replyId, replies }: HeldReply, name: string, random: Random): EventBody {
  const by = { advisorId: advisorOf(name).id, name, replyId };
  if (random.chance(0.15)) return { kind: 'advisor:declined', ...by };
  if (random.chance(0.15)) return { kind: 'reply:lapsed', replyId };
  const texts = random.chance(0.5) ? { texts: replies.map(({ text }) => `${text} indeed`) } : {};
  return { kind: 'advisor:approved', ...by, ...texts };
}

async function refusable<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof AparteError) return undefined;
    throw cause;
  }
}

function startSender(world: World, name: string): void {
  const { scheduler } = world;
  scheduler.spawn(name, async () => {
    for (let i = 0; i < 10; i += 1) {
      await scheduler.yieldPoint();
      await dispatchOnce(world, `${name}:${i}`);
    }
  });
}

async function dispatchOnce(world: World, holder: string): Promise<number> {
  const { store, clock, random, without } = world;
  return dispatch({
    outbox: { ...store.outbox, start: slowly(world) },
    senders: { whatsapp: { send: (row) => call(world, row) } },
    clock,
    holder,
    evidenceWindowMs: 30_000,
    random: random.next,
    settled: (row, { state }) => {
      if (state !== 'pending' && state !== 'doubt') world.settledRows.add(row.id);
    },
    ...(without === 'sender-deadline' ? { lateMs: Number.POSITIVE_INFINITY } : {}),
  });
}

/** The answer of the store travels back: a sender may be stopped between having the row and calling with it. */
function slowly({ store, scheduler }: World): Store['outbox']['start'] {
  return async (...row) => {
    const started = await store.outbox.start(...row);
    await scheduler.yieldPoint();
    return started;
  };
}

/** The provider: takes it, refuses it, or takes it and says nothing. */
async function call(world: World, row: OutboxRow): Promise<SendResult> {
  const { random, calls, settledRows } = world;
  if (random.chance(0.1)) return { outcome: 'refused', reason: 'busy' };
  calls.push({
    rowId: row.id,
    seq: row.seq,
    settled: settledRows.has(row.id),
    flagged: row.possibleDuplicate === true,
  });
  return random.chance(0.1) ? { outcome: 'ambiguous' } : { outcome: 'accepted', providerId: row.id };
}

/** After the storm: one worker and one sender bring everything to its end. */
async function settleDown(world: World): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    world.later(40_000);
    const waiting = await world.store.inbox.waiting(10);
    if (waiting.length > 0) await workOnce(world, `after:${round}`, world.store);
    const sent = await dispatchOnce(world, `after:${round}`);
    if (waiting.length === 0 && sent === 0) return;
  }
}

type Claim = { readonly advisor: string; readonly head: number };

type Evidence = {
  readonly acks: ReadonlyMap<string, readonly string[]>;
  readonly claims: readonly Claim[];
  readonly calls: readonly { rowId: string; seq: number; settled: boolean; flagged: boolean }[];
  readonly supervised: boolean;
};

async function check(store: Store, evidence: Evidence): Promise<string[]> {
  const messages = await store.transcripts.messages(id, 0, 10_000);
  const conversation = await store.transcripts.conversation(id);
  if (conversation === undefined) return evidence.acks.size === 0 ? [] : ['lost: the whole conversation'];
  return [
    ...checkSequence(messages, conversation),
    ...checkAcks(messages, evidence.acks),
    ...checkAnswers(messages, conversation),
    ...checkFloor(evidence.claims, messages),
    ...checkCalls(evidence.calls),
    ...(evidence.supervised ? checkApproved(messages) : []),
    ...(await checkWork(store)),
  ];
}

function checkSequence(messages: readonly Message[], { head }: Conversation): string[] {
  const gap = messages.findIndex((message, index) => message.seq !== index + 1);
  return [
    ...(gap >= 0 ? [`gap: at ${gap + 1}`] : []),
    ...(messages.length === head ? [] : [`head: ${head}, messages ${messages.length}`]),
  ];
}

function checkAcks(messages: readonly Message[], acks: Evidence['acks']): string[] {
  const found: string[] = [];
  for (const [sender, ids] of acks) {
    const seqs = ids.map((messageId) =>
      messages.filter((message) => message.id === messageId).map((message) => message.seq),
    );
    for (const [index, places] of seqs.entries()) {
      if (places.length === 0) found.push(`lost: ${sender} ${index}`);
      if (places.length > 1) found.push(`twice: ${sender} ${index}`);
    }
    const flat = seqs.flat();
    if (flat.some((seq, index) => index > 0 && seq < (flat[index - 1] ?? 0))) found.push(`order: ${sender}`);
  }
  const texts = messages.filter((message) => message.author.kind === 'shopper').map((message) => message.text);
  if (new Set(texts).size !== texts.length) found.push('twice: a shopper line');
  return found;
}

/** Nothing of the machine leaves that nobody has approved: the first words of each answer name who did. */
function checkApproved(messages: readonly Message[]): string[] {
  const approved = new Set<string>();
  const found: string[] = [];
  for (const { author, answers = [], draft, seq } of messages) {
    if (author.kind !== 'bot') continue;
    const answer = answers.join();
    if (draft?.approvedBy !== undefined) approved.add(answer);
    else if (!approved.has(answer)) found.push(`unapproved: ${seq}`);
  }
  return found;
}

/** Each event has at most one answer, and none that the bot owed is left open. */
function checkAnswers(messages: readonly Message[], { owed, floor }: Conversation): string[] {
  const answered = messages.flatMap((message) => message.answers ?? []);
  return [
    ...(new Set(answered).size === answered.length ? [] : ['answered twice']),
    ...(floor.heldBy === 'bot' && owed.length > 0 ? ['unanswered'] : []),
  ];
}

/** Between a claim that was won and the end of that advisor's floor the bot says nothing and nobody else wins. */
function checkFloor(claims: readonly Claim[], messages: readonly Message[]): string[] {
  const found: string[] = [];
  for (const { advisor, head } of claims) {
    const end =
      messages.find((message) => message.seq > head && isNotice(message, 'back', 'ended'))?.seq ??
      Number.POSITIVE_INFINITY;
    const late = messages.find((message) => message.author.kind === 'bot' && message.seq > head && message.seq < end);
    if (late !== undefined) found.push(`bot after claim of ${advisor}: ${late.seq}`);
    if (claims.filter((other) => other.head >= head && other.head < end).length > 1) found.push('two winners');
  }
  const joined = messages.filter((message) => isNotice(message, 'joined')).length;
  // A claim whose advisor died before the answer still counts: its event was durable.
  if (joined < claims.length) found.push(`${claims.length} claims were won, ${joined} advisors joined`);
  return found;
}

function isNotice({ card }: Message, ...tones: readonly string[]): boolean {
  return card?.kind === 'notice' && tones.includes(card.tone);
}

/** A phone may see a second copy only when it is flagged, never a third, and never after a later message. */
function checkCalls(calls: Evidence['calls']): string[] {
  const found: string[] = [];
  const copies = new Map<string, number>();
  let latest = 0;
  for (const { rowId, seq, settled, flagged } of calls) {
    const copy = (copies.get(rowId) ?? 0) + 1;
    copies.set(rowId, copy);
    if (settled) found.push(`sent after it was settled: ${seq}`);
    if (copy > 1 && !flagged) found.push(`unflagged copy: ${seq}`);
    if (copy > 2) found.push(`third copy: ${seq}`);
    if (seq < latest) found.push(`phone order: ${seq} after ${latest}`);
    latest = Math.max(latest, seq);
  }
  return found;
}

async function checkWork({ inbox, outbox }: Store): Promise<string[]> {
  const undone = await inbox.undone(id as ConversationId, 10);
  const due = await outbox.due(new Date(8.64e15), 10);
  return [...(undone.length === 0 ? [] : ['undone events']), ...(due.length === 0 ? [] : ['unsent rows'])];
}
