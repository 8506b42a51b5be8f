/** A message as WhatsApp shows it: text, pictures, reply buttons and lists, within its limits (channels, section 6). */

import type { Message } from '../domain/message.ts';
import type { Template } from '../domain/template.ts';
import { type Plan, planOf, type RenderParts } from './render.ts';
import { type Tile, tileDetail, tileText } from './render-card.ts';
import { type Choice, distinct, fitting, withShortPerson } from './render-choices.ts';
import { codePoints, cut, split } from './split.ts';

const limits = {
  text: 4_096,
  /** Of buttons; lists are said to take 4096, which nobody needs. */
  body: 1_024,
  caption: 1_024,
  buttons: 3,
  buttonTitle: 20,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  listButton: 20,
} as const;

type ImageLink = { readonly type: 'image'; readonly image: { readonly link: string } };
type ReplyButton = { readonly type: 'reply'; readonly reply: { readonly id: string; readonly title: string } };
type Row = { readonly id: string; readonly title: string; readonly description?: string };
type Parameter =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'payload'; readonly payload: string }
  | ImageLink;
type Component =
  | { readonly type: 'header' | 'body'; readonly parameters: readonly Parameter[] }
  | {
      readonly type: 'button';
      readonly sub_type: 'quick_reply' | 'url';
      readonly index: string;
      readonly parameters: readonly Parameter[];
    };

/** One request without its envelope. */
export type WhatsAppContent =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'image'; readonly image: { readonly link: string; readonly caption?: string } }
  | { readonly type: 'image'; readonly image: { readonly id: string } }
  | { readonly type: 'audio'; readonly audio: { readonly id: string } }
  | { readonly type: 'document'; readonly document: { readonly id: string; readonly filename: string } }
  | {
      readonly type: 'interactive';
      readonly interactive:
        | {
            readonly type: 'button';
            readonly header?: ImageLink;
            readonly body: { readonly text: string };
            readonly action: { readonly buttons: readonly ReplyButton[] };
          }
        | {
            readonly type: 'list';
            readonly body: { readonly text: string };
            readonly action: {
              readonly button: string;
              readonly sections: readonly { readonly rows: readonly Row[] }[];
            };
          };
    }
  | {
      readonly type: 'template';
      readonly template: {
        readonly name: string;
        readonly language: { readonly code: string };
        readonly components?: readonly Component[];
      };
    };

/** Few pieces with pictures are shown one by one; more are a list. */
const mostPictured = 3;

export function renderWhatsApp(message: Message, parts: RenderParts): readonly WhatsAppContent[] {
  const plan = planOf(message, parts, (words) => `*${words}*`);
  const choose = parts.say(message.locale, 'channel.choose');
  const short = parts.say(message.locale, 'channel.person');
  const choices = withShortPerson([...plan.buttons, ...plan.choices], limits.buttonTitle, short);
  const { tiles } = plan;
  if (tiles.length === 0) return asked(plan, choices, choose);
  const arePictured = tiles.length <= mostPictured && tiles.every(({ image }) => image !== undefined);
  if (arePictured && choices.length <= limits.rows)
    return [...tiles.flatMap(pictured), ...asked(plan, choices, choose)];
  return listed(plan, choices, choose);
}

/** More choices than a list holds are written out with numbers, and a number is an answer. */
export function isNumbered({ tiles, buttons, choices }: Plan): boolean {
  return tiles.length === 0 && buttons.length + choices.length > limits.rows;
}

/** The text, with the picture above and the choices below it. */
function asked(plan: Plan, choices: readonly Choice[], choose: string): readonly WhatsAppContent[] {
  if (isNumbered(plan)) {
    const numbered = choices.map(({ label }, at) => `${at + 1}. ${label}`).join('\n');
    return [...picturesOf(plan), ...texts(joined(plan.text, numbered))];
  }
  if (choices.length === 0) return [...picturesOf(plan), ...texts(plan.text)];
  const { before, body } = lastPart(plan.text, choose);
  const isShort = choices.length <= limits.buttons && choices.every(({ label }) => fitsButton(label));
  if (!isShort) return [...picturesOf(plan), ...texts(before), list(body, choices.map(rowOf), choose)];
  const header = plan.image === undefined || before !== '' ? undefined : plan.image;
  return [...(header === undefined ? picturesOf(plan) : []), ...texts(before), buttons(body, choices, header)];
}

/** Tiles and choices as rows of one list; what finds no row stands in the text. */
function listed(plan: Plan, choices: readonly Choice[], choose: string): readonly WhatsAppContent[] {
  const all = distinct([...plan.tiles.flatMap(({ tap }) => tap ?? []), ...choices]);
  const { shown, rest } = fitting(all, limits.rows);
  const tileOf = (choice: Choice) => plan.tiles.find(({ tap }) => tap === choice);
  // one that would be cut, or finds no row, and all of them stand in the text: half a list is none
  const isComplete = plan.tiles.every((tile) => shown.some((choice) => choice === tile.tap) && fitsRow(tile));
  const whole = isComplete ? [] : plan.tiles.map(tileText);
  const left = rest.flatMap((choice) => (tileOf(choice) === undefined ? [`• ${choice.label}`] : []));
  const text = joined(plan.text, ...whole, left.join('\n'));
  if (shown.length === 0) return texts(text);
  const { before, body } = lastPart(text, choose);
  const drawn = shown.map((choice) => {
    const tile = tileOf(choice);
    return tile === undefined ? rowOf(choice) : tileRow(tile, choice);
  });
  return [...texts(before), list(body, drawn, choose)];
}

