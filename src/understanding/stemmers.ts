/**
 * Cuts endings so that "returned", "returning" and "returns" meet: light stemmers in the manner of Snowball and of Savoy's
 * light stemmers (2006), for folded words (lower case, no accents). They need not find the true root, only the same one.
 */

type Rule = readonly [ending: RegExp, kept: string];

/** Tried in order; the first that fits and leaves three letters is applied. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    [/(?:ational|isations?|izations?|ations?)$/, ''],
    [/(?:ments?|ness|able|ible|fully|ful|ings?|ingly|edly|eries|ery|ers?|ed|ly)$/, ''],
    [/(?:er|ies)$/, ''],
    [/(?:ches|shes|sses|xes)$/, ''],
    [/(?:ions?|ive|al)$/, ''],
    [/(?:es|s|e|y)$/, ''],
  ],
  fr: [
    [/(?:s|x)$/, ''],
    [/(?:isations?|ations?|issements?|ements?|ments?)$/, ''],
    [/(?:euses?|eurs?|ables?|ibles?|iques?|ites?|ives?|ifs?|ages?)$/, ''],
    [
      /(?:erons|eront|erais|erait|erai|eras|era|aient|ions|iez|issez|issent|ant|ees|ais|ait|ons|ent|er|ez|ee|es|ir|is|it|re)$/,
      '',
    ],
    [/(?:on|e)$/, ''],
  ],
  de: [
    [/(?:ierungen|ierung|ungen|ung|heit|keit|lichen|liche|lich|bare|bar)$/, ''],
    [/(?:erin|innen|ern|est|ten|tet|te|en|er|em|es|et|st|e|n|s|t)$/, ''],
    [/(?:er|e)$/, ''],
  ],
  it: [
    [/(?:azioni|azione|amenti|amento|imenti|imento|mente|zioni|zione)$/, ''],
    [/(?:iamo|ando|endo|ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite|are|ere|ire|abile|abili)$/, ''],
    [/(?:[aeio]{1,2})$/, ''],
  ],
  es: [
    [/(?:aciones|acion|amientos?|imientos?|mente|ciones|cion)$/, ''],
    [
      /(?:iendo|ando|ados?|adas?|idos?|idas?|amos|emos|imos|ables?|ibles?|aron|ieron|aste|iste|aba|ar|er|ir|an|en)$/,
      '',
    ],
    [/(?:os|as|es|o|a|e|s)$/, ''],
  ],
};

const arabicStart = /^(?:وال|بال|كال|فال|لل|ال|و(?=\p{L}{4}))(?=\p{L}{3})/u;
const arabicEnd = /(?:ات|ون|ين|يه|ها|كم|هم|نا|تم|ته|ه|ي)$/;

const shortestStem = 3; // letters

export function stem(word: string, language: string): string {
  const first = word.charCodeAt(0);
  if (first >= 0x600 && first <= 0x6ff) return stemArabic(word);
  if (word.length <= shortestStem || first > 0x24f) return word;
  let cut = word;
  for (const [ending, kept] of rules[language] ?? []) {
    const shorter = cut.replace(ending, kept);
    if (shorter !== cut && shorter.length >= shortestStem) cut = shorter;
  }
  return undouble(cut);
}

function stemArabic(word: string): string {
  const bare = word.replace(arabicStart, '');
  return bare.length > 4 ? bare.replace(arabicEnd, '') : bare;
}

/** "Shipped" and "cancelled" lose what their endings doubled. */
function undouble(word: string): string {
  const last = word.length - 1;
  return last >= shortestStem && word[last] === word[last - 1] ? word.slice(0, last) : word;
}
