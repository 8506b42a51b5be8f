/** What the corridor relies on, said once: every store has to pass this, whatever it is made of. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Conversation, OwedMessage } from '../../src/domain/conversation.ts';
import { eventId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import type { Store } from '../../src/domain/ports.ts';
import {
  at,
  begun,
  commitLines,
  commitOf,
  conversation,
  delivery,
  handoff,
  ines,
  leo,
  message,
  minutesLater,
  queued,
  said,
  taken,
} from '../storage/corridor-fixtures.ts';
import { candidateContract } from './candidate-contract.ts';
import { settingsContract } from './settings-contract.ts';

export type StoreHouse = {
  readonly store: Store;
  /** What another process on the same data sees; also after this one died without a word. */
  another(): Promise<Store>;
  /** The next commit of `store` becomes true and its process dies in that instant. */
  dieAfterNextCommit(): void;
  close(): Promise<void>;
};

export function storeContract(name: string, open: () => Promise<StoreHouse>): void {
  describe(name, () => {
    let house: StoreHouse;
    let store: Store;
    beforeEach(async () => {
      house = await open();
      store = house.store;
    });
    afterEach(() => house.close());
    const parts = { store: () => store, house: () => house };
    describe('inbox', () => inboxContract(parts));
    describe('lanes', () => laneContract(parts));
    describe('claims', () => claimContract(parts));
    describe('after a crash', () => crashContract(parts));
    describe('transcripts', () => transcriptContract(parts));
    describe('outbox', () => outboxContract(parts));
    describe('documents', () => documentContract(parts));
    describe('corrected readings', () => candidateContract(parts));
    describe('settings', () => settingsContract(parts));
  });
}

type Parts = { store(): Store; house(): StoreHouse };

const texts = async (store: Store, name: string) => {
  const events = await store.inbox.undone(conversation(name), 100);
  return events.map(({ body }) => (body.kind === 'shopper:said' ? body.text : body.kind));
};

