/** What a shopper means by a tap, a typed label or a number: the same command, whichever they used. */

import type { ChannelKind } from '../domain/channel-kind.ts';
import type { Message } from '../domain/message.ts';
import { plain } from '../domain/plain-words.ts';
import { planOf } from './render.ts';
import { type Choice, hashMark } from './render-choices.ts';
import { isNumbered } from './render-whatsapp.ts';

/**
 * The command that a message stands for, seeing the messages last sent to its shopper, newest first. Undefined: only words,
 * or a button of something that nobody remembers, whose label then speaks for itself.
 */
export function meaningOf(
  said: { readonly text: string; readonly value?: string },
  shown: readonly Message[],
  channel: ChannelKind,
): string | undefined {
  const { value, text } = said;
  if (value !== undefined && !value.startsWith(hashMark)) return value;
  if (value !== undefined) {
    const known = shown.flatMap((message) => choicesOf(message).choices).find(({ payload }) => payload === value);
    if (known !== undefined) return commandOf(known);
  }
  const [last] = shown;
  return last === undefined ? undefined : named(text, choicesOf(last), channel);
}

type Shown = { readonly choices: readonly Choice[]; readonly numbered: boolean };

function named(text: string, { choices, numbered }: Shown, channel: ChannelKind): string | undefined {
  const place = /^\s{0,9}(\d{1,2})[.)]?\s{0,9}$/.exec(text)?.[1];
  const placed = place === undefined ? undefined : choices[Number(place) - 1];
  if (channel === 'whatsapp' && numbered && placed !== undefined) return commandOf(placed);
  const words = plain(text);
  const meant = choices.filter(({ label }) => words !== '' && plain(label) === words);
  const [first] = meant;
  // "Details" under three pieces says nothing about which
  return first !== undefined && meant.every(({ value }) => value === first.value) ? commandOf(first) : undefined;
}

const commandOf = ({ value }: Choice): string | undefined => (value === '' ? undefined : value);

/** Everything that can be tapped with a message or named in reply to it, in the order in which it is shown. */
function choicesOf(message: Message): Shown {
  const plan = planOf(message, { publicUrl: '' }, (words) => words);
  const named = plan.tiles.flatMap(({ tap, choices: own }) => [...(tap === undefined ? [] : [tap]), ...own]);
  return { choices: [...named, ...plan.buttons, ...plan.choices], numbered: isNumbered(plan) };
}
