/** The house's figures, each as JSON and as a file, and the article that an unanswered question may become. */
import { AparteError } from '../domain/errors.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock } from '../domain/ports.ts';
import {
  ArticleDraftAnswer,
  ArticleDraftRequest,
  InsightChoices,
  type InsightName,
  InsightQuery,
  insightAnswer,
  insightNames,
} from '../protocol/insights.ts';
import type { Audit } from './audit.ts';
import { csv } from './csv.ts';
import { insightRows } from './insight-rows.ts';
import { type Call, forRole, type Route } from './route.ts';

export type AskedFigures = Pick<InsightQuery, 'store' | 'locale' | 'channel' | 'reason' | 'timeZone'> & {
  readonly from: Date;
  readonly to: Date;
};

export type InsightRoutesParts = {
  readonly insights: {
    answer(name: InsightName, asked: AskedFigures, compare: boolean): Promise<unknown>;
    choices(): InsightChoices;
    /** Makes an article to be written from a question; the same question again gives the same draft. */
    draftArticle(draft: ArticleDraftRequest, by: Advisor): Promise<{ draftId: string }>;
  };
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
};

const summaries: Readonly<Record<InsightName, string>> = {
  volume: 'Messages of shoppers by who held the floor',
  containment: 'Cases that stayed with the bot, and those that went to a person',
  handoffs: 'Handoffs, what called for them, how they ended',
  replies: 'First replies: bot, wait and human time kept apart',
  emotion: 'Mood before the handoff and with the advisor',
  drafts: 'What became of proposed replies',
  csat: 'Ratings by owner and channel, with how many were asked',
  unanswered: 'Questions that the bot found nothing for',
  revenue: 'Orders placed soon after a conversation, of shoppers who agreed to a profile',
  verdicts: 'Precision, recall and delay of handoffs, as people judged them',
};

const dayMs = 24 * 3_600_000;
const hourMs = 3_600_000;
const longestMs = 2 * 366 * dayMs;
const usualMs = 28 * dayMs;

export function insightRoutes({ insights, audit, clock }: InsightRoutesParts): Route[] {
  const figure = (name: InsightName): Route =>
    forRole('supervisor', {
      method: 'get',
      path: `/insights/${name}`,
      summary: summaries[name],
      query: InsightQuery,
      answer: insightAnswer(name),
      handle: async (call, { advisor }) => {
        const asked = askedOf(call.query, clock.now());
        // What leaves the house has the shape that its description says.
        const answer = insightAnswer(name).parse(await insights.answer(name, asked, call.query.compare === 'previous'));
        if (call.query.format !== 'csv') return answer;
        await audit.record(advisor, 'figures-saved', name);
        return sendFile(name, answer.now, asked, call);
      },
    });

  return [
    forRole('supervisor', {
      method: 'get',
      path: '/insights',
      summary: 'What the figures can be narrowed to',
      answer: InsightChoices,
      handle: async () => insights.choices(),
    }),
    ...insightNames.map(figure),
    forRole('supervisor', {
      method: 'post',
      path: '/article-drafts',
      summary: 'Make an article draft of an unanswered question',
      body: ArticleDraftRequest,
      answer: ArticleDraftAnswer,
      handle: async ({ body }, { advisor }) => {
        const { draftId } = await insights.draftArticle(body, advisor);
        await audit.record(advisor, 'article-draft-made', draftId);
        return { draftId };
      },
    }),
  ];
}

function askedOf({ from, to, timeZone, store, locale, channel, reason }: InsightQuery, now: Date): AskedFigures {
  // The hour that runs now counts as well.
  const until = to === undefined ? new Date(Math.ceil(now.getTime() / hourMs) * hourMs) : new Date(to);
  const range = { from: new Date(from ?? until.getTime() - usualMs), to: until, timeZone };
  const length = range.to.getTime() - range.from.getTime();
  if (length <= 0 || length > longestMs) {
    throw new AparteError('bad-request', 'query.to: after `from`, and at most two years later');
  }
  return {
    ...range,
    ...(store === undefined ? {} : { store }),
    ...(locale === undefined ? {} : { locale }),
    ...(channel === undefined ? {} : { channel }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function sendFile(
  name: InsightName,
  figure: Parameters<typeof insightRows>[1],
  { from, to }: AskedFigures,
  { response }: Call<InsightQuery>,
): undefined {
  const file = `${name}-${day(from)}-${day(to)}.csv`;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Disposition', `attachment; filename="${file}"`);
  response.type('text/csv').send(csv(insightRows(name, figure)));
}

const day = (at: Date) => at.toISOString().slice(0, 10);
