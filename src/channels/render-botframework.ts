/**
 * A message as a Bot Framework activity: hero cards for what is leafed through, Adaptive Cards for what is read or filled
 * in, suggested actions for what is tapped. Plain data of the published schema: our own Direct Line and CloudAdapter send
 * the same (channels, section 9).
 */
import type { Card, CardAction, ProductTile } from '../domain/card.ts';
import type { Message } from '../domain/message.ts';
import { type AdaptiveCard, adaptiveCard } from './render-adaptive.ts';
import { actionChoice } from './render-choices.ts';
import { activityText } from './render-markdown.ts';

export type RenderedAction =
  | {
      readonly type: 'messageBack';
      readonly title: string;
      readonly text: string;
      readonly displayText: string;
      readonly value: CommandValue;
    }
  | { readonly type: 'imBack'; readonly title: string; readonly value: string }
  | { readonly type: 'openUrl'; readonly title: string; readonly value: string };

/** What a tap brings back: a command as the dialogs read it (`order:show#MM-20418`). */
export type CommandValue = { readonly command: string };

export type HeroCard = {
  readonly title?: string;
  readonly subtitle?: string;
  readonly text?: string;
  readonly images?: readonly { readonly url: string; readonly alt?: string }[];
  readonly buttons?: readonly RenderedAction[];
  readonly tap?: RenderedAction;
};

export type RenderedAttachment =
  | { readonly contentType: 'application/vnd.microsoft.card.hero'; readonly content: HeroCard }
  | { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: AdaptiveCard };

/** What a message says; who says it to whom is the channel's to add. */
export type RenderedActivity = {
  readonly type: 'message';
  readonly text: string;
  readonly textFormat: 'plain' | 'markdown';
  readonly locale: string;
  readonly attachmentLayout?: 'list' | 'carousel';
  readonly attachments?: readonly RenderedAttachment[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly RenderedAction[] };
};

export type ActivityTarget = {
  /** Where our own pictures and pages are. */
  readonly publicUrl: string;
  /** Whom the suggestions are for, as the channel names them. */
  readonly to: string;
  /** `chips`: a tap may say one thing and mean another, as Web Chat can · `words`: a tap says its label (Teams). */
  readonly taps: 'chips' | 'words';
  /** `any`, or only what the clients of Azure's channels can draw: photographs over https. */
  readonly pictures: 'any' | 'photographs';
};

/** Of Teams; more are told in words. */
const mostCards = 10;
const mostButtons = 6;

export function renderActivity(message: Message, target: ActivityTarget): RenderedActivity {
  const { card, suggestions = [], locale } = message;
  const attachments = card === undefined ? [] : attachmentsOf(message, card, target);
  const actions = [
    ...(card === undefined ? [] : choicesOf(card)),
    ...suggestions.map(({ label, value }) => ({ label, command: value })),
  ].filter(({ label }) => label.trim() !== '');
  return {
    type: 'message',
    ...activityText(message, inWords(card)),
    locale,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(attachments.length > 1 ? { attachmentLayout: 'carousel' } : {}),
    ...(actions.length === 0
      ? {}
      : { suggestedActions: { to: [target.to], actions: actions.map((action) => tap(action, target)) } }),
  };
}

/** What a card asks, as choices below the message. */
function choicesOf(card: Card): readonly Choice[] {
  if (card.kind === 'handoff') return card.actions.map(choiceOf);
  if (card.kind === 'csat') return card.faces.map(({ score, label }) => ({ label, command: `csat#${score}` }));
  return [];
}

/** Lines of a card that no attachment of it shows. */
function inWords(card: Card | undefined): readonly string[] {
  switch (card?.kind) {
    case 'handoff':
      return [card.title, card.body];
    case 'csat':
      return [card.title];
    case 'product_carousel':
      return card.items.slice(mostCards).map(({ title, price }) => `• ${title}, ${price}`);
    default:
      return [];
  }
}

function attachmentsOf({ text, locale }: Message, card: Card, target: ActivityTarget): readonly RenderedAttachment[] {
  switch (card.kind) {
    case 'product_carousel':
      return card.items.slice(0, mostCards).map((item) => hero(productHero(item, target)));
    case 'notice': {
      const { title, body = '' } = card;
      const missing = [title, body].filter((line) => line !== '' && !text.includes(line));
      if (missing.length === 0) return [];
      return [hero({ title, ...(body === '' ? {} : { text: body }) })];
    }
    case 'appointment_slots':
    case 'handoff':
    case 'csat':
      return [];
    default: {
      const content = adaptiveCard(card, locale, (address) => pictureOf(address, target));
      return [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
    }
  }
}

function hero(content: HeroCard): RenderedAttachment {
  return { contentType: 'application/vnd.microsoft.card.hero', content };
}

function productHero(item: ProductTile, target: ActivityTarget): HeroCard {
  const { title, price, detail, reason, availability, imageAlt, actions = [] } = item;
  const picture = pictureOf(item.image, target);
  const page = linkOf(item.url, target.publicUrl);
  const words = [detail, reason, availability].filter((line) => line !== undefined && line !== '').join('\n\n');
  return {
    title,
    subtitle: price,
    ...(words === '' ? {} : { text: words }),
    ...(picture === undefined ? {} : { images: [{ url: picture, alt: imageAlt ?? title }] }),
    ...(actions.length === 0
      ? {}
      : { buttons: actions.slice(0, mostButtons).map((action) => button(choiceOf(action))) }),
    ...(page === undefined ? {} : { tap: { type: 'openUrl', title, value: page } }),
  };
}

type Choice = { readonly label: string; readonly command: string };

function choiceOf(action: CardAction): Choice {
  const { label, value } = actionChoice(action);
  return { label, command: value };
}

function button({ label, command }: Choice): RenderedAction {
  return { type: 'messageBack', title: label, text: label, displayText: label, value: { command } };
}

/** Where a tap can only speak, it says its label, which the dialogs know as well as its command. */
function tap(choice: Choice, { taps }: ActivityTarget): RenderedAction {
  if (taps === 'chips') return button(choice);
  return { type: 'imBack', title: choice.label, value: choice.label };
}

/** An absolute web address, or none. */
export function linkOf(address: string | undefined, publicUrl: string): string | undefined {
  const link = address === undefined ? null : URL.parse(address, publicUrl);
  return link?.protocol === 'https:' || link?.protocol === 'http:' ? link.href : undefined;
}

function pictureOf(address: string | undefined, { publicUrl, pictures }: ActivityTarget): string | undefined {
  const link = linkOf(address, publicUrl);
  if (link === undefined || pictures === 'any') return link;
  return link.startsWith('https:') && /\.(png|jpe?g|gif)$/i.test(new URL(link).pathname) ? link : undefined;
}
