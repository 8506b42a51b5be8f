/** Finding a piece or a gift: free words become a wish, at most two questions, then a choice with a reason for each. */
import type { Suggestion } from '../src/domain/card.ts';
import { certain, dialog, isText, isTexts, type Step, surest, type Talk, type Values } from '../src/domain/dialog.ts';
import { emptyWish, type Wish } from '../src/domain/discovery.ts';
import type { Found } from '../src/domain/house-books.ts';
import { leadIntent, type Said, sureness } from '../src/domain/said.ts';
import type { EntityKind, Intent } from '../src/domain/understanding.ts';
import { chips } from './chips.ts';
import { heardCue } from './cues.ts';
import { giftCommand, isWish, readWish, wishEntities } from './hear-wish.ts';
import { noteShown, shownSkus } from './notes.ts';
import type { ConciergeParts } from './parts.ts';
import { shownOf, tileOf } from './product-words.ts';
import { priceNote } from './spoken-price.ts';
import { capital, word } from './vocabulary.ts';
import { isSimple, saidConstraints, wishWords, yieldingWords } from './wish-words.ts';

const questions = ['what', 'whom', 'occasion', 'budget'] as const;
type Question = (typeof questions)[number];

type FindSlots = {
  wish: Wish;
  /** Questions already put, by name: two are the most a shopper is asked. */
  asked: readonly string[];
  /** Everything shown for this wish, so that "something else" is something else. */
  shown: readonly string[];
  /** The price whose currency has been spoken of: once is enough. */
  priceTold: string;
} & { [Name in Question]: string };

type Slots = Values<FindSlots>;

const mostQuestions = 2;
const carousel = 6; // pieces

/** With this many or fewer there is nothing to ask: showing them is quicker. */
const fewEnough = 6;

/** After so many wishes in one breath another question would be a nuisance. */
const preciseEnough = 3;

export function findProduct(parts: ConciergeParts) {
  return dialog<FindSlots>({
    goal: 'find-product',
    version: 1,
    kind: 'goal',
    intents: ['product-search', 'gift'],
    commands: [
      'more',
      'cheaper',
      'find:any',
      giftCommand,
      'find:category',
      'find:recipient',
      'find:occasion',
      'find:similar',
    ],
    slots: {
      wish: { is: isWish, read: (said, before) => readWish(parts, said, before) },
      asked: { is: isTexts },
      shown: { is: isTexts },
      priceTold: { is: isText },
      what: question(parts, 'what', 'category', 'category'),
      whom: question(parts, 'whom', 'recipient', 'recipient'),
      occasion: question(parts, 'occasion', 'occasion', 'occasion'),
      budget: question(parts, 'budget', 'money'),
    },
    claim: (said, talk, slots) => claim(said, talk, slots),
    topic: ({ wish }, talk) => topicOf(parts, talk, wish),
    chips: (_slots, talk) => choiceChips(talk),
    step: async (slots, talk) => step(parts, slots, talk),
  });
}

// ------------------------------------------------------------------------------------------------- hearing a wish

function claim(said: Said, talk: Talk, slots: Slots): number {
  const hasWish = wishEntities(said).length > 0;
  // "can you put a card in the box" is about gifts too, but no wish for one
  const gift = hasWish ? surest(said, ['gift']) : 0;
  const steering =
    (slots.shown?.length ?? 0) > 0 && isShort(said) && (heardCue(talk, 'others') || heardCue(talk, 'cheaper'));
  const indifferent = slots.asked !== undefined && isShort(said) && heardCue(talk, 'any');
  return Math.max(surest(said, ['product-search']), gift, steering || indifferent ? certain : 0, sureOfWish(said));
}

/** What a bare list of wishes is easily taken for: "black shoes under 600, size 39" has a size and a price in it. */
const easilyTakenFor: ReadonlySet<Intent> = new Set(['out-of-scope', 'size-fit', 'price-promotion']);

/** Words of the catalogue speak for themselves where the intent was not read: "a burgundy bag, for the evening". */
function sureOfWish(said: Said): number {
  const named = wishEntities(said).filter(({ negated }) => !negated);
  const { intent } = leadIntent(said);
  if (!easilyTakenFor.has(intent)) return 0;
  if (named.length > 2) return 0.9;
  if (intent !== 'out-of-scope') return 0;
  if (named.length > 1) return 0.6;
  return named.some(({ kind }) => kind === 'category') ? 0.4 : 0;
}