function inboxContract({ store, house }: Parts): void {
  test('the first event opens the conversation as everybody knows a new one', async () => {
    const event = said('camille', 'Hello');
    expect(await store().inbox.receive([event])).toEqual(['stored']);
    const opened = await store().transcripts.conversation(event.conversationId);
    const opening = { channel: 'web', account: 'house', visitor: 'camille', locale: 'en' } as const;
    expect(opened).toEqual(newConversation(opening, event.conversationId, at));
    expect(await texts(store(), 'camille')).toEqual(['Hello']);
  });

  test('an event without an opening belongs to a conversation that is there, and opens none', async () => {
    const { opening: _none, ...report } = said('camille', 'seen', 'report');
    expect(await store().inbox.receive([report])).toEqual(['unknown']);
    expect(await store().transcripts.conversation(report.conversationId)).toBeUndefined();
    expect(await store().inbox.waiting(10)).toEqual([]);
    await store().inbox.receive([said('camille', 'Hello')]);
    expect(await store().inbox.receive([report, report])).toEqual(['stored', 'duplicate']);
    expect(await texts(store(), 'camille')).toEqual(['Hello', 'seen']);
    await store().transcripts.erase(report.conversationId);
    expect(await store().inbox.receive([{ ...report, key: 'late', contentHash: 'late' }])).toEqual(['unknown']);
    expect(await store().transcripts.conversation(report.conversationId)).toBeUndefined();
  });

  test('an event comes back as it was, with its dates', async () => {
    const event = said('camille', 'Hello');
    await store().inbox.receive([event]);
    const { id, conversationId, receivedAt, body } = event;
    const [found] = await store().inbox.undone(conversationId, 10);
    expect(found).toEqual({ id, conversationId, receivedAt, body, order: expect.any(Number) });
  });

  test('a repeat is a duplicate, in one batch and in another', async () => {
    const event = said('camille', 'Hello');
    expect(await store().inbox.receive([event, event])).toEqual(['stored', 'duplicate']);
    expect(await store().inbox.receive([event])).toEqual(['duplicate']);
    expect(await texts(store(), 'camille')).toEqual(['Hello']);
  });

  test('the same key with other content is a conflict and changes nothing', async () => {
    await store().inbox.receive([said('camille', 'Hello', 'key')]);
    expect(await store().inbox.receive([said('camille', 'Goodbye', 'key')])).toEqual(['conflict']);
    expect(await store().inbox.known(said('camille', 'Hello', 'key'))).toBe('duplicate');
    expect(await store().inbox.known(said('camille', 'Goodbye', 'key'))).toBe('conflict');
    expect(await store().inbox.known(said('camille', 'Hello', 'another'))).toBeUndefined();
    expect(await texts(store(), 'camille')).toEqual(['Hello']);
  });

  test('a duplicate or a conflict does not keep its neighbours out', async () => {
    await store().inbox.receive([said('camille', 'one')]);
    const batch = [
      said('camille', 'one'),
      said('camille', 'two'),
      said('camille', 'other', 'one'),
      said('jonas', 'three'),
    ];
    expect(await store().inbox.receive(batch)).toEqual(['duplicate', 'stored', 'conflict', 'stored']);
    expect(await texts(store(), 'camille')).toEqual(['one', 'two']);
    expect(await texts(store(), 'jonas')).toEqual(['three']);
  });

  test('a repeat of what is done stays a duplicate', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const event = said('camille', 'Hello');
    await store().lanes.commit(lease, commitOf({ conversation: before }, ['Good evening'], { done: [event.id] }));
    expect(await store().inbox.receive([event])).toEqual(['duplicate']);
    expect(await texts(store(), 'camille')).toEqual([]);
  });

  test('order is the order of receipt, within a batch and across batches', async () => {
    await store().inbox.receive([said('camille', '1'), said('camille', '2')]);
    await store().inbox.receive([said('camille', '3')]);
    const events = await store().inbox.undone(conversation('camille'), 100);
    expect(events.map(({ body }) => body)).toMatchObject([{ text: '1' }, { text: '2' }, { text: '3' }]);
    const orders = events.map(({ order }) => order);
    expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
    expect(await store().inbox.undone(conversation('camille'), 2)).toHaveLength(2);
  });

  test('fifty first messages at once open one conversation and lose none', async () => {
    const events = Array.from({ length: 50 }, (_, index) => said('camille', `picture ${index}`));
    const receipts = await Promise.all(events.map((event) => store().inbox.receive([event])));
    expect(receipts.flat()).toEqual(events.map(() => 'stored'));
    expect((await texts(store(), 'camille')).sort()).toEqual(events.map(({ key }) => key.split(':')[2]).sort());
    expect((await store().transcripts.list({}, 10)).items).toHaveLength(1);
  });

  test('of fifty copies at once, through two processes, one is stored', async () => {
    const other = await house().another();
    const receipts = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 ? store() : other).inbox.receive([said('camille', 'Hello')])),
    );
    expect(receipts.flat().filter((receipt) => receipt === 'stored')).toHaveLength(1);
    expect(await texts(store(), 'camille')).toEqual(['Hello']);
  });

  test('an event that keeps failing is set aside at the limit, and the next one has its turn', async () => {
    await store().inbox.receive([said('camille', 'poison'), said('camille', 'Hello')]);
    const poison = said('camille', 'poison').id;
    expect(await store().inbox.strike(poison, 2)).toBe(1);
    expect(await texts(store(), 'camille')).toEqual(['poison', 'Hello']);
    expect(await store().inbox.strike(poison, 2)).toBe(2);
    expect(await texts(store(), 'camille')).toEqual(['Hello']);
  });

  test('a conversation with only set-aside events waits for nobody', async () => {
    await store().inbox.receive([said('camille', 'poison')]);
    await store().inbox.strike(said('camille', 'poison').id, 1);
    expect(await store().inbox.waiting(10)).toEqual([]);
  });

  test('whoever has undone events waits, oldest first', async () => {
    await store().inbox.receive([said('jonas', 'second', 'k', minutesLater(1))]);
    await store().inbox.receive([said('camille', 'first', 'k', at)]);
    await store().inbox.receive([said('jonas', 'third', 'l', minutesLater(2))]);
    expect([...(await store().inbox.waiting(10))].sort()).toEqual([conversation('camille'), conversation('jonas')]);
    expect(await store().inbox.waiting(1)).toHaveLength(1);
  });

  test('an owed answer keeps a conversation waiting while the floor is the bot’s', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const done = [said('camille', 'Hello').id];
    const owing: Conversation = { ...before, owed: [owedMessage()] };
    const accepted = await store().lanes.commit(lease, commitOf({ conversation: owing }, ['Hello'], { done }));
    expect(await store().inbox.waiting(10)).toEqual([conversation('camille')]);
    const inQueue: Conversation = { ...owing, floor: { heldBy: 'queue', handoffId: handoff, sinceAt: at } };
    if (!accepted) throw new Error('The first commit was refused.');
    await store().lanes.commit(accepted, commitOf({ conversation: inQueue }, []));
    expect(await store().inbox.waiting(10)).toEqual([]);
  });
}

function owedMessage(): OwedMessage {
  const understanding = {
    language: { code: 'en', confidence: 1 },
    intents: [],
    entities: [],
    emotion: { frustration: 0, value: 0, confidence: 0 },
    by: 'local',
  } as unknown as OwedMessage['understanding'];
  return { eventId: eventId('event'), seq: 1, text: 'Hello', understanding, at };
}

