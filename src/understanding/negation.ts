/** "Not the red one", "pas en rouge", "بدون جلد": what the shopper rules out. */

/** Words that rule out what follows them within the same clause, up to a few words away. */
const rulesOut =
  /(?:\b(?:not|no|non|without|except|anything but|instead of|rather than|don'?t (?:want|like)|other than|apart from|nothing|pas|sans|sauf|plutot que|au lieu d[eu]|jamais|ni|aucune?|nicht|kein(?:e[nmrs]?)?|ohne|statt|senza|niente|invece (?:di|del)|tranne|sin|nada de|en vez de|excepto|ni)\b|بدون|ليس|ليست|غير|مش|ما عدا|لا اريد|بدلا من)(?:\s+(?:the|a|an|in|any|of|that|this|too|so|le|la|les|l'|un|une|de|du|des|d'|en|trop|der|die|das|den|dem|il|lo|una|uno|el|los|las|con|di|رو|ال|one|ones|celui|celle|very|made)){0,3}\s*(?:l'|d')?\s*$/;

/** In Chinese "不要" stands before, in Japanese "以外" and "じゃない" after. */
const rulesOutEast = /(?:不要|不是|不喜欢|除了|别)[的是]?$/;
const rulesOutAfter = /^(?:は)?(?:以外|じゃなく|ではなく|は嫌|はいや|なし|抜き)/;

const reach = 32; // characters before the word

export function isNegated(text: string, start: number, end: number): boolean {
  const left = text.slice(Math.max(0, start - reach), start);
  const clause = left.slice(Math.max(left.lastIndexOf(','), left.lastIndexOf('.'), left.lastIndexOf(';')) + 1);
  if (rulesOut.test(clause))
    return !/\b(?:why not|pourquoi pas|if not|sinon|no problem|pas de (?:souci|probleme)|not only|pas seulement)\b/.test(
      clause,
    );
  return rulesOutEast.test(left) || rulesOutAfter.test(text.slice(end, end + 6));
}
