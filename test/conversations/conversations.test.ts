/** Runs every `.chat` file of this folder against the real concierge. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ConciergeAnswer } from '../../src/domain/concierge.ts';
import { durationMs, type Line, matches, readScripts, type Script } from '../support/chat-script.ts';
import { type Meridon, openMeridon, type Utterance, visit } from '../support/concierge.ts';

const folder = 'test/conversations';
let meridon: Meridon;

beforeAll(async () => {
  meridon = await openMeridon();
});

for (const file of readdirSync(folder).filter((name) => name.endsWith('.chat'))) {
  describe(file, () => {
    for (const script of readScripts(readFileSync(`${folder}/${file}`, 'utf8'))) {
      test(script.title, () => play(script, file));
    }
  });
}

async function play({ lines }: Script, file: string): Promise<void> {
  const shopper = visit(meridon, 'en');
  let burst: Utterance[] = [];
  let answer: ConciergeAnswer | undefined;
  let heard = 0;
  for (const line of lines) {
    const where = `${file}:${line.at}`;
    if (line.kind === 'says') burst.push({ text: line.text });
    else if (line.kind === 'tap') burst.push(tapped(line, answer, where));
    else if (line.kind === 'act') burst.push(acted(line));
    else {
      if (burst.length > 0 && isAboutAnswer(line)) {
        answer = await shopper.says(burst);
        [burst, heard] = [[], 0];
      }
      if (line.kind === 'locale') shopper.speaks(line.text);
      else if (line.kind === 'wait') shopper.waits(durationMs(line.text));
      else if (line.kind === 'state') shopper.restores(JSON.parse(line.text));
      else if (line.kind === 'known')
        shopper.isKnown(line.text.split(' ')[0] ?? '', line.text.split(' ').slice(1).join(' '));
      else if (line.kind === 'hears') heard = hears(line, answer, heard, where);
      else check(line, answer, where);
    }
  }
}

const setsTheScene = new Set(['locale', 'wait', 'state', 'known']);
const isAboutAnswer = ({ kind }: Line) => !setsTheScene.has(kind);

function tapped({ text }: Line, answer: ConciergeAnswer | undefined, where: string): Utterance {
  const chip = answer?.replies
    .flatMap(({ suggestions }) => suggestions ?? [])
    .find(({ label }) => matches(text, label));
  if (!chip) throw new Error(`${where}: no chip "${text}" in\n${shown(answer)}`);
  return { text: chip.label, value: chip.value };
}

function acted({ text }: Line): Utterance {
  const [action = '', ...value] = text.split(' ');
  return { text: action, action: { action, value: value.join(' ') } };
}

/** The line must be said at or after the last one that was found. Returns the place after it. */
function hears({ text }: Line, answer: ConciergeAnswer | undefined, from: number, where: string): number {
  const replies = answer?.replies ?? [];
  const at = replies.findIndex((reply, index) => index >= from && matches(text, reply.text));
  if (at === -1) throw new Error(`${where}: expected "${text}" in\n${shown(answer)}`);
  return at;
}

function check({ kind, text }: Line, answer: ConciergeAnswer | undefined, where: string): void {
  const replies = answer?.replies ?? [];
  const cards = replies.flatMap(({ card }) => card ?? []);
  const told = `${where}\n${shown(answer)}`;
  switch (kind) {
    case 'not':
      expect({ told, said: replies.some((reply) => matches(text, reply.text)) }).toEqual({ told, said: false });
      break;
    case 'card':
      expect({ told, cards: cards.map((card) => card.kind) }).toEqual({ told, cards: text === 'none' ? [] : [text] });
      break;
    case 'tile':
      expect({ told, found: cards.some((card) => inside(card).some((row) => matches(text, row))) }).toEqual({
        told,
        found: true,
      });
      break;
    case 'chip': {
      const labels = replies.flatMap(({ suggestions = [] }) => suggestions.map(({ label }) => label));
      expect({ told, offered: labels.some((label) => matches(text, label)) }).toEqual({ told, offered: true });
      break;
    }
    case 'source': {
      const titles = replies.flatMap(({ sources = [] }) => sources.map(({ title }) => title));
      expect({ told, titles }).toEqual({ told, titles: [text] });
      break;
    }
    case 'outcome':
      expect({ told, outcome: answer?.outcome }).toEqual({ told, outcome: text });
      break;
    case 'wants':
      expect({ told, wants: answer?.wantsPerson }).toEqual({ told, wants: expect.anything() });
      break;
    default:
      throw new Error(`${where}: unknown line ${kind}`);
  }
}

/** Every text in a card, one row for each innermost object. */
function inside(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.values(value);
  const own = fields.filter((field) => typeof field === 'string').join(' | ');
  return [own, ...fields.flatMap(inside)];
}

function shown(answer: ConciergeAnswer | undefined): string {
  if (!answer) return '(nothing was said)';
  return [
    ...answer.replies.map(
      ({ text, card, suggestions }) =>
        `< ${text}${card ? `\n  [${inside(card).filter(Boolean).join('\n   ')}]` : ''}${suggestions ? `\n  (${suggestions.map(({ label }) => label).join(' · ')})` : ''}`,
    ),
    `outcome: ${answer.outcome}${answer.wantsPerson === undefined ? '' : ', wants a person'}`,
  ].join('\n');
}
