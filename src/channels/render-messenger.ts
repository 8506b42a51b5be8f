/** A message as Messenger shows it: text, pictures, templates and quick replies, within its limits (channels, section 5). */

import type { Message } from '../domain/message.ts';
import { type Plan, planOf, type RenderParts } from './render.ts';
import { type Tile, tileDetail, tileText } from './render-card.ts';
import { type Choice, fitting, withShortPerson } from './render-choices.ts';
import { codePoints, cut, split } from './split.ts';

const limits = {
  text: 2_000,
  quickReplies: 13,
  quickReplyTitle: 20,
  buttonText: 640,
  buttons: 3,
  buttonTitle: 20,
  elements: 10,
  elementTitle: 80,
  elementSubtitle: 80,
} as const;

type Button =
  | { readonly type: 'postback'; readonly title: string; readonly payload: string }
  | { readonly type: 'web_url'; readonly title: string; readonly url: string };
type QuickReply = { readonly content_type: 'text'; readonly title: string; readonly payload: string };
type Element = {
  readonly title: string;
  readonly subtitle?: string;
  readonly image_url?: string;
  readonly default_action?: { readonly type: 'web_url'; readonly url: string };
  readonly buttons?: readonly Button[];
};
type Attachment =
  | { readonly type: 'image'; readonly payload: { readonly url: string; readonly is_reusable: true } }
  | { readonly type: 'image' | 'audio' | 'video' | 'file'; readonly payload: { readonly attachment_id: string } }
  | {
      readonly type: 'template';
      readonly payload:
        | { readonly template_type: 'generic'; readonly elements: readonly Element[] }
        | { readonly template_type: 'button'; readonly text: string; readonly buttons: readonly Button[] };
    };

/** The `message` of one request. */
export type MessengerMessage = { readonly quick_replies?: readonly QuickReply[] } & (
  | { readonly text: string }
  | { readonly attachment: Attachment }
);

export function renderMessenger(message: Message, parts: RenderParts): readonly MessengerMessage[] {
  const plan = planOf(message, parts, (words) => words);
  const drawn = plan.tiles.length > 0 && plan.tiles.every(canDraw);
  const asButtons = haveRoomForButtons(plan);
  const short = parts.say(message.locale, 'channel.person');
  const quick = withShortPerson([...(asButtons ? [] : plan.buttons), ...plan.choices], limits.quickReplyTitle, short);
  const { shown, rest } = fitting(quick, limits.quickReplies);
  const choose = parts.say(message.locale, 'channel.choose');
  const text = [
    plan.text,
    ...(drawn && plan.tiles.every(fits) ? [] : plan.tiles.map(tileText)),
    rest.map(({ label }) => `• ${label}`).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
  const all: readonly MessengerMessage[] = [
    ...(plan.image === undefined ? [] : [picture(plan.image)]),
    ...(asButtons ? [buttonTemplate(text, plan)] : texts(text)),
    ...(drawn ? carousels(plan.tiles, choose) : []),
  ];
  return withQuickReplies(all, shown, choose);
}

/** Otherwise they are quick replies like the others. */
function haveRoomForButtons({ text, tiles, buttons, choices }: Plan): boolean {
  if (buttons.length === 0 || buttons.length > limits.buttons || tiles.length > 0) return false;
  return text !== '' && codePoints(text) <= limits.buttonText && choices.length <= limits.quickReplies;
}

function texts(text: string): readonly MessengerMessage[] {
  return split(text, limits.text)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece }));
}

function picture(url: string): MessengerMessage {
  return { attachment: { type: 'image', payload: { url, is_reusable: true } } };
}

function buttonTemplate(text: string, { buttons }: Plan): MessengerMessage {
  const payload = {
    template_type: 'button',
    text,
    buttons: titled(buttons, limits.buttonTitle).map(postback),
  } as const;
  return { attachment: { type: 'template', payload } };
}

/** Meta wants a title and one thing more. */
const canDraw = ({ title, lines, image, tap }: Tile): boolean =>
  title.trim() !== '' && (lines.length > 0 || image !== undefined || tap !== undefined);

/** Where something would be cut, the tiles stand whole in the text as well. */
const fits = (tile: Tile): boolean =>
  codePoints(tile.title) <= limits.elementTitle && codePoints(tileDetail(tile)) <= limits.elementSubtitle;

function carousels(tiles: readonly Tile[], choose: string): readonly MessengerMessage[] {
  const count = Math.ceil(tiles.length / limits.elements);
  return Array.from({ length: count }, (_, at) => {
    const some = tiles.slice(at * limits.elements, (at + 1) * limits.elements);
    const elements = some.map((tile) => element(tile, choose));
    return { attachment: { type: 'template', payload: { template_type: 'generic', elements } } };
  });
}

function element(tile: Tile, choose: string): Element {
  const { title, image, url, tap, choices } = tile;
  const own = choices.length > 0 || tap === undefined ? choices : [{ ...tap, label: choose }];
  const buttons = titled(own.slice(0, limits.buttons), limits.buttonTitle).map(postback);
  const subtitle = cut(tileDetail(tile), limits.elementSubtitle);
  return {
    title: cut(title, limits.elementTitle),
    ...(subtitle === '' ? {} : { subtitle }),
    ...(image === undefined ? {} : { image_url: image }),
    ...(url === undefined ? {} : { default_action: { type: 'web_url', url } }),
    ...(buttons.length === 0 ? {} : { buttons }),
  };
}

/** Under the last request, where a thumb looks for them; choices alone need a word to stand under. */
function withQuickReplies(
  all: readonly MessengerMessage[],
  choices: readonly Choice[],
  choose: string,
): readonly MessengerMessage[] {
  if (choices.length === 0) return all;
  const last = all.at(-1) ?? { text: choose };
  const quick_replies = titled(choices, limits.quickReplyTitle).map(
    ({ label, payload }): QuickReply => ({ content_type: 'text', title: label, payload }),
  );
  return [...all.slice(0, -1), { ...last, quick_replies }];
}

const postback = ({ label, payload }: Choice): Button => ({ type: 'postback', title: label, payload });

function titled(choices: readonly Choice[], limit: number): readonly Choice[] {
  return choices.map((choice) => ({ ...choice, label: cut(choice.label, limit) }));
}
