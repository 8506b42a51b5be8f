/** One piece looked at closely: its facts, its story, where it can be had; or two side by side. From the catalogue alone. */
import type { Card } from '../src/domain/card.ts';
import type { Product, Variant } from '../src/domain/commerce.ts';
import { certain, dialog, type Step, surest, type Talk } from '../src/domain/dialog.ts';
import { emptyWish, isAvailable, reasonsFor } from '../src/domain/discovery.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import { comparisonRows } from './comparison.ts';
import { heardCue, heardPlaces } from './cues.ts';
import { lookedAt, noteLookedAt, shownProducts, shownSkus } from './notes.ts';
import type { ConciergeParts } from './parts.ts';
import { descriptionOf, shownOf, storesWith, tileOf, titleOf } from './product-words.ts';
import { capital, word } from './vocabulary.ts';

const topics = ['detail', 'stock', 'story', 'compare'] as const;
type Topic = (typeof topics)[number];

const goal = 'about-product';

export function aboutProduct(parts: ConciergeParts) {
  return dialog<Record<never, never>>({
    goal,
    version: 1,
    kind: 'aside',
    intents: ['product-detail', 'stock', 'price-promotion'],
    commands: topics.map((topic) => `product:${topic}`),
    slots: {},
    claim: (said, talk) => claim(parts, said, talk),
    topic: (_slots, talk) => talk.say('chip.details'),
    step: async (_slots, talk) => step(parts, talk),
  });
}

/** Only with a piece to speak of; "do you have sales" names none and is a question about the house. */
function claim(parts: ConciergeParts, said: Said, talk: Talk): number {
  if (heardCue(talk, 'compare') && comparable(parts, talk).length > 1) return certain;
  if (!subjectOf(parts, talk)) return 0;
  if (heardCue(talk, 'story')) return certain;
  const named = lastEntity(said, 'product') !== undefined;
  const pointed = heardPlaces(talk, shownProducts(talk).length).length === 1;
  const price = named || pointed || heardCue(talk, 'this') ? surest(said, ['price-promotion']) : 0;
  const goesOn = talk.lastAside === goal && lastEntity(said, 'store') !== undefined && said.text.length < 40;
  return Math.max(
    surest(said, ['product-detail', 'stock']),
    price,
    named ? 0.7 : 0,
    pointed ? 0.75 : 0,
    goesOn ? 0.8 : 0,
  );
}

function step(parts: ConciergeParts, talk: Talk): Step<object> {
  const topic = topicOf(parts, talk);
  if (topic === 'compare') return comparison(parts, talk);
  const product = subjectOf(parts, talk);
  if (!product) return { replies: [{ text: talk.say('product.which') }], next: 'open', outcome: 'asked' };
  const variant = variantFor(product, talk);
  const told = { product, variant };
  const notes = noteLookedAt(talk, product.id, variant.sku);
  const productValue = { money: variant.price, title: titleOf(product, talk.locale) };
  const step =
    topic === 'stock' ? stock(parts, told, talk) : topic === 'story' ? story(told, talk) : detail(parts, told, talk);
  return { ...step, notes, facts: { ...step.facts, productValue, slots: { product: product.title } } };
}

function topicOf(parts: ConciergeParts, talk: Talk): Topic {
  const { said } = talk;
  const tapped = topics.find((topic) => said.command?.name === `product:${topic}`);
  if (tapped) return tapped;
  if (heardCue(talk, 'compare') && comparable(parts, talk).length > 1) return 'compare';
  if (heardCue(talk, 'story')) return 'story';
  const asksStock = surest(said, ['stock']) > surest(said, ['product-detail', 'price-promotion']);
  return asksStock || lastEntity(said, 'store') !== undefined ? 'stock' : 'detail';
}

// -------------------------------------------------------------------------------------------- which piece is meant

