/**
 * Removes what the house has kept for long enough, a little at a time: whole conversations with all that hangs on them,
 * browsers that never came back, old orders, audit entries, figures and dedupe keys. Every step stands alone and may be
 * done again, so a run that broke off goes on with what is left.
 */
import type { Order } from '../domain/commerce.ts';
import type { Conversation } from '../domain/conversation.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Store } from '../domain/ports.ts';
import { dayMs, isOrderOver, isVisit, type Retention, standingOf } from '../domain/retention.ts';
import type { Task } from '../domain/task.ts';
import type { ConversationErasure } from './conversation-erasure.ts';

/** `open`: past its time, and stays because something is still owed. */
export const retentionKinds = [
  'visits',
  'conversations',
  'open',
  'browsers',
  'orders',
  'audit',
  'figures',
  'keys',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];
export type RetentionCounts = Readonly<Record<RetentionKind, number>>;

export type RetentionRunParts = {
  readonly store: Pick<Store, 'documents' | 'transcripts' | 'facts' | 'inbox'>;
  readonly erasure: ConversationErasure;
  readonly retention: () => Retention;
  readonly now: () => Date;
};

export type RetentionRun = {
  /** What would go now. Changes nothing. */
  plan(): Promise<RetentionCounts>;
  /** Removes it. `goesOn` is asked before each step; false ends the run where it is. */
  apply(goesOn?: () => Promise<boolean>): Promise<{ readonly counts: RetentionCounts; readonly whole: boolean }>;
};

const pageSize = 100;
/** A provider repeats for a week, a browser for as long as it keeps the conversation. */
const leastKeyDays = 14;

class BrokenOff extends Error {}

/** `remove` says false where it stayed after all. */
type Step = (kind: RetentionKind, remove: () => Promise<unknown>, count?: number) => Promise<void>;

export function createRetentionRun({ store, erasure, retention, now }: RetentionRunParts): RetentionRun {
  const { documents, transcripts, facts, inbox } = store;

  async function conversations(step: Step): Promise<void> {
    const rules = retention();
    const at = now();
    const shortestMs = Math.min(rules.keepVisitsHours * 3_600_000, rules.keepConversationsDays * dayMs);
    const filter = { updatedBefore: new Date(at.getTime() - shortestMs) };
    let cursor: string | undefined;
    do {
      const page = await transcripts.list(filter, pageSize, cursor);
      for (const conversation of page.items) await one(conversation, rules, at, step);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  async function one(conversation: Conversation, rules: Retention, at: Date, step: Step): Promise<void> {
    const standing = standingOf(conversation, rules, at);
    if (standing === 'kept') return;
    if (standing === 'open' || (await hasOpenTask(conversation.id))) return step('open', async () => undefined);
    await step(isVisit(conversation) ? 'visits' : 'conversations', async () => {
      // Whoever wrote while we were on our way to it keeps what they wrote.
      const still = await transcripts.conversation(conversation.id);
      if (still === undefined || standingOf(still, rules, at) !== 'over') return false;
      if ((await inbox.undone(still.id, 1)).length > 0) return false;
      return erasure.erase(still.id);
    });
  }

  async function hasOpenTask(id: ConversationId): Promise<boolean> {
    const tasks = await everyDocument<Task>(documents, 'tasks', { index: 'conversationId', equals: id });
    return tasks.some(({ value }) => value.state === 'open');
  }

  /** A browser's token without a conversation behind it. */
  async function browsers(step: Step): Promise<void> {
    const before = new Date(now().getTime() - retention().keepConversationsDays * dayMs);
    type Stored = { readonly conversationId: ConversationId; readonly createdAt: Date };
    await eachOf<Stored>('visitors', async (id, { conversationId, createdAt }) => {
      if (createdAt >= before || (await transcripts.conversation(conversationId)) !== undefined) return;
      await step('browsers', () => documents.delete('visitors', id));
    });
  }

  async function orders(step: Step): Promise<void> {
    await eachOf<Order>('orders', async (id, order) => {
      if (isOrderOver(order, retention(), now())) await step('orders', () => documents.delete('orders', id));
    });
  }

  async function audit(step: Step): Promise<void> {
    const before = new Date(now().getTime() - retention().keepAuditDays * dayMs);
    await eachOf<{ readonly at: Date }>('audit', async (id, { at }) => {
      if (at < before) await step('audit', () => documents.delete('audit', id));
    });
  }

  /** Whole days, so that no day's sum is made of the half that is left. */
  async function figures(step: Step): Promise<void> {
    const day = new Date(now().getTime() - retention().keepFiguresDays * dayMs).toISOString().slice(0, 10);
    const hours = await facts.hours('', `${day}T00`);
    if (hours.size > 0) await step('figures', () => facts.forget(`${day}T00`), hours.size);
    await eachOf<unknown>('rollups', async (id) => {
      if (id < day) await step('figures', () => documents.delete('rollups', id), 0);
    });
  }

  async function keys(step: Step): Promise<void> {
    const days = Math.max(leastKeyDays, retention().keepConversationsDays);
    const before = new Date(now().getTime() - days * dayMs);
    let after: string | undefined;
    do {
      const found = await inbox.oldKeys(before, pageSize * 10, after);
      if (found.keys.length > 0) await step('keys', () => inbox.forgetKeys(found.keys), found.keys.length);
      after = found.next;
    } while (after !== undefined);
  }

  async function eachOf<T>(collection: string, each: (id: string, value: T) => Promise<void>): Promise<void> {
    let after: string | undefined;
    do {
      const page = await documents.list<T>(collection, {
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      for (const { id, value } of page.items) await each(id, value);
      after = page.next;
    } while (after !== undefined);
  }

  async function walk(step: Step): Promise<void> {
    await conversations(step);
    await browsers(step);
    await orders(step);
    await audit(step);
    await figures(step);
    await keys(step);
  }

  return {
    async plan() {
      const counts = none();
      await walk(async (kind, _remove, count = 1) => {
        counts[kind] += count;
      });
      return counts;
    },
    async apply(goesOn = async () => true) {
      const counts = none();
      const step: Step = async (kind, remove, count = 1) => {
        if (!(await goesOn())) throw new BrokenOff();
        if ((await remove()) !== false) counts[kind] += count;
      };
      try {
        for (const id of await erasure.begun()) await erasure.erase(id);
        await walk(step);
        return { counts, whole: true };
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error;
        return { counts, whole: false };
      }
    },
  };
}

const none = () => Object.fromEntries(retentionKinds.map((kind) => [kind, 0])) as Record<RetentionKind, number>;