function laneContract({ store, house }: Parts): void {
  test('a lane nobody opened is unknown', async () => {
    expect(await store().lanes.take(conversation('nobody'), 'node-a')).toEqual({ outcome: 'unknown' });
  });

  test('a free lane is taken with the conversation as it is', async () => {
    const { lease, conversation: found, stolen } = await begun(store(), 'camille');
    expect(stolen).toBe(false);
    expect(lease).toMatchObject({ conversationId: conversation('camille'), owner: 'node-a' });
    expect(found).toEqual(await store().transcripts.conversation(conversation('camille')));
  });

  test('a held lane shows its holder, and each beat changes what is seen', async () => {
    const { lease } = await begun(store(), 'camille');
    const before = await store().lanes.take(lease.conversationId, 'node-b');
    expect(before).toMatchObject({ outcome: 'held', by: { owner: 'node-a' } });
    expect(await store().lanes.beat(lease)).toBe(true);
    const after = await store().lanes.take(lease.conversationId, 'node-b');
    expect(after).toMatchObject({ outcome: 'held', by: { owner: 'node-a' } });
    expect(after).not.toEqual(before);
  });

  test('a lane is stolen from exactly the holder and beat that were seen', async () => {
    const { lease } = await begun(store(), 'camille');
    const seen = await store().lanes.take(lease.conversationId, 'node-b');
    if (seen.outcome !== 'held') throw new Error('expected a held lane');
    await store().lanes.beat(lease);
    expect(await store().lanes.take(lease.conversationId, 'node-b', seen.by)).toMatchObject({ outcome: 'held' });
    const now = await store().lanes.take(lease.conversationId, 'node-b');
    if (now.outcome !== 'held') throw new Error('expected a held lane');
    const stolen = await store().lanes.take(lease.conversationId, 'node-b', now.by);
    expect(stolen).toMatchObject({ outcome: 'taken', stolen: true, lease: { owner: 'node-b' } });
    expect(await store().lanes.beat(lease)).toBe(false);
  });

  test('a lane given back may be taken, and taken again it shows another beat', async () => {
    const first = await begun(store(), 'camille');
    const seen = await store().lanes.take(first.lease.conversationId, 'node-b');
    await store().lanes.release(first.lease);
    await taken(store(), first.lease.conversationId, 'node-a');
    expect(await store().lanes.take(first.lease.conversationId, 'node-b')).not.toEqual(seen);
  });

  test('giving back an old lease takes nothing from the new holder', async () => {
    const { lease } = await begun(store(), 'camille');
    await store().lanes.release(lease);
    await taken(store(), lease.conversationId, 'node-b');
    await store().lanes.release(lease);
    expect(await store().lanes.take(lease.conversationId, 'node-c')).toMatchObject({ by: { owner: 'node-b' } });
  });

  test('of ten who take at once, through two processes, one gets the lane', async () => {
    await store().inbox.receive([said('camille', 'Hello')]);
    const other = await house().another();
    const takes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store() : other).lanes.take(conversation('camille'), `node-${index}`),
      ),
    );
    expect(takes.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1);
  });

  test('a commit is seen whole: state, messages, outbox, events', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const commit = commitOf({ conversation: before }, ['Good evening', 'How may I help?'], {
      deliveries: [delivery(lease.conversationId, 1)],
      done: [said('camille', 'Hello').id],
    });
    const next = await store().lanes.commit(lease, commit);
    expect(next).toEqual({ ...lease, version: lease.version + 1 });
    expect(await store().transcripts.conversation(lease.conversationId)).toEqual(commit.conversation);
    expect(await store().transcripts.messages(lease.conversationId, 0, 10)).toEqual(commit.messages);
    expect(await store().outbox.due(at, 10)).toMatchObject([{ seq: 1, state: 'pending', attempt: 0 }]);
    expect(await store().inbox.undone(lease.conversationId, 10)).toEqual([]);
    expect(await store().inbox.waiting(10)).toEqual([]);
  });

  test('a state keeps its empty parts and any key, and loses what is undefined', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const slots = { 'a.b': 'dotted', $set: 'a dollar', '': 'empty', at: 'at eight' };
    const odd: Conversation = {
      ...before,
      awaitingReplySinceAt: undefined,
      dialog: { stack: [], slots: {}, none: null, startedAt: at },
      memory: { ...before.memory, slots },
    };
    await store().lanes.commit(lease, commitOf({ conversation: odd }, []));
    const { awaitingReplySinceAt: _, ...expected } = odd;
    const found = await store().transcripts.conversation(lease.conversationId);
    expect(found).toEqual(expected);
    expect(found?.memory.slots).toEqual(slots);
  });

  test('many commits follow each other on one lease', async () => {
    const first = await begun(store(), 'camille');
    let { lease, conversation: state } = first;
    for (const line of ['one', 'two', 'three']) {
      const commit = commitOf({ conversation: state }, [line]);
      const next = await store().lanes.commit(lease, commit);
      if (!next) throw new Error(`refused at ${line}`);
      lease = next;
      state = commit.conversation;
    }
    const lines = await store().transcripts.messages(lease.conversationId, 0, 10);
    expect(lines.map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ]);
  });

  test('a commit may give the lane back, and that lease writes nothing more', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const next = await store().lanes.commit(lease, commitOf({ conversation: before }, ['Hello'], { release: true }));
    expect(next).toBeDefined();
    if (next) expect(await commitLines(store(), next, { ...before, head: 1 }, ['ghost'])).toBeUndefined();
    expect((await taken(store(), lease.conversationId, 'node-b')).conversation.head).toBe(1);
  });

  test('who lost the lane commits nothing', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const seen = await store().lanes.take(lease.conversationId, 'node-b');
    if (seen.outcome !== 'held') throw new Error('expected a held lane');
    await store().lanes.take(lease.conversationId, 'node-b', seen.by);
    const ghost = commitOf({ conversation: before }, ['ghost'], {
      deliveries: [delivery(lease.conversationId, 1)],
      done: [said('camille', 'Hello').id],
    });
    expect(await store().lanes.commit(lease, ghost)).toBeUndefined();
    expect(await store().transcripts.messages(lease.conversationId, 0, 10)).toEqual([]);
    expect(await store().outbox.due(at, 10)).toEqual([]);
    expect(await texts(store(), 'camille')).toEqual(['Hello']);
    expect((await store().transcripts.conversation(lease.conversationId))?.head).toBe(0);
  });

  test('the same lease commits once: a version is used up', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    expect(await commitLines(store(), lease, before, ['one'])).toBeDefined();
    expect(await commitLines(store(), lease, before, ['another one'])).toBeUndefined();
    expect(await store().transcripts.messages(lease.conversationId, 0, 10)).toHaveLength(1);
  });

  test('of two commits at once on one lease, through two processes, one is true', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const other = await house().another();
    const both = await Promise.all([
      commitLines(store(), lease, before, ['here']),
      commitLines(other, lease, before, ['there']),
    ]);
    expect(both.filter((next) => next !== undefined)).toHaveLength(1);
    expect(await store().transcripts.messages(lease.conversationId, 0, 10)).toHaveLength(1);
  });

  test('an event that comes during a turn does not disturb the commit', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    await store().inbox.receive([said('camille', 'And another thing')]);
    const done = [said('camille', 'Hello').id];
    expect(await store().lanes.commit(lease, commitOf({ conversation: before }, ['Hi'], { done }))).toBeDefined();
    expect(await texts(store(), 'camille')).toEqual(['And another thing']);
    expect(await store().inbox.waiting(10)).toEqual([conversation('camille')]);
  });
}

