/** Takes people's names out of a text: those the house knows of, and those a writer introduces themselves with. */

/** `known` are whole names; each of their words counts, except particles too short to mean one person. */
export function redactNames(text: string, known: readonly string[]): string {
  const words = [...new Set(known.flatMap((name) => name.split(/[\s,]+/)))].filter(isTelling);
  const introduced = text.replace(introduction, (_whole, lead: string, said: string) => lead + withoutName(said));
  return words.reduce((masked, word) => masked.replace(asWord(word), mark), introduced);
}

const mark = '[name]';
const unspaced = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u;

/** "de", "Al", "M." stand in too many sentences; in scripts without blanks two characters are a name already. */
function isTelling(word: string): boolean {
  return [...word].length >= (unspaced.test(word) ? 2 : 3);
}

/** Scripts without blanks have no edges of words to look for. */
function asWord(word: string): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return unspaced.test(word)
    ? new RegExp(literal, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
}

const introduction =
  /((?:my name is|my name's|je m['’ ]?appelle|mon nom est|ich hei(?:ß|ss)e|mein name ist|mi chiamo|il mio nome è|me llamo|mi nombre es|اسمي|私の名前は|名前は|我叫|我的名字是)\s*:?\s*)(\p{Script=Han}{2,4}|[\p{Script=Katakana}ー]{2,12}|\p{L}[\p{L}\p{M}'’-]{0,30}(?: \p{L}[\p{L}\p{M}'’-]{0,30}){0,3})/giu;

/** A name goes on while words begin with a capital; who types none has at most one more word, unless the sentence goes on. */
function withoutName(said: string): string {
  const [first = '', ...rest] = said.split(' ');
  const capital = /^\p{Lu}/u;
  const typed = capital.test(first) ? (word: string) => capital.test(word) : goesOn;
  const end = rest.findIndex((word, index) => !typed(word) || (!capital.test(first) && index > 0));
  return [mark, ...(end === -1 ? [] : rest.slice(end))].join(' ');
}

const linking = new Set(['and', 'et', 'und', 'e', 'ed', 'y', 'but', 'mais', 'aber', 'ma', 'pero', 'i', 'je', 'ich']);
const goesOn = (word: string): boolean => !linking.has(word.toLowerCase()) && !/^و/u.test(word);