/** Tapped, named, "the second one", or the one in hand: looked at last, the only one shown, the page that is open. */
function subjectOf(parts: ConciergeParts, talk: Talk): Product | undefined {
  const { said } = talk;
  const { catalog } = parts;
  const tapped = said.command?.value.split(',')[0];
  if (tapped) return catalog.byId(tapped) ?? catalog.bySku(tapped)?.product;
  const named = lastEntity(said, 'product')?.value;
  if (named !== undefined) return catalog.byId(named) ?? catalog.byHandle(named);
  const shown = shownProducts(talk);
  const [place] = heardPlaces(talk, shown.length);
  const id =
    (place === undefined ? undefined : shown[place]) ?? lookedAt(talk) ?? (shown.length === 1 ? shown[0] : undefined);
  if (id !== undefined) return catalog.byId(id);
  const page = talk.conversation.pages.findLast(({ sku }) => sku !== undefined)?.sku;
  if (page !== undefined) return catalog.bySku(page)?.product;
  return shown[0] === undefined ? undefined : catalog.byId(shown[0]);
}

/** The colour or size that the sentence names, else the one that was shown, else one that can be had. */
function variantFor({ variants }: Product, talk: Talk): Variant {
  const color = lastEntity(talk.said, 'color')?.value;
  const size = lastEntity(talk.said, 'size')?.value;
  const named = variants.filter(
    (variant) => (color === undefined || variant.color === color) && (size === undefined || variant.size === size),
  );
  const choice = named.length > 0 ? named : variants;
  const seen = [...shownSkus(talk), talk.conversation.pages.at(-1)?.sku];
  const [meant] = seen.flatMap((sku) => choice.filter((variant) => variant.sku === sku));
  const best = meant ?? choice.find((variant) => isAvailable(variant)) ?? choice[0];
  if (!best) throw new Error('A product without a variant cannot be sold: the import must refuse it.');
  return best;
}

/** More columns than this nobody reads. */
const mostCompared = 4;

type Told = { readonly product: Product; readonly variant: Variant };

// ------------------------------------------------------------------------------------------------------- its facts

function detail(parts: ConciergeParts, { product, variant }: Told, talk: Talk): Step<object> {
  const item = tileOf(parts, talk, { product, variant, reasons: reasonsFor(emptyWish, product, variant), score: 1 });
  const description = descriptionOf(product, talk.locale);
  const { reason: _own, ...plainItem } = item;
  const card: Card = { kind: 'product_detail', item: plainItem, description, facts: factsOf(parts, product, talk) };
  const text = talk.say('product.detail', { title: item.title, price: item.price, description });
  return {
    replies: [{ text, card, suggestions: aboutChips(talk, product, ['stock', 'story', 'similar']) }],
    next: 'open',
    outcome: 'answered',
    facts: { productsShown: [shownOf(item)] },
  };
}

function factsOf(
  { formats }: ConciergeParts,
  product: Product,
  talk: Talk,
): readonly { label: string; value: string }[] {
  const { variants } = product;
  const list = (values: readonly string[]) => capital(formats.list([...new Set(values)], talk.locale));
  const row = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : [{ label: talk.say(`fact.${name}`), value: list(values) }];
  return [
    ...row(
      'material',
      product.materials.map((key) => word(talk, 'material', key)),
    ),
    ...row(
      'color',
      variants.flatMap(({ color }) => (color === undefined ? [] : [word(talk, 'color', color)])),
    ),
    ...row(
      'size',
      variants.flatMap(({ size }) => size ?? []),
    ),
    ...row(
      'occasion',
      product.occasions.map((key) => word(talk, 'occasion', key)),
    ),
  ];
}

/** The approved text, word for word. It is written in English only, so elsewhere the translated description goes first. */
function story({ product }: Told, talk: Talk): Step<object> {
  const title = titleOf(product, talk.locale);
  const description = descriptionOf(product, talk.locale);
  const text =
    product.story === undefined ? description : talk.say('product.story-told', { description, story: product.story });
  return {
    replies: [
      {
        text: talk.say('product.story', { title, text }),
        sources: [{ id: product.id, title }],
        suggestions: aboutChips(talk, product, ['detail', 'stock', 'similar']),
      },
    ],
    next: 'open',
    outcome: 'answered',
  };
}

