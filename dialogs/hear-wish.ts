/** What a message says of the piece: its words and taps become a wish, or change the one before. */
import { isCount, isRecord, isText, isTexts } from '../src/domain/dialog.ts';
import { emptyWish, mergeWish, type SpokenPrice, type Wish } from '../src/domain/discovery.ts';
import { type Said, sureness } from '../src/domain/said.ts';
import type { Entity, EntityKind } from '../src/domain/understanding.ts';
import type { ConciergeParts } from './parts.ts';
import { inHouseCurrency } from './spoken-price.ts';

/** The chip "find a gift", here and in the widget. */
export const giftCommand = 'goal:find-gift';

const wishKinds: ReadonlySet<EntityKind> = new Set([
  'category',
  'color',
  'material',
  'occasion',
  'recipient',
  'size',
  'money',
]);

export function wishEntities(said: Said): readonly Entity[] {
  return said.entities.filter(({ kind }) => wishKinds.has(kind));
}

/** What the message adds to the wish. Another kind of piece is another wish, unless it corrects the first. */
export function readWish(
  { catalog, currency }: ConciergeParts,
  said: Said,
  before: Wish = emptyWish,
): Wish | undefined {
  const { command } = said;
  const tapped = command && entityOfTap(command.name, command.value);
  if (tapped) return mergeWish(before, [tapped]);
  if (command?.name === giftCommand) return { ...emptyWish, occasions: ['gift'] };
  if (command?.name === 'find:similar') {
    const product = catalog.byId(command.value);
    return product && { ...emptyWish, category: product.category, excludeProductIds: [product.id] };
  }
  const { entities, price } = inHouseCurrency(wishEntities(said), currency);
  if (entities.length === 0 && price === undefined) return undefined;
  const category = entities.findLast(({ kind, negated }) => kind === 'category' && !negated)?.value;
  const isOther = category !== undefined && before.category !== undefined && category !== before.category;
  const { excludeProductIds: _shown, ...kept } = before;
  const next = mergeWish(isOther && sureness(said, 'correction') < 0.4 ? emptyWish : kept, entities);
  return price === undefined ? next : { ...withoutPrice(next, price), price };
}

/** A new price that cannot be compared takes the old one's place all the same. */
function withoutPrice(wish: Wish, { taken }: SpokenPrice): Wish {
  const { priceMin: _min, priceMax: _max, ...rest } = wish;
  return taken.length === 0 ? rest : wish;
}

function entityOfTap(name: string, value: string): Entity | undefined {
  const kind = (['category', 'recipient', 'occasion'] as const).find((candidate) => name === `find:${candidate}`);
  return kind && { kind, value, text: value, start: 0, end: 0 };
}

export function isWish(value: unknown): value is Wish {
  if (!isRecord(value)) return false;
  const lists = ['colors', 'materials', 'occasions', 'recipients', 'sizes', 'notColors', 'notMaterials'];
  const amounts = ['priceMin', 'priceMax'].every((name) => isAmount(value[name]));
  return lists.every((name) => isTexts(value[name])) && amounts && isSpokenPrice(value['price']);
}

function isSpokenPrice(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && isText(value['words']) && Array.isArray(value['taken']) && value['taken'].every(isCount);
}

const isAmount = (value: unknown) => value === undefined || typeof value === 'number';
