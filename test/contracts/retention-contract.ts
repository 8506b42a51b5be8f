/** Retention on a store: what is over goes whole, what is owed stays, a crash in between is made good, and figures stay. */
import { expect, test } from '@jest/globals';
import { aboutConversation } from '../../src/domain/about-conversation.ts';
import type { Consent } from '../../src/domain/participant.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { conversationId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/domain/ports.ts';
import { withPromise } from '../../src/domain/promise.ts';
import { defaultRetention, type Retention } from '../../src/domain/retention.ts';
import { createConversationErasure } from '../../src/house/conversation-erasure.ts';
import { createRetentionRun } from '../../src/house/retention-run.ts';
import { storeConversation } from '../support/stored-conversation.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const keep = (granted: boolean): Consent => ({ purpose: 'keep', granted, at: ago(90), locale: 'en', textVersion: 1 });
const nothing = { visits: 0, conversations: 0, open: 0, browsers: 0, orders: 0, audit: 0, figures: 0, keys: 0 };

export function retentionContract({ store }: { store(): Store }): void {
  function rig(rules: Partial<Retention> = {}) {
    const told: string[] = [];
    const forgotten: string[] = [];
    const { documents, transcripts } = store();
    const erasure = createConversationErasure({
      documents,
      transcripts,
      files: { forget: async (id) => void forgotten.push(id) },
      erased: (id) => void told.push(id),
      now: () => now,
    });
    const retention = () => ({ ...defaultRetention, ...rules });
    const run = createRetentionRun({ store: store(), erasure, retention, now: () => now });
    return { run, erasure, told, forgotten };
  }

  const made = (name: string, days: number, change: Partial<Conversation> = {}) =>
    storeConversation(store(), name, { updatedAt: ago(days), ...change }, ['Good evening']);
  const there = async (name: string) => (await store().transcripts.conversation(conversationId(name))) !== undefined;

  test('each conversation stays as long as its shopper agreed to, and no longer', async () => {
    await made('visit-yesterday', 0.9, { consents: [keep(false)] });
    await made('visit-over', 1.1, { consents: [keep(false)] });
    await made('never-asked', 1.1);
    await made('kept', 29, { consents: [keep(true)] });
    await made('kept-over', 31, { consents: [keep(true)] });
    await made('second-thoughts', 2, { consents: [keep(true), keep(false)] });
    await made('telephone', 29, { channel: 'whatsapp' });
    await made('telephone-over', 31, { channel: 'whatsapp' });
    const { run, told, forgotten } = rig();
    const gone = { ...nothing, visits: 3, conversations: 2 };
    expect(await run.plan()).toEqual(gone);
    expect(await there('visit-over')).toBe(true);
    expect(await run.apply()).toEqual({ counts: gone, whole: true });
    const left = (await store().transcripts.list({}, 100)).items.map(({ id }) => String(id));
    expect(left.sort()).toEqual(['kept', 'telephone', 'visit-yesterday']);
    expect(told.sort()).toEqual(['kept-over', 'never-asked', 'second-thoughts', 'telephone-over', 'visit-over']);
    expect(forgotten.sort()).toEqual(told);
    expect(await run.apply()).toEqual({ counts: nothing, whole: true });
  });

  test('what is still owed to somebody stays, however old it is', async () => {
    const at = ago(60);
    const promise = { kind: 'note-answer', text: 'We write', seq: 1, by: { kind: 'bot' } } as const;
    await made('promised', 60, {
      memory: {
        ...{ attempts: [], productsShown: [], ordersProven: [], slots: {}, openQuestions: [] },
        promises: withPromise([], promise, at),
      },
    });
    await made('at-the-desk', 60, {
      floor: { heldBy: 'advisor', handoffId: 'h' as never, advisorId: 'ines' as never, name: 'Ines', sinceAt: at },
    });
    await made('with-a-task', 60);
    await made('task-done', 60);
    const task = (conversation: string, state: string) =>
      store().documents.put('tasks', `of ${conversation}`, { conversationId: conversation, state, shelf: 'x' });
    await task('with-a-task', 'open');
    await task('task-done', 'done');
    const { run } = rig();
    expect((await run.apply()).counts).toEqual({ ...nothing, visits: 1, open: 3 });
    expect(await there('promised')).toBe(true);
    expect(await there('at-the-desk')).toBe(true);
    expect(await there('with-a-task')).toBe(true);
    expect(await there('task-done')).toBe(false);
    expect(await store().documents.get('tasks', 'of task-done')).toBeUndefined();
  });

  test('everything that hangs on a conversation goes with it, and nothing of another', async () => {
    const { documents } = store();
    for (const name of ['over', 'kept']) {
      await made(name, name === 'over' ? 40 : 2, { consents: [keep(true)] });
      for (const kind of aboutConversation)
        await documents.put(kind, kind === 'links' ? name : `${kind} ${name}`, {
          conversationId: name,
          personId: `person of ${name}`,
        });
      await documents.put('persons', `person of ${name}`, { email: `${name}@example.com` });
    }
    expect((await rig().run.apply()).counts).toMatchObject({ conversations: 1 });
    for (const kind of aboutConversation) {
      const of = async (name: string) =>
        (await documents.list(kind, { index: 'conversationId', equals: name, limit: 10 })).items.length;
      expect([kind, await of('over'), await of('kept')]).toEqual([kind, 0, 1]);
    }
    expect(await documents.get('persons', 'person of over')).toBeUndefined();
    expect(await documents.get('persons', 'person of kept')).toBeDefined();
    expect(await documents.list('erasures', { limit: 10 })).toEqual({ items: [] });
    expect((await store().transcripts.list({ q: 'evening' }, 10)).items.map(({ id }) => String(id))).not.toContain(
      'over',
    );
  });

  test('a process that dies in the middle of an erasure leaves no half: the next run ends it', async () => {
    await made('broken-off', 40);
    const { documents, transcripts } = store();
    await documents.put('notes', 'a note', { conversationId: 'broken-off' });
    const dying = createConversationErasure({
      documents: { ...documents, delete: () => Promise.reject(new Error('the process died')) },
      transcripts,
      files: { forget: async () => undefined },
      now: () => now,
    });
    await expect(dying.erase(conversationId('broken-off'))).rejects.toThrow('died');
    // The words went first.
    expect(await there('broken-off')).toBe(false);
    expect(await documents.get('notes', 'a note')).toBeDefined();
    await rig().run.apply();
    expect(await documents.get('notes', 'a note')).toBeUndefined();
    expect(await documents.list('erasures', { limit: 10 })).toEqual({ items: [] });
  });

  test('words that have come in and nobody has read yet are not removed with what is over', async () => {
    await made('writes-again', 40);
    const id = conversationId('writes-again');
    const event = { id: 'late' as never, key: 'web:late:1', contentHash: 'late', conversationId: id, receivedAt: now };
    const body = { kind: 'shopper:said', text: 'Are you there', clientMessageId: 'late' } as const;
    expect(await store().inbox.receive([{ ...event, body } as never])).toEqual(['stored']);
    expect((await rig().run.apply()).counts).toEqual(nothing);
    expect(await there('writes-again')).toBe(true);
    expect(await store().inbox.undone(id, 5)).toHaveLength(1);
  });

  test('a run that another takes over stops between two steps and counts what it did', async () => {
    for (const name of ['a', 'b', 'c']) await made(name, 40);
    let steps = 0;
    const { run } = rig();
    expect(await run.apply(async () => steps++ < 2)).toEqual({ counts: { ...nothing, visits: 2 }, whole: false });
    expect((await run.apply()).counts).toEqual({ ...nothing, visits: 1 });
  });

  test('orders, audit entries, figures and browsers go by times of their own', async () => {
    const { documents, facts } = store();
    const order = (state: string, days: number, refund?: object) =>
      documents.put('orders', `${state} ${days}`, { number: `${state} ${days}`, state, placedAt: ago(days), refund });
    await order('delivered', 800);
    await order('delivered', 700);
    await order('shipped', 800);
    await order('returned', 800, { state: 'pending' });
    await documents.put('audit', 'old', { at: ago(400) });
    await documents.put('audit', 'new', { at: ago(300) });
    await documents.put('visitors', 'gone', { conversationId: 'no-such', createdAt: ago(40) });
    await documents.put('visitors', 'here', { conversationId: 'no-such', createdAt: ago(20) });
    await documents.put('rollups', '2020-01-01', { hours: {} });
    await documents.put('rollups', '2026-11-20', { hours: {} });
    const { run } = rig();
    const gone = { ...nothing, orders: 1, audit: 1, browsers: 1 };
    expect(await run.plan()).toEqual(gone);
    expect((await run.apply()).counts).toEqual(gone);
    const ids = async (kind: string) => (await documents.list(kind, { limit: 50 })).items.map(({ id }) => id).sort();
    expect(await ids('orders')).toEqual(['delivered 700', 'returned 800', 'shipped 800']);
    expect(await ids('audit')).toEqual(['new']);
    expect(await ids('visitors')).toEqual(['here']);
    expect(await ids('rollups')).toEqual(['2026-11-20']);
    expect(await facts.hours('', '~')).toEqual(new Map());
  });

  test('figures outlive the words they came from, and go whole days at a time', async () => {
    const { inbox, lanes, facts } = store();
    const event = {
      ...{ id: 'e' as never, key: 'web:counted:1', contentHash: 'h', conversationId: conversationId('counted') },
      opening: { channel: 'web', account: 'test', visitor: 'v', locale: 'en' } as const,
      ...{ receivedAt: ago(40), body: { kind: 'shopper:read', seq: 0 } as const },
    };
    await inbox.receive([event]);
    const taken = await lanes.take(event.conversationId, 'test');
    if (taken.outcome !== 'taken') throw new Error('not taken');
    const fact = (hour: string, about: boolean) => ({
      ...{ hour, measure: 'heard' as const, label: 'shopper', count: 1, channel: 'web', locale: 'en', store: '' },
      reasons: [],
      ...(about ? { about: { conversationId: event.conversationId, seq: 1 } } : {}),
    });
    await lanes.commit(taken.lease, {
      conversation: { ...taken.conversation, updatedAt: ago(40) },
      ...{ messages: [], deliveries: [], done: [event.id], release: true },
      facts: [fact('2026-10-13T10', false), fact('2026-10-13T10', true), fact('2026-10-14T10', false)],
    });
    expect((await rig().run.apply()).counts).toMatchObject({ visits: 1, figures: 0, keys: 1 });
    expect(await facts.ofHour('2026-10-13T10')).toHaveLength(1);
    // The day on which they end is kept whole.
    const { run } = rig({ keepFiguresDays: 39 });
    expect((await run.apply()).counts).toMatchObject({ figures: 1 });
    expect([...(await facts.hours('', '~')).keys()]).toEqual(['2026-10-14T10']);
    expect(await facts.ofHour('2026-10-13T10')).toEqual([]);
  });

  test('a dedupe key is kept as long as what it guards, and a fortnight at least', async () => {
    const event = (name: string, days: number) => ({
      ...{ id: `e-${name}` as never, key: `web:${name}:1`, contentHash: name, conversationId: conversationId(name) },
      opening: { channel: 'web', account: 'test', visitor: name, locale: 'en' } as const,
      ...{ receivedAt: ago(days), body: { kind: 'shopper:read', seq: 0 } as const },
    });
    await store().inbox.receive([event('old', 31), event('young', 29)]);
    for (const name of ['old', 'young']) {
      const taken = await store().lanes.take(conversationId(name), 'test');
      if (taken.outcome !== 'taken') throw new Error('not taken');
      const { lease, conversation } = taken;
      const done = [`e-${name}` as never];
      await store().lanes.commit(lease, { conversation, messages: [], deliveries: [], done, release: true });
    }
    expect((await rig().run.plan()).keys).toBe(1);
    expect((await rig({ keepConversationsDays: 1, keepVisitsHours: 9000 }).run.plan()).keys).toBe(2);
    await rig().run.apply();
    expect(await store().inbox.known(event('old', 31))).toBeUndefined();
    expect(await store().inbox.known(event('young', 29))).toBe('duplicate');
  });
}