function claimContract({ store, house }: Parts): void {
  const claimBy = (advisor: typeof ines) => ({ handoffId: handoff, ...advisor, at: minutesLater(1) });

  test('a claim takes the floor from the queue', async () => {
    const { id } = await queued(store(), 'camille');
    const floor = await store().lanes.claim(id, claimBy(ines));
    expect(floor).toEqual({ heldBy: 'advisor', handoffId: handoff, ...ines, sinceAt: minutesLater(1) });
    expect((await store().transcripts.conversation(id))?.floor).toEqual(floor);
    expect((await store().transcripts.list({ heldBy: 'advisor' }, 10)).items).toHaveLength(1);
    expect((await store().transcripts.list({ heldBy: 'queue' }, 10)).items).toHaveLength(0);
  });

  test('the second is told who has it', async () => {
    const { id } = await queued(store(), 'camille');
    await store().lanes.claim(id, claimBy(ines));
    expect(await store().lanes.claim(id, claimBy(leo))).toMatchObject({ heldBy: 'advisor', name: 'Ines' });
  });

  test('of eight at once, through two processes, one wins and all agree who', async () => {
    const { id } = await queued(store(), 'camille');
    const other = await house().another();
    const racers = Array.from({ length: 8 }, (_, index) => ({ ...ines, name: `Advisor ${index}` }));
    const floors = await Promise.all(
      racers.map((racer, index) => (index % 2 ? store() : other).lanes.claim(id, claimBy(racer))),
    );
    const names = new Set(floors.map((floor) => (floor.heldBy === 'advisor' ? floor.name : floor.heldBy)));
    expect(names.size).toBe(1);
    expect(names).not.toContain('queue');
  });

  test('an old handoff claims nothing', async () => {
    const { id } = await queued(store(), 'camille');
    const old = { ...claimBy(ines), handoffId: 'handoff-0' as typeof handoff };
    expect(await store().lanes.claim(id, old)).toMatchObject({ heldBy: 'queue', handoffId: handoff });
  });

  test('the bot’s floor is not claimed', async () => {
    const { lease } = await begun(store(), 'camille');
    expect(await store().lanes.claim(lease.conversationId, claimBy(ines))).toEqual({ heldBy: 'bot' });
  });

  test('a turn that began before the claim cannot commit after it', async () => {
    const before = await queued(store(), 'camille');
    const turn = await taken(store(), before.id);
    await store().lanes.claim(before.id, claimBy(ines));
    expect(await commitLines(store(), turn.lease, turn.conversation, ['late words of the bot'])).toBeUndefined();
    expect((await store().transcripts.conversation(before.id))?.floor).toMatchObject({ heldBy: 'advisor' });
  });

  test('a lost claim disturbs nobody’s turn', async () => {
    const before = await queued(store(), 'camille');
    await store().lanes.claim(before.id, claimBy(ines));
    const turn = await taken(store(), before.id);
    await store().lanes.claim(before.id, claimBy(leo));
    expect(await commitLines(store(), turn.lease, turn.conversation, ['Ines is here'])).toBeDefined();
  });

  test('a claim of a conversation that is gone says so', async () => {
    await expect(store().lanes.claim(conversation('nobody'), claimBy(ines))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
}

function crashContract({ store, house }: Parts): void {
  const dieInCommit = async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const commit = commitOf({ conversation: before }, ['one', 'two'], {
      deliveries: [delivery(lease.conversationId, 1), delivery(lease.conversationId, 2)],
      done: [said('camille', 'Hello').id],
    });
    house().dieAfterNextCommit();
    await store()
      .lanes.commit(lease, commit)
      .catch(() => undefined);
    return { lease, commit };
  };

  test('what was committed is read whole by another process', async () => {
    const { lease, commit } = await dieInCommit();
    const other = await house().another();
    expect(await other.transcripts.conversation(lease.conversationId)).toEqual(commit.conversation);
    expect(await other.transcripts.messages(lease.conversationId, 0, 10)).toEqual(commit.messages);
    expect(await other.transcripts.messages(lease.conversationId, 1, 1)).toEqual(commit.messages.slice(1));
  });

  test('the next holder finds it done: messages, outbox, events', async () => {
    const { lease, commit } = await dieInCommit();
    const other = await house().another();
    const held = await other.lanes.take(lease.conversationId, 'node-b');
    if (held.outcome !== 'held') throw new Error('expected a held lane');
    const next = await other.lanes.take(lease.conversationId, 'node-b', held.by);
    expect(next).toMatchObject({ outcome: 'taken', stolen: true, conversation: { head: 2 } });
    expect(await other.inbox.undone(lease.conversationId, 10)).toEqual([]);
    expect(await other.outbox.due(at, 10)).toMatchObject([{ seq: 1 }]);
    expect(await other.transcripts.messages(lease.conversationId, 0, 10)).toEqual(commit.messages);
    expect(await other.inbox.waiting(10)).toEqual([]);
  });

  test('events and answers survive', async () => {
    await store().inbox.receive([said('camille', 'Hello')]);
    const other = await house().another();
    expect(await texts(other, 'camille')).toEqual(['Hello']);
    expect(await other.inbox.receive([said('camille', 'Hello')])).toEqual(['duplicate']);
  });
}

function transcriptContract({ store }: Parts): void {
  const opened = async (name: string, minutes: number, patch: Partial<Conversation> = {}) => {
    const { lease, conversation: before } = await begun(store(), name);
    const after = { ...before, updatedAt: minutesLater(minutes), ...patch };
    await store().lanes.commit(lease, commitOf({ conversation: after }, [], { release: true }));
  };
  const names = (page: { items: readonly Conversation[] }) => page.items.map(({ visitor }) => visitor);

  test('messages come in order, after a seq, within a limit', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);
    await commitLines(store(), lease, before, lines);
    const seqs = async (after: number, limit: number) =>
      (await store().transcripts.messages(lease.conversationId, after, limit)).map(({ seq }) => seq);
    expect(await seqs(0, 3)).toEqual([1, 2, 3]);
    expect(await seqs(9, 10)).toEqual([10, 11, 12]);
    expect(await seqs(12, 10)).toEqual([]);
  });

  test('a message keeps its dates, cards and signs of any script', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const rich = {
      ...message(lease.conversationId, 1, '“Où est-ce ?” 🧣 \u0000 $where {"$gt": ""} كيف'),
      clientMessageId: 'x',
    };
    await store().lanes.commit(lease, { ...commitOf({ conversation: before }, []), messages: [rich] });
    expect(await store().transcripts.messages(lease.conversationId, 0, 10)).toEqual([rich]);
  });

  test('a list is newest first and turns its pages without a gap or a repeat', async () => {
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) await opened(name, index < 3 ? 5 : 9);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store().transcripts.list({}, 2, cursor);
      seen.push(...names(page));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen.slice(0, 2).sort()).toEqual(['d', 'e']);
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('a list is filtered by floor, channel, visitor, shopper and words', async () => {
    const identity = {
      level: 'verified',
      shopperId: 's-1',
      name: 'Camille Aubert',
      email: 'camille@example.com',
    } as never;
    await opened('camille', 1, { identity });
    await opened('jonas', 2, { floor: { heldBy: 'queue', handoffId: handoff, sinceAt: at } });
    const list = async (filter: Parameters<Store['transcripts']['list']>[0]) =>
      names(await store().transcripts.list(filter, 10));
    expect(await list({ heldBy: 'queue' })).toEqual(['jonas']);
    expect(await list({ heldBy: 'bot' })).toEqual(['camille']);
    expect(await list({ channel: 'web' })).toEqual(['jonas', 'camille']);
    expect(await list({ channel: 'whatsapp' })).toEqual([]);
    expect(await list({ visitor: 'jonas' })).toEqual(['jonas']);
    expect(await list({ shopperId: 's-1' })).toEqual(['camille']);
    expect(await list({ q: 'aubért CAM' })).toEqual(['camille']);
    expect(await list({ q: 'aubert jonas' })).toEqual([]);
    expect(await list({ q: '  ' })).toEqual(['jonas', 'camille']);
  });

  test('the words follow the conversation', async () => {
    await opened('camille', 1, { identity: { level: 'claimed', name: 'Camille' } });
    await opened('jonas', 1);
    const { lease, conversation: before } = await taken(store(), conversation('camille'));
    const renamed: Conversation = { ...before, visitor: 'x', identity: { level: 'claimed', name: 'Adaeze' } };
    await store().lanes.commit(lease, commitOf({ conversation: renamed }, []));
    expect(names(await store().transcripts.list({ q: 'adaeze' }, 10))).toEqual(['x']);
  });

  test('a cursor that is not ours is refused', async () => {
    await expect(store().transcripts.list({}, 2, 'nonsense')).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('the desk sees the version of each conversation that is not the bot’s, and of those it names', async () => {
    await opened('jonas', 1);
    await opened('priya', 1);
    const { id } = await queued(store(), 'camille');
    const before = await store().transcripts.versions([]);
    expect([...before.keys()]).toEqual([id]);
    const { lease, conversation: state } = await taken(store(), id);
    await commitLines(store(), lease, state, ['still waiting']);
    const after = await store().transcripts.versions([id, conversation('jonas'), conversation('nobody')]);
    expect([...after.keys()].sort()).toEqual([id, conversation('jonas')].sort());
    expect(after.get(id)).toBeGreaterThan(before.get(id) ?? Number.NaN);
  });

  test('what is erased is gone everywhere, and a late repeat does not bring it back', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    const id = lease.conversationId;
    const known = { ...before, identity: { level: 'claimed', name: 'Camille' } } as const;
    await store().lanes.commit(lease, commitOf({ conversation: known }, ['one'], { deliveries: [delivery(id, 1)] }));
    await store().transcripts.erase(id);
    expect(await store().transcripts.conversation(id)).toBeUndefined();
    expect(await store().transcripts.messages(id, 0, 10)).toEqual([]);
    expect(await store().inbox.undone(id, 10)).toEqual([]);
    expect(await store().inbox.waiting(10)).toEqual([]);
    expect(await store().outbox.due(minutesLater(60), 10)).toEqual([]);
    expect((await store().transcripts.list({ q: 'camille' }, 10)).items).toEqual([]);
    expect(await store().inbox.receive([said('camille', 'Hello')])).toEqual(['duplicate']);
    expect(await store().transcripts.conversation(id)).toBeUndefined();
  });

  test('a turn that began before an erasure commits nothing, nor into what is opened after it', async () => {
    const { lease, conversation: before } = await begun(store(), 'camille');
    await store().transcripts.erase(lease.conversationId);
    expect(await commitLines(store(), lease, before, ['ghost'])).toBeUndefined();
    await store().inbox.receive([said('camille', 'Hello again')]);
    await taken(store(), lease.conversationId);
    expect(await commitLines(store(), lease, before, ['ghost'])).toBeUndefined();
    expect(await store().transcripts.messages(lease.conversationId, 0, 10)).toEqual([]);
  });
}

