/**
 * Reads `bench/conversations/<language>.txt`: conversations with what each message means, how it is felt, and the turn right
 * after which a good manager would step in. The format is in the README beside them.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Intent, intents } from '../../src/domain/understanding.ts';

export const kinds = [
  'calm',
  'calm-tempting',
  'implicit-complaint',
  'slow-burn',
  'sudden-anger',
  'high-value-calm',
  'vip',
  'delicate',
  'sarcasm',
  'bot-loop',
  'asks-person',
  'joking',
  'quoting-others',
  'recovered',
] as const;
export type Kind = (typeof kinds)[number];

const feelings = { '.': 'calm', '~': 'displeased', '!': 'angry' } as const;
const tiers = ['none', 'silver', 'gold', 'patron'] as const;
const outcomes = ['ok', 'ask', 'fail', 'offer'] as const;
const dues = ['hand-off', 'offer', 'stay'] as const;

export type ShopperLine = {
  readonly by: 'shopper';
  /** The main one first. */
  readonly intents: readonly Intent[];
  readonly feeling: (typeof feelings)[keyof typeof feelings];
  readonly text: string;
};
export type BotLine = { readonly by: 'bot'; readonly outcome: (typeof outcomes)[number]; readonly text: string };

export type LabelledConversation = {
  readonly id: string;
  readonly language: string;
  readonly kind: Kind;
  readonly locale: string;
  readonly tier: (typeof tiers)[number];
  /** Euros; 0 when unknown or none. */
  readonly lifetime: number;
  readonly order: number;
  readonly basket: number;
  readonly due: (typeof dues)[number];
  /** The shopper's turn (from 1) right after which a person is due; absent when the bot should go on. */
  readonly step?: number;
  readonly why: string;
  readonly lines: readonly (ShopperLine | BotLine)[];
};

/** Policy and models may look at `development`; figures are reported on `untouched`. */
export type Part = 'development' | 'untouched';

const folder = new URL('../conversations/', import.meta.url);

export const labelledLanguages = (): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => /^([a-z]{2})\.txt$/.exec(name)?.[1] ?? [])
        .sort()
    : [];

export function labelledConversations(language: string): LabelledConversation[] {
  const name = `${language}.txt`;
  return parseConversations(readFileSync(new URL(name, folder), 'utf8'), `bench/conversations/${name}`);
}

export const partOf = ({ id }: Pick<LabelledConversation, 'id'>): Part =>
  Number(id.slice(id.indexOf('-') + 1)) % 2 === 1 ? 'development' : 'untouched';

/** Throws at the first line that is not as the README says, naming file and line. */
export function parseConversations(text: string, file: string): LabelledConversation[] {
  const found: LabelledConversation[] = [];
  let block: Line[] = [];
  const close = () => {
    if (block.length > 0) found.push(conversationOf(block));
    block = [];
  };
  for (const [at, content] of text.split(/\r?\n/).entries()) {
    const line = { content: content.trimEnd(), file, number: at + 1 };
    if (line.content === '') close();
    else {
      if (line.content.startsWith('# ') && block.length > 0) wrong(line, 'an empty line must stand before it');
      block.push(line);
    }
  }
  close();
  return found;
}

type Line = { readonly content: string; readonly file: string; readonly number: number };

function wrong({ file, number, content }: Line, what: string): never {
  throw new Error(`${file}, line ${number}: ${what}: ${content.slice(0, 100)}`);
}

const headShape =
  /^# (?<id>(?<language>[a-z]{2})-\d{3}) (?<kind>\S+) (?<locale>[a-z]{2}(?:-[A-Z]{2})?) tier=(?<tier>\w+) lifetime=(?<lifetime>\d+) order=(?<order>\d+) basket=(?<basket>\d+) step=(?<step>\d+|none) (?<due>\S+) \| (?<why>\S.*)$/;

function conversationOf([head, ...rest]: readonly Line[]): LabelledConversation {
  if (head === undefined) throw new RangeError('A conversation has at least one line.');
  const named = headShape.exec(head.content)?.groups;
  if (!named) {
    return wrong(head, 'expected "# id kind locale tier= lifetime= order= basket= step= due | why"');
  }
  const { id = '', language = '', locale = '', why = '', step = 'none' } = named;
  const due = oneOf(dues, named['due'], head, 'due');
  const lines = rest.map(lineOf);
  checkCourse(head, lines, due, step);
  return {
    id,
    language,
    kind: oneOf(kinds, named['kind'], head, 'kind'),
    locale,
    tier: oneOf(tiers, named['tier'], head, 'tier'),
    lifetime: Number(named['lifetime']),
    order: Number(named['order']),
    basket: Number(named['basket']),
    due,
    ...(step === 'none' ? {} : { step: Number(step) }),
    why,
    lines,
  };
}

function lineOf(line: Line): ShopperLine | BotLine {
  const [, named = '', mark = '', said = ''] = /^S (\S+) (\S) (\S.*)$/.exec(line.content) ?? [];
  if (said !== '') {
    if (mark !== '.' && mark !== '~' && mark !== '!') return wrong(line, 'a mood is one of . ~ !');
    const meant = named.split(',').map((name) => oneOf(intents, name, line, 'intent'));
    return { by: 'shopper', intents: meant, feeling: feelings[mark], text: said };
  }
  const [, outcome, text = ''] = /^B (\S+) (\S.*)$/.exec(line.content) ?? [];
  if (text === '') return wrong(line, 'expected "S intents mood text" or "B outcome text"');
  return { by: 'bot', outcome: oneOf(outcomes, outcome, line, 'outcome'), text };
}

function checkCourse(head: Line, lines: LabelledConversation['lines'], due: string, step: string): void {
  const turns = lines.filter(({ by }) => by === 'shopper').length;
  if (lines[0]?.by !== 'shopper') wrong(head, 'the shopper speaks first');
  if ((step === 'none') !== (due === 'stay')) wrong(head, 'step=none goes with "stay", and with nothing else');
  if (step !== 'none' && (Number(step) < 1 || Number(step) > turns)) {
    wrong(head, `step ${step} is not among the ${turns} turns of the shopper`);
  }
}

function oneOf<Name extends string>(names: readonly Name[], given: string | undefined, line: Line, what: string): Name {
  return names.find((name) => name === given) ?? wrong(line, `"${given}" is no ${what} (${names.join(', ')})`);
}
