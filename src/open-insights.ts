/** Opens the house's figures: the ledger that commits write, the sums that pages read, and the policy's drafts and versions. */
import { createHash } from 'node:crypto';
import { channelKinds } from './domain/channel-kind.ts';
import { type Policy, signalKinds } from './domain/escalation.ts';
import { hourOf } from './domain/fact.ts';
import type { Orders } from './domain/house-books.ts';
import type { Log } from './domain/log.ts';
import type { Advisor } from './domain/participant.ts';
import type { Clock, Store } from './domain/ports.ts';
import { replayPolicy } from './handoff/replay.ts';
import { createPolicyDrafts } from './house/policy-drafts.ts';
import { storedOrders } from './house/seed.ts';
import type { InsightRoutesParts } from './http/insights.ts';
import type { PolicyParts } from './http/policy.ts';
import { createInsights } from './insights/insights.ts';
import { type Recorded, record } from './insights/ledger.ts';
import type { Filter } from './insights/question.ts';
import { emptyRollup, merge } from './insights/rollup.ts';
import { createRollups } from './insights/rollups.ts';
import type { Step } from './insights/step.ts';
import type { ArticleDraft } from './insights/unanswered.ts';
import { usualReplySeconds } from './insights/usual-reply.ts';
import type { OpenHouse } from './open-house.ts';

export type OpenInsightsParts = {
  readonly store: Store;
  readonly house: OpenHouse;
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly clock: Clock;
  readonly log: Log;
};

export type OpenInsights = {
  /** For the corridor: what a step adds to the figures. */
  readonly record: (step: Step) => Recorded;
  readonly http: InsightRoutesParts['insights'];
  readonly policy: PolicyParts['policy'];
  /** Each version of the policy that comes into force, whoever published it. */
  readonly onPolicy: (listener: (news: { version: number; by?: string; why?: string }) => void) => void;
  /** Of the advisor's boutique in the last week, as shoppers are told; undefined: too few to say. */
  readonly usualReplySeconds: (advisorId: string) => number | undefined;
  rebuild(): Promise<number>;
  start(): Promise<void>;
  stop(): void;
};

/** Sums of the last hours are made before somebody asks; reading makes good what this has not reached. */
const everyMs = 60_000;
const backMs = 3 * 3_600_000;
/** What is usual changes slowly. */
const usualEveryMs = 600_000;
const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

export function openInsights({ store, house, advisors, clock, log }: OpenInsightsParts): OpenInsights {
  const { documents, transcripts, facts } = store;
  const rollups = createRollups({ facts, documents });
  const orders: Orders = storedOrders(documents);
  const insights = createInsights({
    ...{ rollups, transcripts, documents, orders },
    firstReplySeconds: () => house.policy.current().timers.firstReplySeconds,
  });
  const drafts = createPolicyDrafts({ book: house.policy, documents, now: () => clock.now() });
  let stores = new Map(house.house.advisors.map(({ id, storeId }) => [String(id), storeId ?? '']));
  let week = emptyRollup;
  let timers: readonly NodeJS.Timeout[] = [];

  async function work(): Promise<void> {
    stores = new Map((await advisors()).map(({ id, storeId }) => [String(id), storeId ?? '']));
    const now = clock.now().getTime();
    await rollups.read(hourOf(new Date(now - backMs)), hourOf(new Date(now + everyMs)));
  }

  async function lookBack(): Promise<void> {
    const now = clock.now().getTime();
    // Up to the end of the hour that is still going on.
    const hours = await rollups.read(hourOf(new Date(now - weekMs)), hourOf(new Date(now + hourMs)));
    week = merge(hours.map(({ rollup }) => rollup));
  }

  const quietly = (step: () => Promise<void>) => () => {
    step().catch((error: unknown) => log.warn('figures could not be summed', { error }));
  };

  return {
    record: (step) => record(step, { storeOf: (advisorId) => stores.get(advisorId) ?? '' }),
    http: {
      answer: (name, { store: storeId, locale, channel, reason, ...range }, compare) =>
        insights.answer(name, { ...range, ...withoutGaps({ store: storeId, locale, channel, reason }) }, compare),
      choices: () => ({
        stores: house.stock().stores.map(({ id, name }) => ({ id, name })),
        locales: [...house.locales],
        channels: [...channelKinds],
        reasons: [...signalKinds],
      }),
      draftArticle: ({ locale, question, conversationId, seq }, by) =>
        keepDraft(documents, {
          ...{ state: 'draft', locale, title: question, body: '', phrasings: [question] },
          ...{ from: { conversationId, seq }, by: by.name, at: clock.now() },
        }),
    },
    policy: {
      current: house.policy.current,
      publish: (policy: Policy, by) => house.policy.publish(policy, { by: by.name, why: '', at: clock.now() }),
      versions: house.policy.versions,
      replay: (policy, progress) => replayPolicy(policy, transcripts, progress),
      drafts,
    },
    onPolicy: (listener) =>
      house.policy.follow(({ policy: { version }, publication }) =>
        listener({ version, ...(publication && { by: publication.by, why: publication.why }) }),
      ),
    usualReplySeconds: (advisorId) => usualReplySeconds(week, stores.get(advisorId) ?? ''),
    rebuild: rollups.rebuild,
    async start() {
      await work();
      await lookBack();
      timers = [setInterval(quietly(work), everyMs), setInterval(quietly(lookBack), usualEveryMs)];
    },
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

/** A filter that was left out is absent, not undefined. */
function withoutGaps(filter: { readonly [Name in keyof Filter]-?: Filter[Name] | undefined }): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** Named by its question: two people who make the same article make one. */
async function keepDraft(documents: Store['documents'], draft: Omit<ArticleDraft, 'id'>): Promise<{ draftId: string }> {
  const name = createHash('sha256').update(`${draft.locale} ${draft.title}`).digest('base64url').slice(0, 16);
  const draftId = `question-${name}`;
  const known = await documents.get('article-drafts', draftId);
  if (known === undefined) await documents.put('article-drafts', draftId, { id: draftId, ...draft });
  return { draftId };
}