function outboxContract({ store, house }: Parts): void {
  const sends = async (name: string, lines: number) => {
    const { lease, conversation: before } = await begun(store(), name);
    const rows = Array.from({ length: lines }, (_, index) => delivery(lease.conversationId, index + 1));
    await store().lanes.commit(lease, commitOf({ conversation: before }, [], { deliveries: rows }));
    return rows.map(({ id }) => id) as [string, ...string[]];
  };
  const due = async (minutes = 0) =>
    (await store().outbox.due(minutesLater(minutes), 10)).map(({ conversationId, seq }) => `${conversationId} ${seq}`);
  const start = async (rowId: string, attempt = 0) => {
    const row = await store().outbox.start(rowId, 'node-a', attempt, minutesLater(3));
    if (!row) throw new Error(`${rowId} was not to be had`);
    return row;
  };

  test('a row waits for the one before it, and conversations do not wait for each other', async () => {
    const [first] = await sends('camille', 2);
    await sends('jonas', 1);
    expect((await due()).sort()).toEqual(['web:camille 1', 'web:jonas 1']);
    const row = await start(first);
    expect(await due()).toEqual(['web:jonas 1']);
    expect(await store().outbox.settle(first, row.attempt, { state: 'accepted', providerId: 'wamid.1' })).toBe(true);
    expect((await due()).sort()).toEqual(['web:camille 2', 'web:jonas 1']);
  });

  test('rows of a channel that is off take nobody’s place', async () => {
    await sends('camille', 2);
    await sends('jonas', 1);
    expect(await store().outbox.due(at, 1, ['messenger'])).toEqual([]);
    expect(await store().outbox.due(at, 10, [])).toEqual([]);
    expect(await store().outbox.due(at, 10, ['messenger', 'whatsapp'])).toHaveLength(2);
  });

  test('in a long row the one whose turn it is goes, whichever of them is finished', async () => {
    const rows = await sends('camille', 5);
    for (const [n, id] of rows.entries()) {
      expect(await due()).toEqual([`web:camille ${n + 1}`]);
      const { attempt } = await start(id);
      if (n % 2 === 0) await store().outbox.settle(id, attempt, { state: 'accepted' });
      else await store().outbox.evidence(id, { state: 'accepted' });
    }
    expect(await due(60)).toEqual([]);
  });

  test('a row that is finished is remembered until somebody has told what became of it', async () => {
    const [first, second] = await sends('camille', 2);
    const row = await start(first);
    expect(await store().outbox.untold(10)).toEqual([]);
    await store().outbox.settle(first, row.attempt, { state: 'failed', reason: 'token:190' });
    const other = await house().another();
    expect(await other.outbox.untold(10)).toMatchObject([
      { id: first, state: 'failed', reason: 'token:190', attempt: 1 },
    ]);
    await other.outbox.told(first);
    expect(await store().outbox.untold(10)).toEqual([]);
    const next = await start(second ?? '');
    await store().outbox.settle(next.id, next.attempt, { state: 'pending', at: minutesLater(1) });
    expect(await store().outbox.untold(10)).toEqual([]);
    await store().transcripts.erase(conversation('camille'));
  });

  test.each([
    { state: 'failed', reason: '131026' },
    { state: 'unconfirmed', reason: 'no evidence' },
  ] as const)('a row that ended as $state lets the next one go', async (outcome) => {
    const [first] = await sends('camille', 2);
    const { attempt } = await start(first);
    await store().outbox.settle(first, attempt, outcome);
    expect(await due()).toEqual(['web:camille 2']);
  });

  test('a started row knows its sender, and its attempt is used up', async () => {
    const [first] = await sends('camille', 1);
    const row = await start(first);
    expect(row).toMatchObject({ id: first, state: 'sending', attempt: 1, holder: 'node-a', to: '+33100000000' });
    expect(row.message.at).toEqual(at);
    expect(await store().outbox.start(first, 'node-b', 0, minutesLater(3))).toBeUndefined();
  });

  test('of ten senders at once, through two processes, one has the row', async () => {
    const [first] = await sends('camille', 1);
    const other = await house().another();
    const rows = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store() : other).outbox.start(first, `node-${index}`, 0, minutesLater(3)),
      ),
    );
    expect(rows.filter((row) => row !== undefined)).toHaveLength(1);
  });

  test('what was not sent is tried again when its time has come, by a new attempt', async () => {
    const [first] = await sends('camille', 2);
    const { attempt } = await start(first);
    const again = { state: 'pending', at: minutesLater(5), possibleDuplicate: true, reason: '429' } as const;
    await store().outbox.settle(first, attempt, again);
    expect(await due(4)).toEqual([]);
    expect(await due(5)).toEqual(['web:camille 1']);
    expect(await store().outbox.due(minutesLater(5), 1)).toMatchObject([{ possibleDuplicate: true, reason: '429' }]);
    expect(await start(first, attempt)).toMatchObject({ attempt: attempt + 1, possibleDuplicate: true });
    expect(await store().outbox.settle(first, attempt, { state: 'accepted' })).toBe(false);
  });

  test('a row in doubt stays sending until evidence or its time', async () => {
    const [first] = await sends('camille', 2);
    const { attempt } = await start(first);
    expect(await store().outbox.settle(first, attempt, { state: 'doubt', at: minutesLater(5) })).toBe(true);
    expect(await due(4)).toEqual([]);
    const [row] = await store().outbox.due(minutesLater(5), 10);
    expect(row).toMatchObject({ id: first, state: 'sending', doubtAt: minutesLater(5), attempt });
    expect(await store().outbox.evidence(first, { state: 'accepted', providerId: 'wamid.1' })).toBe(true);
    expect(await due(5)).toEqual(['web:camille 2']);
    expect(await store().outbox.settle(first, attempt, { state: 'pending', at })).toBe(false);
  });

  test('a sender that died without a word leaves its row to be found, and a repeat is flagged', async () => {
    const [first] = await sends('camille', 2);
    const dead = await start(first);
    expect(await due(2)).toEqual([]);
    const [row] = await store().outbox.due(minutesLater(3), 10);
    expect(row).toMatchObject({ id: first, state: 'sending', holder: 'node-a', attempt: dead.attempt });
    expect(row?.possibleDuplicate).toBeUndefined();
    const again = await store().outbox.start(first, 'node-b', dead.attempt, minutesLater(6));
    expect(again).toMatchObject({ holder: 'node-b', attempt: dead.attempt + 1, possibleDuplicate: true });
    expect(await store().outbox.settle(first, dead.attempt, { state: 'accepted' })).toBe(false);
    expect(await store().outbox.settle(first, dead.attempt + 1, { state: 'accepted' })).toBe(true);
    expect(await store().outbox.start(first, 'node-b', dead.attempt + 1, minutesLater(9))).toBeUndefined();
  });

  test('parts that are out are remembered through doubt, death and another try', async () => {
    const [first] = await sends('camille', 2);
    const dead = await start(first);
    expect(await store().outbox.settle(first, dead.attempt, { state: 'partly', partsDone: 2 })).toBe(true);
    expect(await due(2)).toEqual([]);
    const again = await store().outbox.start(first, 'node-b', dead.attempt, minutesLater(6));
    expect(again).toMatchObject({ partsDone: 2, possibleDuplicate: true });
    expect(await store().outbox.settle(first, dead.attempt, { state: 'partly', partsDone: 3 })).toBe(false);
    const tried = { state: 'pending', at: minutesLater(7), reason: 'busy', refusals: 4 } as const;
    expect(await store().outbox.settle(first, dead.attempt + 1, tried)).toBe(true);
    expect(await store().outbox.due(minutesLater(7), 1)).toMatchObject([{ partsDone: 2, refusals: 4 }]);
    const third = await start(first, dead.attempt + 1);
    await store().outbox.settle(first, third.attempt, { state: 'partly', partsDone: 3 });
    await store().outbox.settle(first, third.attempt, { state: 'pending', at });
    const [row] = await store().outbox.due(at, 10);
    expect(row).toMatchObject({ partsDone: 3 });
    expect(row?.refusals).toBeUndefined();
  });

  test('evidence of the part in doubt makes the rest due, unflagged; of an earlier part it changes nothing', async () => {
    const [first] = await sends('camille', 2);
    const { attempt } = await start(first);
    await store().outbox.settle(first, attempt, { state: 'partly', partsDone: 1 });
    await store().outbox.settle(first, attempt, { state: 'doubt', at: minutesLater(5) });
    expect(await store().outbox.evidence(first, { state: 'partly', partsDone: 1 })).toBe(true);
    expect(await due(4)).toEqual([]);
    expect(await store().outbox.evidence(first, { state: 'partly', partsDone: 2 })).toBe(true);
    const [row] = await store().outbox.due(at, 10);
    expect(row).toMatchObject({ id: first, state: 'pending', partsDone: 2, attempt });
    const next = await start(first, attempt);
    expect(next.possibleDuplicate).toBeUndefined();
    // the sender is at work: what a late report proves is known, and nobody else is let in
    expect(await store().outbox.evidence(first, { state: 'partly', partsDone: 3 })).toBe(true);
    expect(await due(2)).toEqual([]);
    expect(await store().outbox.settle(first, next.attempt, { state: 'accepted' })).toBe(true);
    expect(await store().outbox.evidence('row-of-another-house', { state: 'partly', partsDone: 1 })).toBe(false);
  });

  test('evidence settles a row whatever its state, and knows a stranger', async () => {
    const [first] = await sends('camille', 1);
    const { attempt } = await start(first);
    await store().outbox.settle(first, attempt, { state: 'unconfirmed', reason: 'no evidence' });
    expect(await store().outbox.evidence(first, { state: 'accepted', providerId: 'wamid.1' })).toBe(true);
    expect(await store().outbox.evidence('row-of-another-house', { state: 'accepted' })).toBe(false);
    expect(await due(999)).toEqual([]);
  });
}

