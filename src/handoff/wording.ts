/** What an advisor wants to send, held against the channel's rules; a template becomes the words that the shopper reads. */
import type { Suggestion } from '../domain/card.ts';
import type { ChannelKind } from '../domain/channel-kind.ts';
import { allowedIn, leavesAs, type WhyNot } from '../domain/channel-rules.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import {
  faultOf,
  filled,
  type HouseTemplate,
  inLanguage,
  type Template,
  type TemplateFault,
  toSend,
} from '../domain/template.ts';

/** A template as an advisor has filled it in; without a language, the shopper's. */
export type TemplateWish = {
  readonly name: string;
  readonly language?: string;
  readonly parameters: readonly string[];
};

export type Worded = {
  readonly text: string;
  readonly template?: Template;
  readonly suggestions?: readonly Suggestion[];
};

const advisor = { kind: 'advisor' } as const;

/** Throws in words when this may not go now, or not like this. */
export function worded(
  conversation: Conversation,
  { text, template: wish }: { readonly text: string; readonly template?: TemplateWish },
  templates: readonly HouseTemplate[],
  now: Date,
): Worded {
  const chosen = wish === undefined ? undefined : inPlace(conversation, wish, templates);
  const { template } = chosen ?? {};
  const { as, reason } = leavesAs(conversation, { author: advisor, ...(template && { template }) }, now);
  if (as === undefined) throw notNow(reason ?? 'window-closed', conversation.channel);
  return chosen ?? { text };
}

function inPlace(
  { channel, locale }: Conversation,
  { name, language, parameters }: TemplateWish,
  templates: readonly HouseTemplate[],
): Worded & { readonly template: Template } {
  const usable = templates.filter((template) => template.channel === channel);
  const found =
    language === undefined
      ? inLanguage(usable, name, locale)
      : usable.find((template) => template.name === name && template.language === language);
  if (found === undefined) throw new AparteError('not-found', 'There is no such template for this channel.');
  const fault = faultOf(found, parameters);
  if (fault !== undefined) throw new AparteError('bad-request', `template: ${faultWords(fault, found)}`);
  const { body, buttons } = found;
  return {
    text: filled(body, parameters),
    template: toSend(found, parameters),
    ...(buttons.length === 0 ? {} : { suggestions: buttons }),
  };
}

/**
 * Those that may be sent in this conversation now, each in the language that suits it best. What stands in each place
 * is told in the advisor's own language, where the template has that too.
 */
export function templatesFor(
  conversation: Conversation,
  templates: readonly HouseTemplate[],
  { now, readIn }: { readonly now: Date; readonly readIn: string },
): readonly HouseTemplate[] {
  const { channel, locale } = conversation;
  const usable = templates.filter(({ channel: own, category }) => {
    const kind = category === 'marketing' ? 'outreach' : 'reply';
    return own === channel && allowedIn(conversation, { author: 'advisor', kind, now }).as.includes('template');
  });
  const names = [...new Set(usable.map(({ name }) => name))];
  return names.flatMap((name) => {
    const best = inLanguage(usable, name, locale);
    if (best === undefined) return [];
    const known = usable.find((template) => template.name === name && template.language === readIn) ?? best;
    const same = known.parameters.length === best.parameters.length;
    return { ...best, parameters: same ? known.parameters : best.parameters };
  });
}

function faultWords(fault: TemplateFault, { parameters }: HouseTemplate): string {
  switch (fault) {
    case 'count':
      return `it takes ${parameters.length} parameters`;
    case 'empty':
      return 'every place needs words';
    case 'shape':
      return 'no line breaks, tabs or runs of spaces in a place';
    case 'long':
      return 'the words are too long';
    default:
      return fault satisfies never;
  }
}

function notNow(reason: WhyNot, channel: ChannelKind): AparteError {
  return new AparteError('forbidden', notNowWords(reason, channel), { details: { reason } });
}

function notNowWords(reason: WhyNot, channel: ChannelKind): string {
  switch (reason) {
    case 'opted-out':
      return 'The shopper has asked for no more messages. You can answer when they write again.';
    case 'no-consent':
      return 'The shopper has not agreed to hear news of the house. Choose another template.';
    case 'never-wrote':
    case 'window-closed':
      return channel === 'whatsapp'
        ? 'The reply window of WhatsApp has closed. Send an approved template.'
        : 'The reply window has closed. You can answer when they write again.';
    case 'tag-over':
      return 'The shopper wrote more than seven days ago. You can answer when they write again.';
    default:
      return reason satisfies never;
  }
}
