/**
 * What can be tapped. A button carries the command itself, so a tap needs no memory; a command too
 * long for a button travels as a short hash and is found again in the messages that were shown (render-meaning.ts).
 */

import { createHash } from 'node:crypto';
import type { CardAction, Suggestion } from '../domain/card.ts';
import { codePoints } from './split.ts';

export type Choice = {
  readonly label: string;
  /** A command as the dialogs read it: `order:show#MM-20418`. */
  readonly value: string;
  /** What the button carries: short, unique within a message. */
  readonly payload: string;
};

/** The least of what buttons, rows and quick replies may carry. */
const payloadLimit = 200;
export const hashMark = '~';

export function choiceOf(label: string, value: string): Choice {
  return { label, value, payload: payloadOf(value, label) };
}

/** An action and its subject are one command, as a chip's value is. */
export const actionChoice = ({ action, value, label }: CardAction): Choice =>
  choiceOf(label, value === '' ? action : `${action}#${value}`);

export const suggestionChoice = ({ label, value }: Suggestion): Choice => choiceOf(label, value);

/** Each meaning once; a choice without a name cannot be shown. */
export function distinct(choices: readonly Choice[]): readonly Choice[] {
  const named = choices.filter(({ label }) => label.trim() !== '');
  return named.filter(({ payload }, at) => named.findIndex((other) => other.payload === payload) === at);
}

/** The one choice that is always there has a shorter name for where its own would be cut. */
export function withShortPerson(choices: readonly Choice[], limit: number, short: string): readonly Choice[] {
  return choices.map((choice) =>
    choice.value === 'person' && codePoints(choice.label) > limit ? { ...choice, label: short } : choice,
  );
}

/** As many as there is room for, in order; a person stays within reach. */
export function fitting(
  choices: readonly Choice[],
  room: number,
): { readonly shown: readonly Choice[]; readonly rest: readonly Choice[] } {
  if (choices.length <= room) return { shown: choices, rest: [] };
  const person = choices.slice(room).filter(({ value }) => value === 'person');
  const others = choices.filter((choice) => !person.includes(choice));
  const kept = Math.max(0, room - person.length);
  return { shown: [...others.slice(0, kept), ...person].slice(0, room), rest: others.slice(kept) };
}

function payloadOf(value: string, label: string): string {
  const fits = value !== '' && value.length <= payloadLimit && value === value.trim();
  if (fits && !value.startsWith(hashMark)) return value;
  const hash = createHash('sha256')
    .update(JSON.stringify([value, label]))
    .digest('base64url');
  return `${hashMark}${hash.slice(0, 22)}`;
}
