/**
 * One message for every telephone: text that says everything, and besides it the picture, tiles and choices that a channel
 * may draw better. Which of them it can draw is the channel's own file.
 */

import type { Message } from '../domain/message.ts';
import type { Translate } from '../domain/wording.ts';
import { type CardParts, cardParts, type Tile } from './render-card.ts';
import { type Choice, distinct, suggestionChoice } from './render-choices.ts';

export type RenderParts = {
  /** Where our own pictures and pages are: a provider fetches them from outside, over https only. */
  readonly publicUrl: string;
  readonly say: Translate;
};

export type Plan = {
  readonly text: string;
  readonly image?: string;
  readonly tiles: readonly Tile[];
  /** They stay with the message. */
  readonly buttons: readonly Choice[];
  /** They go when something is said. */
  readonly choices: readonly Choice[];
};

/** How a channel writes bold words. */
export type Bold = (words: string) => string;

const noCard: CardParts = { paragraphs: [], tiles: [], buttons: [], choices: [] };

export function planOf(message: Message, { publicUrl }: Pick<RenderParts, 'publicUrl'>, bold: Bold): Plan {
  const card = message.card === undefined ? noCard : cardParts(message.card, message.locale);
  const image = pictureLink(card.image, publicUrl);
  const buttons = distinct(card.buttons);
  const choices = distinct([...card.choices, ...(message.suggestions ?? []).map(suggestionChoice)]);
  const taken = new Set(buttons.map(({ payload }) => payload));
  return {
    text: textOf(message, card.paragraphs, bold),
    ...(image === undefined ? {} : { image }),
    tiles: card.tiles.map((tile) => linked(tile, publicUrl)),
    buttons,
    choices: choices.filter(({ payload }) => !taken.has(payload)),
  };
}

/** The message's words, then what the card says that they do not, then what they rest on. */
function textOf(message: Message, paragraphs: CardParts['paragraphs'], bold: Bold): string {
  const said = message.text.trim();
  const more = paragraphs.filter((lines) => !lines.every((line) => said.includes(line.trim())));
  const titles = (message.sources ?? []).map(({ title }) => title.trim()).filter((title) => !said.includes(title));
  const blocks = [
    formatted(said, bold),
    ...more.map((lines) => lines.map((line) => line.trim()).join('\n')),
    ...(titles.length === 0 ? [] : [`— ${titles.join(', ')}`]),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Our two marks, bold and links, as a telephone can show them. */
function formatted(text: string, bold: Bold): string {
  return text
    .replace(/\*\*([^*\n]{1,1000})\*\*/gu, (_, words: string) => bold(words))
    .replace(/\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,1000})\)/gu, '$1 ($2)');
}

function linked({ image, url, tap, ...tile }: Tile, publicUrl: string): Tile {
  const picture = pictureLink(image, publicUrl);
  const page = webLink(url, publicUrl);
  return {
    ...tile,
    ...(tap === undefined || tile.title.trim() === '' ? {} : { tap }),
    lines: tile.lines.filter((line) => line.trim() !== ''),
    choices: distinct(tile.choices),
    ...(picture === undefined ? {} : { image: picture }),
    ...(page === undefined ? {} : { url: page }),
  };
}

function webLink(address: string | undefined, publicUrl: string): string | undefined {
  const link = address === undefined ? null : URL.parse(address, publicUrl === '' ? undefined : publicUrl);
  return link?.protocol === 'https:' ? link.href : undefined;
}

/** Meta takes photographs, no drawings. */
function pictureLink(address: string | undefined, publicUrl: string): string | undefined {
  const link = webLink(address, publicUrl);
  return link === undefined || /\.(svg|gif|webp|avif)$/i.test(new URL(link).pathname) ? undefined : link;
}
