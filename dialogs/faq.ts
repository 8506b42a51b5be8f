/** Questions about the house: an answer from its articles with the article named, and a way on when it did not help. */
import type { Article } from '../src/domain/commerce.ts';
import { agreedTo } from '../src/domain/consent.ts';
import { certain, dialog, isText, isTexts, type Step, surest, type Talk, type Values } from '../src/domain/dialog.ts';
import type { KnowledgeHit } from '../src/domain/house-books.ts';
import { lastEntity, leadIntent, type Said } from '../src/domain/said.ts';
import type { Intent } from '../src/domain/understanding.ts';
import { chips, menu, personChip, visitChip } from './chips.ts';
import { heardCue } from './cues.ts';
import { noteAboutReturns } from './named-order.ts';
import type { ConciergeParts } from './parts.ts';

type FaqSlots = {
  /** The question in the shopper's words: "this did not help" is about it. */
  query: string;
  /** Articles already given for it. */
  given: readonly string[];
};

type Slots = Values<FaqSlots>;

const intents: readonly Intent[] = [
  'delivery',
  'return-exchange',
  'refund',
  'change-order',
  'payment',
  'invoice',
  'size-fit',
  'price-promotion',
  'gift',
  'care-repair',
  'warranty-authenticity',
  'appointment',
  'account',
  'loyalty',
  'damaged-wrong-item',
  'privacy',
  'stock',
  'product-detail',
];

/** Topics where the house owes an apology before a rule. */
const sorryFor: readonly Intent[] = ['damaged-wrong-item'];

/** Goals of their own answer first when they can; an article is the second best. */
const modesty = 0.95;

export function faq(parts: ConciergeParts) {
  return dialog<FaqSlots>({
    goal: 'faq',
    version: 1,
    kind: 'aside',
    intents,
    commands: ['helped:yes', 'helped:no', 'faq:article'],
    slots: { query: { is: isText }, given: { is: isTexts } },
    claim: (said, talk, slots) => Math.max(surest(said, intents) * modesty, followUp(said, talk, slots)),
    topic: (_slots, talk) => talk.say('faq.topic'),
    step: (slots, talk) => step(parts, slots, talk),
  });
}

/** "That did not help", typed in other words than the chip's. */
function followUp(said: Said, talk: Talk, { given }: Slots): number {
  if (!given?.length || said.text.length > 80) return 0;
  return heardCue(talk, 'not-helped') || heardCue(talk, 'helped') ? certain : 0;
}

async function step(parts: ConciergeParts, slots: Slots, talk: Talk): Promise<Step<FaqSlots>> {
  const { command } = talk.said;
  if (command?.name === 'faq:article') return chosen(parts, slots, command.value, talk);
  const isFollowUp = followUp(talk.said, talk, slots) > 0;
  if (command?.name === 'helped:no' || (isFollowUp && heardCue(talk, 'not-helped')))
    return rejected(parts, slots, talk);
  if (command?.name === 'helped:yes' || isFollowUp) return helped(talk);
  return { ...(await fresh(parts, talk)), notes: noteAboutReturns(talk.said) };
}

async function fresh(parts: ConciergeParts, talk: Talk): Promise<Step<FaqSlots>> {
  const query = talk.said.text;
  const answer = parts.knowledge.answer(query, talk.locale);
  switch (answer.kind) {
    case 'sure':
      return given(answer.hit, { query, given: [] }, talk);
    case 'choose':
      // far from the house's matters, "is it one of these" would be a poor guess
      if (leadIntent(talk.said).intent === 'out-of-scope') return nothing(talk);
      return (
        (await composed(parts, answer.hits, query, talk)) ?? {
          ...choice(answer.hits, talk),
          slots: { query, given: [] },
        }
      );
    case 'nothing':
      return nothing(talk);
    default:
      return answer satisfies never;
  }
}

function given(
  { article, passage }: KnowledgeHit,
  kept: { query: string; given: readonly string[] },
  talk: Talk,
): Step<FaqSlots> {
  const isSorry = sorryFor.includes(leadIntent(talk.said).intent);
  const text = isSorry ? `${talk.say('faq.sorry')} ${passage}` : passage;
  const store = lastEntity(talk.said, 'store')?.value;
  return {
    replies: [
      {
        text,
        sources: [{ id: article.id, title: article.title }],
        suggestions: chips(
          talk,
          ['chip.helped-yes', 'helped:yes'],
          ['chip.helped-no', 'helped:no'],
          ...wayOn(talk, isSorry),
        ),
      },
    ],
    next: 'done',
    slots: { query: kept.query, given: [...kept.given, article.id] },
    outcome: 'answered',
    facts: {
      attempts: [{ what: article.title, result: 'answered' }],
      ...(store === undefined ? {} : { slots: { store } }),
    },
  };
}