function pictured(tile: Tile): readonly WhatsAppContent[] {
  const { image = '', choices } = tile;
  const words = tileText(tile);
  const own = choices.slice(0, limits.buttons);
  if (codePoints(words) > limits.body) return [{ type: 'image', image: { link: image } }, ...texts(words)];
  if (own.length > 0 && words !== '') return [buttons(words, own, image)];
  return [{ type: 'image', image: { link: image, ...(words === '' ? {} : { caption: words }) } }];
}

function picturesOf({ image }: Plan): readonly WhatsAppContent[] {
  return image === undefined ? [] : [{ type: 'image', image: { link: image } }];
}

function texts(text: string): readonly WhatsAppContent[] {
  return split(text, limits.text)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((body) => ({ type: 'text', text: { body, preview_url: false } }));
}

/** Buttons stand under the end of the text; choices alone need a word to stand under. */
function lastPart(text: string, choose: string): { readonly before: string; readonly body: string } {
  const pieces = split(text.trim(), limits.body);
  const last = pieces.at(-1) ?? '';
  return { before: pieces.slice(0, -1).join(''), body: last.trim() === '' ? choose : last.trim() };
}

function buttons(body: string, choices: readonly Choice[], image: string | undefined): WhatsAppContent {
  const header = image === undefined ? {} : { header: { type: 'image', image: { link: image } } as const };
  const titles = unique(
    choices.map(({ label }) => label),
    limits.buttonTitle,
  );
  const replies = choices.map(
    ({ payload }, at): ReplyButton => ({ type: 'reply', reply: { id: payload, title: titles[at] ?? '' } }),
  );
  return {
    type: 'interactive',
    interactive: { type: 'button', ...header, body: { text: body }, action: { buttons: replies } },
  };
}

function list(body: string, rows: readonly Row[], choose: string): WhatsAppContent {
  const action = { button: cut(choose, limits.listButton), sections: [{ rows }] };
  return { type: 'interactive', interactive: { type: 'list', body: { text: body }, action } };
}

/** A label too long for a row's title stands whole below it. */
function rowOf({ label, payload }: Choice): Row {
  const title = cut(label, limits.rowTitle);
  return { id: payload, title, ...(title.endsWith('…') ? { description: cut(label, limits.rowDescription) } : {}) };
}

function tileRow(tile: Tile, { payload }: Choice): Row {
  const description = cut(rowDetail(tile), limits.rowDescription);
  return { id: payload, title: cut(tile.title, limits.rowTitle), ...(description === '' ? {} : { description }) };
}

/** A name that is cut above stands whole here. */
function rowDetail(tile: Tile): string {
  const isWhole = codePoints(tile.title) <= limits.rowTitle;
  return [...(isWhole ? [] : [tile.title]), tileDetail(tile)].filter((part) => part !== '').join(' · ');
}

const fitsRow = (tile: Tile): boolean => codePoints(rowDetail(tile)) <= limits.rowDescription;

const fitsButton = (label: string): boolean => codePoints(label.trim()) <= limits.buttonTitle;

/** WhatsApp refuses two buttons of one name. */
function unique(labels: readonly string[], limit: number): readonly string[] {
  const titles: string[] = [];
  for (const label of labels) {
    let title = cut(label, limit);
    for (let number = 2; titles.includes(title); number += 1) title = `${cut(label, limit - 2)} ${number}`;
    titles.push(title);
  }
  return titles;
}

function joined(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** An approved template with the words for its places. */
export function renderTemplate({ name, language, header, body = [], buttons: own = [] }: Template): WhatsAppContent {
  const components: readonly Component[] = [
    ...(header === undefined ? [] : [headerOf(header)]),
    ...(body.length === 0 ? [] : [{ type: 'body', parameters: body.map(textParameter) } as const]),
    ...own.map(buttonOf),
  ];
  return {
    type: 'template',
    template: { name, language: { code: language }, ...(components.length === 0 ? {} : { components }) },
  };
}

function headerOf(header: NonNullable<Template['header']>): Component {
  if ('text' in header) return { type: 'header', parameters: [textParameter(header.text)] };
  return { type: 'header', parameters: [{ type: 'image', image: { link: header.image } }] };
}

function buttonOf(button: NonNullable<Template['buttons']>[number], at: number): Component {
  const index = String(at);
  if ('urlEnd' in button) return { type: 'button', sub_type: 'url', index, parameters: [textParameter(button.urlEnd)] };
  return { type: 'button', sub_type: 'quick_reply', index, parameters: [{ type: 'payload', payload: button.reply }] };
}

/** A place in a template holds one line. */
function textParameter(text: string): Parameter {
  return { type: 'text', text: text.replace(/\s+/gu, ' ').trim() };
}