const isShort = (said: Said) => said.text.split(/\s+/).length <= 8;

/** A question is answered by its kind of word, by "no preference", or by a plain no. */
function question(
  parts: ConciergeParts,
  name: Question,
  kind: EntityKind,
  facet?: 'category' | 'recipient' | 'occasion',
) {
  return {
    is: isText,
    read(said: Said, _before: string | undefined, asked: boolean) {
      if (!asked) return undefined;
      if (said.command?.name === 'find:any' || sureness(said, 'no') >= 0.5) return 'any';
      const tapped = said.command?.name === `find:${kind}` ? said.command.value : undefined;
      return tapped ?? said.entities.findLast((entity) => entity.kind === kind)?.value;
    },
    question: `find.ask-${name}`,
    expecting: kind,
    chips: (talk: Talk) => [...(facet ? facetChips(parts, talk, facet) : []), ...chips(talk, ['chip.any', 'find:any'])],
  };
}

function facetChips(
  parts: ConciergeParts,
  talk: Talk,
  facet: 'category' | 'recipient' | 'occasion',
): readonly Suggestion[] {
  const most = parts.catalog.facets()[facet].slice(0, 4);
  return most.map(({ value }) => ({ label: capital(word(talk, facet, value)), value: `find:${facet}#${value}` }));
}

// ------------------------------------------------------------------------------------------------- answering it

function step(parts: ConciergeParts, slots: Slots, talk: Talk): Step<FindSlots> {
  const wish = slots.wish ?? emptyWish;
  const isSteering = talk.changed.length === 0;
  if (isSteering && isAsked(talk, 'more', 'others') && slots.shown?.length)
    return others(parts, wish, slots.shown, talk);
  if (isSteering && isAsked(talk, 'cheaper', 'cheaper') && slots.shown?.length) return cheaper(parts, wish, talk);
  if (heardCue(talk, 'any') && slots.asked) return show(parts, wish, slots, talk);
  const found = search(parts, wish, talk);
  const before = talk.said.command?.name === giftCommand ? [] : (slots.asked ?? []);
  const ask = usefulQuestion(wish, found.total, before);
  if (!ask) return show(parts, wish, slots, talk);
  return { replies: [], next: { ask }, slots: { asked: [...before, ask], shown: [] } };
}

function isAsked(talk: Talk, command: string, cue: 'others' | 'cheaper'): boolean {
  return talk.said.command ? talk.said.command.name === command : heardCue(talk, cue);
}

function search({ catalog }: ConciergeParts, wish: Wish, { locale }: Talk, order: 'best' | 'cheapest' = 'best'): Found {
  return catalog.search(wish, { limit: carousel, locale, order });
}

/** The question that narrows most, or none when it would not help. */
function usefulQuestion(wish: Wish, total: number, asked: readonly string[]): Question | undefined {
  if (asked.length >= mostQuestions || total <= fewEnough || saidConstraints(wish) >= preciseEnough) return undefined;
  const isGift = wish.occasions.includes('gift');
  const open: Record<Question, boolean> = {
    what: wish.category === undefined && !isGift,
    whom: isGift && wish.recipients.length === 0,
    occasion: !isGift && wish.category !== undefined && wish.occasions.length === 0,
    budget: wish.priceMax === undefined && wish.priceMin === undefined && (isGift || isSimple(wish)),
  };
  return questions.find((name) => open[name] && !asked.includes(name));
}

function show(parts: ConciergeParts, wish: Wish, slots: Slots, talk: Talk): Step<FindSlots> {
  const found = withWords(parts, wish, talk);
  const note = wish.price?.words === slots.priceTold ? undefined : priceNote(parts, wish, talk);
  if (found.total > 0)
    return carouselOf(parts, found, talk, withNote(foundText(found, talk), note), { wish, shown: [] });
  const nearest = parts.catalog.nearest(wish, { limit: carousel, locale: talk.locale });
  if (nearest.hits.length === 0) return nothing(parts, wish, talk);
  const text = talk.say('find.nearest', { how: yieldingWords(parts, talk, nearest.relaxed ?? []) });
  return carouselOf(parts, nearest, talk, withNote(text, note), { wish, shown: slots.shown ?? [] });
}

