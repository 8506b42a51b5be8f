/** Topics that people should answer: law, safety, health, grief, press, fraud, despair, discrimination. Patterns read folded text. */

import { type DelicateTopic, delicateTopics, type Understanding } from '../domain/understanding.ts';
import { type Folded, fold } from './fold.ts';
import { type DelicateWords, delicateWords } from './lexicon/delicate.ts';

/** A shopper switches language for a hard word, so every language is looked for whatever the rest is in. */
type Reader = { readonly topic: DelicateTopic; readonly said: RegExp };
type Readers = { readonly all: readonly Reader[]; readonly unless: ReadonlyMap<DelicateTopic, readonly RegExp[]> };

let built: Readers | undefined;

/** Who laughs while threatening with a lawyer is joking; who laughs about an injury or despair is taken at their word. */
const laughs =
  /[\u{1F600}-\u{1F606}\u{1F923}\u{1F61C}\u{1F61D}\u{1F92A}]|(?<!\p{L})(?:lol|lmao|rofl|(?:ha){2,}|hihi|hehe|jk|just kidding|mdr+|ptdr+|je rigole|je plaisante|(?:ja){2,}|ahah|scherzo|war nur spass|xd)(?!\p{L})|هههه|امزح|笑|www|哈哈|开玩笑/u;
const mayBeJoked: ReadonlySet<DelicateTopic> = new Set(['legal', 'discrimination', 'fraud', 'press']);

export function readTopics(folded: Folded): Understanding['topics'] {
  built ??= readersOf(delicateWords);
  const isJoke = laughs.test(folded.text);
  const found = new Map<DelicateTopic, string>();
  for (const reader of built.all) {
    if (found.has(reader.topic) || (isJoke && mayBeJoked.has(reader.topic))) continue;
    const evidence = evidenceIn(folded, reader, built.unless.get(reader.topic) ?? []);
    if (evidence !== undefined) found.set(reader.topic, evidence);
  }
  return Array.from(found, ([topic, evidence]) => ({ topic, evidence }));
}

/** Harmless phrases of every language are blanked out, not the whole message: what stands beside them still counts. */
function evidenceIn(folded: Folded, { said }: Reader, unless: readonly RegExp[]): string | undefined {
  if (!said.test(folded.text)) return undefined;
  const blank = (phrase: string) => ' '.repeat(phrase.length);
  const text = unless.reduce((before, harmless) => before.replace(harmless, blank), folded.text);
  const match = said.exec(text);
  return match ? folded.span(match.index, match.index + match[0].length).text : undefined;
}

function readersOf(languages: readonly DelicateWords[]): Readers {
  return {
    all: languages.flatMap((words) =>
      delicateTopics.map((topic) => ({ topic, said: patternOf(words[topic].said, 'u') })),
    ),
    unless: new Map(
      delicateTopics.map((topic) => [
        topic,
        languages.flatMap((words) => {
          const source = words[topic].unless;
          return source === undefined ? [] : [patternOf(source, 'gu')];
        }),
      ]),
    ),
  };
}

const eastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words of languages with spaces stand alone; Chinese and Japanese write them together. */
function patternOf(source: string, flags: string): RegExp {
  const plain = fold(source).text.replaceAll('\\p{l}', '\\p{L}');
  if (eastern.test(source)) return new RegExp(plain, flags);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${plain})(?![\\p{L}\\p{N}])`, flags);
}
