/** The labelled conversations of `bench/conversations`: what the shopper felt at each turn, and when a person was due. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { BotOutcome } from '../../src/domain/mood.ts';

export type OwnTurn =
  | { readonly role: 'shopper'; readonly text: string; readonly felt: number }
  | { readonly role: 'bot'; readonly text: string; readonly outcome: BotOutcome };
export type OwnConversation = {
  readonly id: string;
  readonly locale: string;
  /** An advisor was due, or should have been offered. */
  readonly goesWrong: boolean;
  readonly turns: readonly OwnTurn[];
};

const folder = new URL('../conversations/', import.meta.url);
const feltBy: Readonly<Record<string, number>> = { '.': 0, '~': 0.5, '!': 1 };
const outcomeBy: Readonly<Record<string, BotOutcome>> = {
  ok: 'answered',
  ask: 'asked',
  offer: 'asked',
  fail: 'failed',
};

export function ownConversations(language: string): OwnConversation[] {
  const file = new URL(`${language}.txt`, folder);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\n(?=# )/)
    .flatMap(readConversation);
}

export const ownLanguages = (): string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((name) => /^(\w+)\.txt$/.exec(name)?.[1] ?? []) : [];

function readConversation(block: string): OwnConversation[] {
  const [head = '', ...lines] = block.trim().split('\n');
  const match = /^# (\S+) (\S+) (\S+) .*\b(stay|offer|hand-off)\b/.exec(head);
  if (!match) return [];
  const [, id = '', , locale = 'en', due] = match;
  return [{ id, locale, goesWrong: due !== 'stay', turns: lines.flatMap(readTurn) }];
}

function readTurn(line: string): OwnTurn[] {
  const shopper = /^S \S+ ([.~!]) (.*)$/.exec(line);
  if (shopper) return [{ role: 'shopper', text: shopper[2] ?? '', felt: feltBy[shopper[1] ?? '.'] ?? 0 }];
  const bot = /^B (\w+) (.*)$/.exec(line);
  return bot ? [{ role: 'bot', text: bot[2] ?? '', outcome: outcomeBy[bot[1] ?? 'ok'] ?? 'answered' }] : [];
}
