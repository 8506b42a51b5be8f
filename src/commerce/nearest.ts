/**
 * Nothing meets the whole wish: what comes nearest, and what had to be given up for it. Category and what the shopper
 * ruled out are never given up; one concession is tried before two, the smallest first.
 */

import { emptyWish, type Recommendation, type Relaxation, variantColors, type Wish } from '../domain/discovery.ts';
import { neighborsOf } from './color-neighbors.ts';

type Found = {
  readonly hits: readonly Recommendation[];
  readonly total: number;
  readonly relaxed?: readonly Relaxation[];
};
type Search = (wish: Wish, order: { order?: 'cheapest' }) => Found;
type Loosening = { readonly wish: Wish; readonly relaxation: Relaxation };

/** A budget may be passed by this much, never more. */
const priceSlack = 0.25;

export function findNearest(wish: Wish, search: Search): Found {
  const exact = search(wish, {});
  if (exact.total > 0) return exact;
  const steps = loosenings.filter((loosen) => loosen(wish) !== undefined);
  for (const sequence of [...steps.map((step) => [step]), ...pairs(steps), steps]) {
    const found = attempt(wish, sequence, search);
    if (found) return found;
  }
  return { hits: [], total: 0 };
}

function attempt(wish: Wish, steps: readonly Loosen[], search: Search): Found | undefined {
  let looser = wish;
  const relaxed: Relaxation[] = [];
  for (const step of steps) {
    const loosened = step(looser);
    if (!loosened) continue;
    looser = loosened.wish;
    relaxed.push(loosened.relaxation);
  }
  const overBudget = relaxed.some(({ constraint }) => constraint === 'price');
  const found = search(looser, overBudget ? { order: 'cheapest' } : {});
  if (found.total === 0) return undefined;
  return { ...found, relaxed: [...relaxed.map((one) => asShown(one, found.hits)), ...(found.relaxed ?? [])] };
}

/** Neighbouring colours are named as far as they are really shown. */
function asShown(relaxation: Relaxation, hits: readonly Recommendation[]): Relaxation {
  if (relaxation.constraint !== 'color' || relaxation.to.length === 0) return relaxation;
  const shown = new Set(hits.flatMap(({ product, variant }) => variantColors(product, variant)));
  return { ...relaxation, to: relaxation.to.filter((color) => shown.has(color)) };
}

type Loosen = (wish: Wish) => Loosening | undefined;

const elsewhere: Loosen = ({ storeId, ...rest }) => {
  if (storeId === undefined || !rest.onlyAvailable) return undefined;
  return { wish: rest, relaxation: { constraint: 'store', from: [storeId], to: [] } };
};

const dearer: Loosen = (wish) => {
  if (wish.priceMax === undefined) return undefined;
  const to = Math.round(wish.priceMax * (1 + priceSlack));
  return {
    wish: { ...wish, priceMax: to },
    relaxation: { constraint: 'price', bound: 'max', from: wish.priceMax, to },
  };
};

const cheaper: Loosen = (wish) => {
  if (wish.priceMin === undefined) return undefined;
  const to = Math.round(wish.priceMin * (1 - priceSlack));
  return {
    wish: { ...wish, priceMin: to },
    relaxation: { constraint: 'price', bound: 'min', from: wish.priceMin, to },
  };
};

const neighboringColor: Loosen = (wish) => {
  const to = neighborsOf(wish.colors).filter((color) => !wish.notColors.includes(color));
  if (to.length === 0) return undefined;
  return {
    wish: { ...wish, colors: [...wish.colors, ...to] },
    relaxation: { constraint: 'color', from: wish.colors, to },
  };
};

type Lists = { color: 'colors'; material: 'materials'; occasion: 'occasions'; recipient: 'recipients'; size: 'sizes' };

const any =
  <K extends keyof Lists>(constraint: K, list: Lists[K]): Loosen =>
  (wish) => {
    if (wish[list].length === 0) return undefined;
    return { wish: { ...wish, [list]: emptyWish[list] }, relaxation: { constraint, from: wish[list], to: [] } };
  };

/** Giving up the words is honest only when something else still says what is wanted. */
const anyWords: Loosen = ({ text, ...rest }) => {
  const saysMore =
    rest.category !== undefined || rest.colors.length + rest.materials.length + rest.occasions.length > 0;
  if (text === undefined || !saysMore) return undefined;
  return { wish: rest, relaxation: { constraint: 'text', from: [text], to: [] } };
};

/** To be shown as not available now; the hits carry no stock reason. */
const unavailableToo: Loosen = (wish) => {
  if (!wish.onlyAvailable) return undefined;
  return { wish: { ...wish, onlyAvailable: false }, relaxation: { constraint: 'availability', from: [], to: [] } };
};

const loosenings: readonly Loosen[] = [
  elsewhere,
  dearer,
  cheaper,
  neighboringColor,
  any('occasion', 'occasions'),
  any('recipient', 'recipients'),
  any('material', 'materials'),
  any('color', 'colors'),
  anyWords,
  any('size', 'sizes'),
  unavailableToo,
];

function pairs<T>(all: readonly T[]): T[][] {
  return all.flatMap((first, at) => all.slice(at + 1).map((second) => [first, second]));
}