/** Several articles are near and none is the answer: with the shopper's consent a model may put their words together. */
async function composed(
  { composer }: ConciergeParts,
  hits: readonly KnowledgeHit[],
  query: string,
  talk: Talk,
): Promise<Step<FaqSlots> | undefined> {
  const { conversation, locale, said, signal } = talk;
  // A model that could not read this message would only use up the rest of the turn.
  const isThere = said.messages.every(({ understanding }) => understanding.by !== 'local');
  if (!composer || !isThere || !agreedTo(conversation, 'model')) return undefined;
  const passages = hits.map(({ article, passage }) => ({ id: article.id, title: article.title, text: passage }));
  const request = { question: query, locale, passages, conversationId: conversation.id };
  const answer = await composer.answer(request, signal);
  if (!answer) return undefined;
  const { text, sources } = answer;
  return {
    replies: [
      { text, sources, suggestions: chips(talk, ['chip.helped-yes', 'helped:yes'], ['chip.helped-no', 'helped:no']) },
    ],
    next: 'done',
    slots: { query, given: sources.map(({ id }) => id) },
    outcome: 'answered',
    facts: { attempts: [{ what: sources.map(({ title }) => title).join(', '), result: 'answered' }] },
  };
}

/** From the rule to the deed: a return or a visit can be begun at once, a damaged piece needs a person. */
function wayOn({ said }: Talk, isSorry: boolean) {
  if (isSorry) return [personChip];
  const { intent } = leadIntent(said);
  if (intent === 'appointment') return [visitChip];
  return intent === 'return-exchange' ? [['chip.return-item', 'goal:return-item'] as const] : [];
}

/** Nothing stands out: the titles are offered, and the shopper knows best. */
function choice(hits: readonly KnowledgeHit[], talk: Talk): Step<FaqSlots> {
  const suggestions = hits
    .slice(0, 3)
    .map(({ article }) => ({ label: article.title, value: `faq:article#${article.id}` }));
  return {
    replies: [{ text: talk.say('faq.choose'), suggestions: [...suggestions, ...chips(talk, personChip)] }],
    next: 'done',
    outcome: 'asked',
  };
}

function chosen({ knowledge }: ConciergeParts, slots: Slots, id: string, talk: Talk): Step<FaqSlots> {
  const article = knowledge.article(id, talk.locale);
  if (!article) return nothing(talk);
  const query = slots.query ?? article.title;
  const hit = knowledge.find(query, talk.locale, 10).find((candidate) => candidate.article.id === id);
  const passage = hit?.passage ?? firstParagraph(article);
  return given({ article, passage, score: hit?.score ?? 0 }, { query, given: slots.given ?? [] }, talk);
}

/** The next best article, once; after that a person knows better than a third guess. */
function rejected({ knowledge }: ConciergeParts, { query, given: before = [] }: Slots, talk: Talk): Step<FaqSlots> {
  const last = before.at(-1);
  const title = last === undefined ? undefined : knowledge.article(last, talk.locale)?.title;
  const attempts = [{ what: title ?? query ?? '', result: 'rejected' as const }];
  const next =
    before.length > 1 || query === undefined ? undefined : nextBest(knowledge.find(query, talk.locale, 5), before);
  if (!next) {
    return {
      replies: [{ text: talk.say('faq.person'), suggestions: chips(talk, personChip) }],
      next: 'done',
      outcome: 'rejected',
      ifYes: 'person',
      ifNo: 'flow:no-person',
      facts: { attempts },
    };
  }
  const again = given(next, { query: query ?? '', given: before }, talk);
  const replies = again.replies.map((reply) => ({ ...reply, text: `${talk.say('faq.perhaps')} ${reply.text}` }));
  return { ...again, replies, outcome: 'rejected', facts: { attempts } };
}

const nextBest = (hits: readonly KnowledgeHit[], before: readonly string[]) =>
  hits.find(({ article }) => !before.includes(article.id));

function helped(talk: Talk): Step<FaqSlots> {
  return {
    replies: [{ text: talk.say('faq.glad') }],
    next: 'done',
    slots: { given: undefined, query: undefined },
    outcome: 'small-talk',
  };
}

/** Honest about not knowing; the second time in a row a person is offered. */
function nothing(talk: Talk): Step<FaqSlots> {
  if (talk.missed === 0) {
    return { replies: [{ text: talk.say('faq.nothing'), suggestions: menu(talk) }], next: 'done', outcome: 'failed' };
  }
  return {
    replies: [{ text: talk.say('faq.nothing-again'), suggestions: chips(talk, personChip) }],
    next: 'done',
    outcome: 'failed',
    ifYes: 'person',
    ifNo: 'flow:no-person',
  };
}

function firstParagraph({ body }: Article): string {
  return (
    body
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, ' ') ?? body
  );
}