type Order = { readonly number: string; readonly email: string; readonly placedAt: Date; readonly returnUntil: Date };

function documentContract({ store }: Parts): void {
  const order = (number: string, email = 'camille@example.com'): Order => ({
    number,
    email,
    placedAt: at,
    returnUntil: at,
  });
  const put = (id: string, value: Order, expected?: number) => store().documents.put('orders', id, value, expected);
  const ids = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id);

  test('a document comes back as it was, with its version and its dates', async () => {
    expect(await put('o-1', order('MM-1'))).toBe(1);
    expect(await store().documents.get<Order>('orders', 'o-1')).toEqual({ value: order('MM-1'), version: 1 });
    expect(await store().documents.get('orders', 'o-2')).toBeUndefined();
    expect(await store().documents.get('policies', 'o-1')).toBeUndefined();
  });

  test('a version is replaced once; the second is a conflict', async () => {
    await put('o-1', order('MM-1'));
    expect(await put('o-1', order('MM-2'), 1)).toBe(2);
    await expect(put('o-1', order('MM-3'), 1)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store().documents.get<Order>('orders', 'o-1')).toEqual({ value: order('MM-2'), version: 2 });
  });

  test('version 0 creates, and only that', async () => {
    expect(await put('o-1', order('MM-1'), 0)).toBe(1);
    await expect(put('o-1', order('MM-2'), 0)).rejects.toMatchObject({ code: 'conflict' });
    await expect(put('o-2', order('MM-2'), 3)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store().documents.get('orders', 'o-2')).toBeUndefined();
  });

  test('a conflict is nobody else’s: puts that travel with it are kept', async () => {
    await put('o-1', order('MM-1'));
    const all = await Promise.allSettled([
      put('o-2', order('MM-2')),
      put('o-1', order('x'), 0),
      put('o-3', order('MM-3')),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(ids(await store().documents.list('orders', { limit: 10 }))).toEqual(['o-1', 'o-2', 'o-3']);
  });

  test('without a version the last writer wins', async () => {
    const versions = await Promise.all([1, 2, 3, 4, 5].map((n) => put('o-1', order(`MM-${n}`))));
    expect([...versions].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('a list follows a declared index, folded where people type it', async () => {
    await put('o-1', order('MM-1', 'Camille@Example.com'));
    await put('o-2', order('MM-2', 'jonas@example.com'));
    await put('o-3', order('MM-3'));
    const by = async (index: string, equals: string) =>
      ids(await store().documents.list('orders', { index, equals, limit: 10 }));
    expect(await by('email', ' CAMILLE@example.com')).toEqual(['o-1', 'o-3']);
    expect(await by('number', 'mm-2')).toEqual(['o-2']);
    await put('o-3', order('MM-3', 'jonas@example.com'));
    expect(await by('email', 'camille@example.com')).toEqual(['o-1']);
    expect(await by('email', 'jonas@example.com')).toEqual(['o-2', 'o-3']);
  });

  test('an index without a value is walked in its order', async () => {
    for (const [id, minutes] of [
      ['late', 9],
      ['soon', 1],
      ['later', 10],
    ] as const) {
      await store().documents.put('sessions', id, { advisorId: 'ines', expiresAt: minutesLater(minutes) });
    }
    const first = await store().documents.list('sessions', { index: 'expiresAt', limit: 2 });
    expect(ids(first)).toEqual(['soon', 'late']);
    const rest = await store().documents.list('sessions', { index: 'expiresAt', limit: 2, after: first.next ?? '' });
    expect([ids(rest), rest.next]).toEqual([['later'], undefined]);
  });

  test('a list turns its pages by id, or from the newest', async () => {
    for (const id of ['c', 'a', 'b']) await put(id, order(`MM-${id}`));
    const pages = async (newestFirst: boolean) => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store().documents.list('orders', { limit: 1, newestFirst, ...(after && { after }) });
        seen.push(...ids(page));
        after = page.next;
      } while (after !== undefined);
      return seen;
    };
    expect(await pages(false)).toEqual(['a', 'b', 'c']);
    expect(await pages(true)).toEqual(['b', 'a', 'c']);
  });

  test('what is not declared is refused, not scanned for', async () => {
    await expect(store().documents.get('secrets', 'x')).rejects.toMatchObject({ code: 'internal' });
    await expect(store().documents.put('secrets', 'x', {})).rejects.toMatchObject({ code: 'internal' });
    await expect(store().documents.list('orders', { index: 'total', equals: '1', limit: 1 })).rejects.toThrow();
    await expect(store().documents.list('orders', { index: '__proto__', equals: '1', limit: 1 })).rejects.toThrow();
  });

  test('a deleted document leaves no trace in its indexes', async () => {
    await put('o-1', order('MM-1'));
    expect(await store().documents.delete('orders', 'o-1')).toBe(true);
    expect(await store().documents.delete('orders', 'o-1')).toBe(false);
    expect(ids(await store().documents.list('orders', { index: 'number', equals: 'MM-1', limit: 10 }))).toEqual([]);
    expect(await put('o-1', order('MM-1'), 0)).toBe(1);
  });
}