/** Store by store, the true count; a store that was asked for is answered by name even when it has none. */
function stock(parts: ConciergeParts, { product, variant }: Told, talk: Talk): Step<object> {
  const all = parts.boutiques.all();
  const title = namedVariant(product, variant, talk);
  const asked = all.find(({ id }) => id === lastEntity(talk.said, 'store')?.value);
  const held = storesWith(variant).flatMap(({ storeId, units }) => {
    const store = all.find(({ id }) => id === storeId);
    return store ? [{ store, units }] : [];
  });
  const here = asked && held.find(({ store }) => store.id === asked.id);
  const elsewhere = held.filter(({ store }) => store.id !== asked?.id);
  const places = parts.formats.list(
    elsewhere.map(({ store, units }) => talk.say('product.units-in', { count: units, city: store.city })),
    talk.locale,
  );
  const sentences = [
    ...(here ? [talk.say('product.here', { title, count: here.units, city: here.store.city })] : []),
    ...(asked && !here ? [talk.say('product.not-here', { title, city: asked.city })] : []),
    ...(elsewhere.length > 0 ? [talk.say(asked ? 'product.also-in' : 'product.found-in', { title, places })] : []),
    variant.stock.online > 0 ? talk.say('product.and-online') : talk.say('product.not-online'),
  ];
  const none = held.length === 0 && variant.stock.online <= 0;
  return {
    replies: [
      {
        text: none ? talk.say('product.nowhere', { title }) : sentences.join(' '),
        suggestions: aboutChips(talk, product, none ? ['similar'] : ['detail', 'similar']),
      },
    ],
    next: 'open',
    outcome: 'answered',
  };
}

function namedVariant(product: Product, { color, size }: Variant, talk: Talk): string {
  const title = titleOf(product, talk.locale);
  const parts = [
    ...(color === undefined ? [] : [word(talk, 'color', color)]),
    ...(size === undefined ? [] : [talk.say('product.size', { size })]),
  ];
  return parts.length === 0
    ? title
    : talk.say('product.variant', { title, variant: parts.join(talk.say('find.comma')) });
}

function aboutChips(talk: Talk, { id, story }: Product, offer: readonly ('detail' | 'stock' | 'story' | 'similar')[]) {
  const rows = { detail: 'chip.details', stock: 'chip.stock', story: 'chip.story', similar: 'chip.similar' } as const;
  const told = offer.filter((topic) => topic !== 'story' || story !== undefined);
  return chips(
    talk,
    ...told.map(
      (topic) => [rows[topic], topic === 'similar' ? `find:similar#${id}` : `product:${topic}#${id}`] as const,
    ),
    personChip,
  );
}

// ----------------------------------------------------------------------------------------------------- side by side

/** Those named or pointed at; without any, the first two that were shown. */
function comparable(parts: ConciergeParts, talk: Talk): readonly Product[] {
  const { said } = talk;
  const tapped =
    said.command?.name === 'product:compare' ? said.command.value.split(',').filter((id) => id !== '') : [];
  const named = said.entities.flatMap(({ kind, value }) => (kind === 'product' ? [value] : []));
  const shown = shownProducts(talk);
  const pointed = heardPlaces(talk, shown.length).flatMap((place) => shown[place] ?? []);
  // "compare it with the Nuit clutch"
  const inHand = lookedAt(talk);
  const withIt = named.length === 1 && inHand !== undefined ? [inHand, ...named] : [];
  const chosen = [tapped, named, pointed, withIt].find((candidate) => new Set(candidate).size > 1);
  return [...new Set(chosen ?? shown.slice(0, 2))]
    .slice(0, mostCompared)
    .flatMap((id) => parts.catalog.byId(id) ?? parts.catalog.byHandle(id) ?? []);
}

function comparison(parts: ConciergeParts, talk: Talk): Step<object> {
  const products = comparable(parts, talk);
  if (products.length < 2)
    return { replies: [{ text: talk.say('product.compare-which') }], next: 'open', outcome: 'asked' };
  const items = products.map((product) => {
    const variant = variantFor(product, talk);
    const { reason: _own, ...item } = tileOf(parts, talk, { product, variant, reasons: [], score: 1 });
    return item;
  });
  const titles = parts.formats.list(
    items.map(({ title }) => title),
    talk.locale,
  );
  const rows = comparisonRows(parts, talk, products);
  return {
    replies: [
      {
        text: talk.say('product.compared', { titles }),
        card: { kind: 'comparison', title: talk.say('product.comparison-title'), items, rows },
        suggestions: chips(talk, ['chip.more', 'more'], personChip),
      },
    ],
    next: 'open',
    outcome: 'answered',
  };
}
