/** A product in words: its tile, why it was chosen, where it can be had. Facts of the catalogue, nothing else. */
import type { CardAction, ProductTile } from '../src/domain/card.ts';
import type { LocalizedText, Product, Variant } from '../src/domain/commerce.ts';
import type { ProductShown } from '../src/domain/conversation.ts';
import type { Talk } from '../src/domain/dialog.ts';
import { isAvailable, type Reason, type Recommendation } from '../src/domain/discovery.ts';
import type { ConciergeParts } from './parts.ts';
import { capital, word } from './vocabulary.ts';

type TileParts = Pick<ConciergeParts, 'formats' | 'boutiques'>;
type TileTalk = Pick<Talk, 'say' | 'locale'>;

/** What a shopper takes in at a glance. */
const reasonsShown = 3;

export function titleOf(product: Product, locale: string): string {
  return localized(product.titles, locale) ?? product.title;
}

export function descriptionOf(product: Product, locale: string): string {
  return localized(product.descriptions, locale) ?? product.description;
}

/** fr-CA, then fr; a text without either is shown in the language of the house. */
function localized(texts: LocalizedText | undefined, locale: string): string | undefined {
  const [language = locale] = locale.split('-');
  return texts?.[locale] ?? texts?.[language];
}

export function tileOf(parts: TileParts, talk: TileTalk, { product, variant, reasons }: Recommendation): ProductTile {
  const title = titleOf(product, talk.locale);
  const image = variant.image ?? product.image;
  const reason = reasonText(parts, talk, reasons, variant);
  return {
    productId: product.id,
    sku: variant.sku,
    title,
    price: parts.formats.money(variant.price, talk.locale),
    ...detailOf(talk, variant),
    ...(image === undefined ? {} : { image, imageAlt: altOf(talk, title, variant) }),
    ...(product.url === undefined ? {} : { url: product.url }),
    ...(reason === '' ? {} : { reason }),
    availability: availabilityText(parts, talk, variant),
    actions: tileActions(talk, product.id),
  };
}

export function shownOf(tile: ProductTile): ProductShown {
  const { productId, sku, title, price, image, reason } = tile;
  return {
    productId,
    sku,
    title,
    price,
    ...(image === undefined ? {} : { image }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function tileActions(talk: TileTalk, productId: string): readonly CardAction[] {
  return [
    { action: 'product:detail', value: productId, label: talk.say('chip.details') },
    { action: 'product:stock', value: productId, label: talk.say('chip.stock') },
  ];
}

function detailOf(talk: TileTalk, { color, size }: Variant): { detail?: string } {
  const parts = [
    ...(color === undefined ? [] : [word(talk, 'color', color)]),
    ...(size === undefined ? [] : [talk.say('product.size', { size })]),
  ];
  return parts.length === 0 ? {} : { detail: capital(parts.join(' · ')) };
}

function altOf(talk: TileTalk, title: string, { color }: Variant): string {
  return color === undefined ? title : talk.say('product.alt', { title, color: word(talk, 'color', color) });
}

/** "In burgundy, for the evening and under €2,000." */
export function reasonText(
  { formats }: Pick<ConciergeParts, 'formats'>,
  talk: TileTalk,
  reasons: readonly Reason[],
  variant: Variant,
): string {
  // "a bag" is no reason for this bag, unless nothing else was asked
  const telling = reasons.filter(({ kind }) => kind !== 'category' && kind !== 'stock');
  const phrases = (telling.length > 0 ? telling : reasons).flatMap((reason) =>
    phraseOf(reason, talk, (amount) => formats.money({ ...variant.price, amount }, talk.locale)),
  );
  const chosen = [...new Set(phrases)].slice(0, reasonsShown);
  return chosen.length === 0 ? '' : capital(formats.list(chosen, talk.locale));
}

function phraseOf(reason: Reason, talk: TileTalk, money: (amount: number) => string): readonly string[] {
  const { kind, value, params } = reason;
  switch (kind) {
    case 'color':
    case 'material':
    case 'occasion':
    case 'recipient':
    case 'category':
      return [talk.say(`reason.${kind}`, { what: word(talk, kind, value) })];
    case 'size':
      return [talk.say('reason.size', { what: value })];
    case 'text':
      return [talk.say('reason.text', { what: value })];
    case 'price': {
      const { min, max } = params;
      if (typeof max === 'number' && typeof min === 'number') {
        return [talk.say('reason.price-between', { min: money(min), max: money(max) })];
      }
      if (typeof max === 'number') return [talk.say('reason.price-under', { max: money(max) })];
      return typeof min === 'number' ? [talk.say('reason.price-over', { min: money(min) })] : [];
    }
    case 'stock':
      // said as availability, not as a reason
      return [];
    default:
      return kind satisfies never;
  }
}

/** The true count, store by store; never called available when it is not. */
export function availabilityText(
  { boutiques }: Pick<ConciergeParts, 'boutiques'>,
  talk: TileTalk,
  variant: Variant,
): string {
  if (!isAvailable(variant)) return talk.say('product.out-of-stock');
  if (variant.stock.online > 0) return talk.say('product.online');
  const [best] = storesWith(variant);
  const store = boutiques.all().find(({ id }) => id === best?.storeId);
  return best && store
    ? talk.say('product.in-store', { count: best.units, city: store.city })
    : talk.say('product.in-stores');
}

/** Stores that have it, most pieces first. */
export function storesWith({ stock }: Variant): readonly { readonly storeId: string; readonly units: number }[] {
  return Object.entries(stock.stores)
    .flatMap(([storeId, units]) => (units > 0 ? [{ storeId, units }] : []))
    .sort((a, b) => b.units - a.units);
}