const withNote = (text: string, note: string | undefined) => (note === undefined ? text : `${text} ${note}`);

/** With no fact to go by, the words themselves may name something; a wish of facts needs none. */
function withWords(parts: ConciergeParts, wish: Wish, talk: Talk): Found {
  const text = saidConstraints(wish) === 0 ? talk.said.text : undefined;
  if (text === undefined || talk.said.command) return search(parts, wish, talk);
  const found = search(parts, { ...wish, text }, talk);
  return found.total > 0 ? found : search(parts, wish, talk);
}

function foundText({ hits, total }: Found, { say }: Talk): string {
  return total > hits.length
    ? say('find.found-more', { count: hits.length, total })
    : say('find.found', { count: hits.length });
}

function others(parts: ConciergeParts, wish: Wish, shown: readonly string[], talk: Talk): Step<FindSlots> {
  const found = search(parts, { ...wish, excludeProductIds: shown }, talk);
  if (found.total === 0) {
    return {
      replies: [{ text: talk.say('find.no-others'), suggestions: chips(talk, ['chip.person', 'person']) }],
      next: 'open',
    };
  }
  return carouselOf(parts, found, talk, talk.say('find.others', { count: found.hits.length }), { wish, shown });
}

/** Below the middle of what was last shown, cheapest first; when there is nothing less, that is said and the wish stays. */
function cheaper(parts: ConciergeParts, wish: Wish, talk: Talk): Step<FindSlots> {
  const prices = shownSkus(talk).flatMap((sku) => parts.catalog.bySku(sku)?.variant.price.amount ?? []);
  const middle = prices.reduce((sum, price) => sum + price, 0) / Math.max(1, prices.length);
  // whole units: nobody says "under 3,099.99"
  const { price: _spoken, ...named } = wish;
  const lower = { ...named, priceMax: Math.floor((middle - 1) / 100) * 100 };
  const found = search(parts, lower, talk, 'cheapest');
  if (found.total === 0) {
    return { replies: [{ text: talk.say('find.nothing-cheaper'), suggestions: choiceChips(talk) }], next: 'open' };
  }
  const text = talk.say('find.cheaper', { count: found.hits.length });
  return carouselOf(parts, found, talk, text, { wish: lower, shown: [] });
}

function nothing(parts: ConciergeParts, wish: Wish, talk: Talk): Step<FindSlots> {
  const text = talk.say('find.nothing', { what: wishWords(parts, talk, wish) });
  return {
    replies: [{ text, suggestions: chips(talk, ['chip.person', 'person'], ['chip.start-over', 'flow:start-over']) }],
    next: 'open',
    outcome: 'failed',
    facts: { attempts: [{ what: text, result: 'failed' }] },
  };
}

function carouselOf(
  parts: ConciergeParts,
  found: Found,
  talk: Talk,
  text: string,
  kept: { wish: Wish; shown: readonly string[] },
): Step<FindSlots> {
  const items = found.hits.map((hit) => tileOf(parts, talk, hit));
  const ids = items.map(({ productId }) => productId);
  const what = wishWords(parts, talk, kept.wish);
  return {
    replies: [
      {
        text,
        card: { kind: 'product_carousel', title: talk.say('find.card-title'), items },
        suggestions: choiceChips(talk, items.length),
      },
    ],
    next: 'open',
    outcome: 'answered',
    slots: { wish: kept.wish, shown: [...new Set([...kept.shown, ...ids])], priceTold: kept.wish.price?.words },
    notes: noteShown(items),
    facts: { productsShown: items.map(shownOf), ...(what === '' ? {} : { slots: { wish: what } }) },
  };
}

function choiceChips(talk: Talk, count = 2): readonly Suggestion[] {
  return chips(
    talk,
    ['chip.more', 'more'],
    ['chip.cheaper', 'cheaper'],
    ...(count > 1 ? [['chip.compare', 'product:compare'] as const] : []),
    ['chip.person', 'person'],
  );
}

function topicOf(parts: ConciergeParts, talk: Talk, wish: Wish | undefined): string {
  const what = wish ? wishWords(parts, talk, wish) : '';
  return what === '' ? talk.say('find.topic') : talk.say('find.topic-of', { what });
}
