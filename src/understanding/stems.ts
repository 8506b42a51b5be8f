/** Words of a text without endings and little words, for comparing a question with an article. */

import { fold } from './fold.ts';

const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{N}]+/gu;
const eastern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u;

/** Words that say nothing about which article is meant. One list: no word here means something in another language of ours. */
const little: ReadonlySet<string> = new Set(
  (
    'a an the is are am be been was were do does did have has had can could would should will shall may might i you he she it we they me my your his her our their this that these those of to in on at for from with by as and or if but so please hello hi how what which who there any get got want need would like know ' +
    'le la les l un une des du de d et ou est sont suis etes ai as avons avez ont puis je tu il elle nous vous ils elles on me m te t se s mon ma mes votre vos notre nos ce cet cette ces c que qu qui quoi dans en au aux pour par avec sur si ne n pas y bonjour svp merci comment quel quelle quels quelles est-ce veux voudrais peut peux faire fait ' +
    'der die das ein eine ist sind ich sie wir und oder mit fur von zu im am il lo gli uno una sono mi si e o di da per con su el los las y un es son mi tu su para con por que en ' +
    'في من الي علي عن هل انا انت هو هي ما هذا هذه مع او و يا كل قد ان لي لكم'
  ).split(' '),
);

const endings = /(?:ations?|ements?|ments?|ings?|ies|ees|eurs?|euses?|ables?|iques?|tions?|es|ed|er|ez|ee|s|e|ent)$/;
const arabicStart = /^(?:وال|بال|لل|ال)(?=\p{L}{3})/u;
const arabicEnd = /(?:ات|ون|ين|يه|ها|كم|ه|ي)$/;

export function stemsOf(text: string): string[] {
  const words = contentWords(text);
  const stems = words.map(stem);
  return eastern.test(words[0] ?? '') ? [...stems, ...pairs(stems)] : stems;
}

/** A question of nothing but little words keeps them: they are all it has. */
export function contentWords(text: string): string[] {
  const words: string[] = fold(text).text.match(word) ?? [];
  const telling = words.filter((one) => !little.has(one));
  return telling.length > 0 ? telling : words;
}

function stem(one: string): string {
  const first = one.charCodeAt(0);
  if (first >= 0x600 && first <= 0x6ff) {
    const bare = one.replace(arabicStart, '');
    return bare.length > 4 ? bare.replace(arabicEnd, '') : bare;
  }
  const cut = one.replace(endings, '');
  return (cut.length >= 3 ? cut : one).slice(0, 6);
}

/** Chinese and Japanese words are mostly two characters long, and nothing marks where they end. */
const pairs = (stems: readonly string[]): string[] => stems.slice(1).map((one, at) => (stems[at] ?? '') + one);
