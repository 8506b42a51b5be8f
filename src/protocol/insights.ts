/** Figures of the house (`GET /api/v1/insights/*`): what is asked, and what each answers. Shares are 0..1, times milliseconds. */
import { z } from 'zod';
import { PolicyDocument } from './http.ts';

export const insightNames = [
  'volume',
  'containment',
  'handoffs',
  'replies',
  'emotion',
  'drafts',
  'csat',
  'unanswered',
  'revenue',
  'verdicts',
] as const;
export type InsightName = (typeof insightNames)[number];

export const signalName = PolicyDocument.shape.signals.keyof();
const channel = z.enum(['web', 'messenger', 'whatsapp', 'directline', 'botframework']);

/** `from` is in the range, `to` is not; both count by whole hours. Without `to`: now; without `from`: four weeks before. `compare` adds the same length just before. */
export const InsightQuery = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  timeZone: z.string().max(60).default('UTC').refine(isTimeZone, 'an IANA time zone, such as Europe/Paris'),
  store: z.string().max(60).optional(),
  locale: z.string().max(35).optional(),
  channel: channel.optional(),
  reason: signalName.optional(),
  compare: z.enum(['previous']).optional(),
  format: z.enum(['json', 'csv']).default('json'),
});
export type InsightQuery = z.infer<typeof InsightQuery>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const count = z.number().int();
const share = z.number().nullable();
const figure = z.number().nullable();
const byHolder = z.object({ bot: count, queue: count, advisor: count });

export const Volume = byHolder.extend({
  total: count,
  /** Hours of the day, of the asked time zone. */
  hours: z.array(byHolder.extend({ hour: count })),
  series: z.array(byHolder.extend({ at: z.string() })),
});
export type Volume = z.infer<typeof Volume>;

const cases = z.object({ cases: count, handed: count, contained: count, containment: share });
export const Containment = cases.extend({ series: z.array(cases.extend({ at: z.string() })) });
export type Containment = z.infer<typeof Containment>;

export const Handoffs = z.object({
  total: count,
  /** A handoff with several reasons counts under each. */
  reasons: z.array(z.object({ signal: signalName, count })),
  /** Taken over by a person without a reason of the bot's. */
  taken: count,
  ends: z.array(z.object({ ending: z.string(), count })),
  series: z.array(z.object({ at: z.string(), count })),
});
export type Handoffs = z.infer<typeof Handoffs>;

const clocked = z.object({ count, p50: figure, p90: figure });
const clocks = z.object({ bot: clocked, wait: clocked, human: clocked, first: clocked });
export const Replies = clocks.extend({
  /** The house's own target for the first words of a person. */
  targetMs: z.number(),
  /** Values are kept to three digits: a percentile is wrong by at most this share. */
  error: z.number(),
  series: z.array(clocks.extend({ at: z.string() })),
});
export type Replies = z.infer<typeof Replies>;

const moods = z.object({ count, before: figure, after: figure });
export const Emotion = moods.extend({ locales: z.array(moods.extend({ locale: z.string() })) });
export type Emotion = z.infer<typeof Emotion>;

const used = z.object({ sent: count, edited: count, discarded: count, changed: share });
export const Drafts = used.extend({ locales: z.array(used.extend({ locale: z.string() })) });
export type Drafts = z.infer<typeof Drafts>;

export const Csat = z.object({
  /** Channels on which the question can arrive; nobody else was asked. */
  arrivesOn: z.array(channel),
  rows: z.array(
    z.object({
      owner: z.enum(['bot', 'advisor']),
      channel,
      asked: count,
      answered: count,
      mean: figure,
      satisfied: share,
      scores: z.array(count),
    }),
  ),
});
export type Csat = z.infer<typeof Csat>;

export const Unanswered = z.object({
  total: count,
  /** The most frequent first; `total` counts also those whose words are erased. */
  questions: z.array(
    z.object({
      text: z.string(),
      locale: z.string(),
      count,
      conversationId: z.string(),
      seq: count,
      draftId: z.string().optional(),
    }),
  ),
});
export type Unanswered = z.infer<typeof Unanswered>;

export const Revenue = z.object({
  /** An order counts when it was placed within these days after the words it is laid beside. */
  windowDays: count,
  /** Conversations of shoppers who agreed to a profile; nobody else is looked at. */
  conversations: count,
  rows: z.array(z.object({ owner: z.enum(['bot', 'advisor']), orders: count, amount: count, currency: z.string() })),
});
export type Revenue = z.infer<typeof Revenue>;

const judged = z.object({
  right: count,
  early: count,
  late: count,
  wrong: count,
  missed: count,
  kept: count,
  precision: share,
  recall: share,
  delay: figure,
});
export const Verdicts = judged.extend({
  locales: z.array(judged.extend({ name: z.string() })),
  /** `blamed`: how often a person said that this signal should not have counted. */
  signals: z.array(judged.extend({ name: signalName, blamed: count })),
});
export type Verdicts = z.infer<typeof Verdicts>;

const shapes = {
  volume: Volume,
  containment: Containment,
  handoffs: Handoffs,
  replies: Replies,
  emotion: Emotion,
  drafts: Drafts,
  csat: Csat,
  unanswered: Unanswered,
  revenue: Revenue,
  verdicts: Verdicts,
} as const satisfies Record<InsightName, z.ZodType>;

export type Insight = { readonly [Name in InsightName]: z.infer<(typeof shapes)[Name]> };

const range = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  step: z.enum(['hour', 'day', 'week']),
});

export type InsightAnswer<Name extends InsightName> = {
  range: z.infer<typeof range>;
  now: Insight[Name];
  before?: Insight[Name] | undefined;
};

/** The figure of the range, and of the range before when it was asked to compare. */
export function insightAnswer<Name extends InsightName>(name: Name) {
  const shape = shapes[name];
  return z.object({ range, now: shape, before: shape.optional() });
}

/** What boutiques, languages and channels a filter can name. */
export const InsightChoices = z.object({
  stores: z.array(z.object({ id: z.string(), name: z.string() })),
  locales: z.array(z.string()),
  channels: z.array(channel),
  reasons: z.array(signalName),
});
export type InsightChoices = z.infer<typeof InsightChoices>;

export const ArticleDraftRequest = z.strictObject({
  locale: z.string().max(35),
  question: z.string().min(1).max(500),
  conversationId: z.string().max(200),
  seq: z.number().int().min(1),
});
export type ArticleDraftRequest = z.infer<typeof ArticleDraftRequest>;
export const ArticleDraftAnswer = z.object({ draftId: z.string() });
