/** A card in words, pictures, tiles and choices: what is left of it where only a telephone's own shapes can be drawn. */

import type { Card, ProductTile, TimelineStep } from '../domain/card.ts';
import { actionChoice, type Choice, choiceOf } from './render-choices.ts';

/** One thing of several: a piece, a boutique. */
export type Tile = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly image?: string;
  readonly url?: string;
  /** What tapping the tile itself means. */
  readonly tap?: Choice;
  readonly choices: readonly Choice[];
};

export type CardParts = {
  /** Paragraphs of lines, to stand below the message's text. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly image?: string;
  readonly tiles: readonly Tile[];
  /** They belong to the card and stay with it. */
  readonly buttons: readonly Choice[];
  /** They answer the question that the card asks. */
  readonly choices: readonly Choice[];
};

const nothing = { paragraphs: [], tiles: [], buttons: [], choices: [] } satisfies CardParts;

export function cardParts(card: Card, locale: string): CardParts {
  switch (card.kind) {
    case 'product_carousel':
      return { ...nothing, tiles: card.items.map(pieceTile) };
    case 'product_detail':
      return detail(card, locale);
    case 'comparison':
      return comparison(card, locale);
    case 'order_timeline':
      return timeline(card);
    case 'store_list':
      return { ...nothing, tiles: card.stores.map(storeTile) };
    case 'form':
      // one question at a time: the dialog asks for the next field when it has the first
      return { ...nothing, paragraphs: card.fields.slice(0, 1).map(({ label }) => [label]) };
    case 'appointment_slots':
      return appointment(card);
    case 'handoff':
      return { ...nothing, paragraphs: [[card.title], [card.body]], choices: card.actions.map(actionChoice) };
    case 'csat':
      return {
        ...nothing,
        paragraphs: [[card.title]],
        choices: card.faces.map(({ score, label }) => choiceOf(label, `csat#${score}`)),
      };
    case 'notice':
      return { ...nothing, paragraphs: [[card.title], some(card.body)] };
    default:
      return card satisfies never;
  }
}

type CardOf<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;

function pieceTile(item: ProductTile): Tile {
  const choices = (item.actions ?? []).map(actionChoice);
  const [first] = choices;
  return {
    title: item.title,
    lines: [item.price, ...some(item.detail), ...some(item.reason), ...some(item.availability)],
    ...(item.image === undefined ? {} : { image: item.image }),
    ...(item.url === undefined ? {} : { url: item.url }),
    ...(first === undefined ? {} : { tap: { ...first, label: item.title } }),
    choices,
  };
}

function storeTile({ id, name, address, open, phone }: CardOf<'store_list'>['stores'][number]): Tile {
  const tap = choiceOf(name, `store:show#${id}`);
  return { title: name, lines: [open, address, ...some(phone)], tap, choices: [] };
}

function detail({ item, description, facts }: CardOf<'product_detail'>, locale: string): CardParts {
  return {
    ...nothing,
    paragraphs: [
      [item.title, item.price, ...some(item.availability), ...some(item.reason)],
      [description],
      facts.map(({ label, value }) => fact(label, value, locale)),
    ],
    ...(item.image === undefined ? {} : { image: item.image }),
    buttons: (item.actions ?? []).map(actionChoice),
  };
}

/** A table is unreadable on a telephone: each piece with its facts. */
function comparison({ items, rows }: CardOf<'comparison'>, locale: string): CardParts {
  return {
    ...nothing,
    paragraphs: items.map((item, at) => [
      item.title,
      ...(rows.some(({ values }) => values[at] === item.price) ? [] : [item.price]),
      ...rows.flatMap(({ label, values }) => (values[at] === undefined ? [] : [fact(label, values[at], locale)])),
    ]),
    buttons: items.flatMap((item) => pieceTile(item).tap ?? []),
  };
}

function timeline(card: CardOf<'order_timeline'>): CardParts {
  const { title, status, image, steps, parcels = [], actions = [] } = card;
  return {
    ...nothing,
    paragraphs: [
      [title, status],
      ...(parcels.length === 0
        ? [steps.map(stepLine)]
        : parcels.map((parcel) => [parcel.title, parcel.status, ...parcel.steps.map(stepLine)])),
    ],
    ...(image === undefined ? {} : { image }),
    buttons: actions.map(actionChoice),
  };
}

/** A few times to tap; any other is written. */
function appointment({ title, detail: about, days, submit: { action } }: CardOf<'appointment_slots'>): CardParts {
  const free = days.flatMap((day) =>
    day.slots.filter(({ taken }) => !taken).map((slot) => ({ ...slot, label: `${day.label}, ${slot.label}` })),
  );
  return {
    ...nothing,
    paragraphs: [[title, ...some(about)]],
    choices: free.slice(0, mostTimes).map(({ value, label }) => choiceOf(label, `${action}#${value}`)),
  };
}

const mostTimes = 8;

const marks = { done: '✓', current: '●', todo: '○', problem: '!' } as const;

function stepLine({ label, date, state }: TimelineStep): string {
  return `${marks[state]} ${[label, ...some(date)].join(' · ')}`;
}

/** French of France puts a thin space before the colon. */
function fact(label: string, value: string, locale: string): string {
  return `${label}${/^fr(?!-CA)/.test(locale) ? '\u202f:' : ':'} ${value}`;
}

export function tileText({ title, lines, url }: Tile): string {
  return [title, ...lines, ...some(url)].filter((line) => line.trim() !== '').join('\n');
}

/** What a channel with small tiles shows below the title. */
export const tileDetail = ({ lines }: Tile): string => lines.join(' · ');

function some(text: string | undefined): readonly string[] {
  return text === undefined || text.trim() === '' ? [] : [text];
}
