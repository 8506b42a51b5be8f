/** What a bot's turn came to when only its words are known: an apology or a no is a failure. Own conversations say it themselves. */

import type { BotOutcome } from '../../src/domain/mood.ts';

const failed: Readonly<Record<string, RegExp>> = {
  en: /^\s*no\b|\b(?:sorry|unfortunately|apologi[sz]e|i'm afraid|i am afraid|unable|unsuccessful|not (?:been )?(?:able|available|successful|possible|allowed|permitted)|(?:could|can|do|does|did|is|are|was|were|has|have)(?: not|n't) (?:\w+ )?(?:find|book|have|any|locate|offer|allow|provide|accept|understand|get|available|able|successful|work|possible|match)|cannot|not sure i understood|there (?:are|is) (?:no|not|none|nothing)|i have (?:no|none|nothing)|there isn't|there aren't|no (?:\w+ ){0,3}(?:available|match|matching|results|availability)|none (?:of|that|are)|nothing (?:that|like|available|match)|fail(?:ed|ing)?|fully booked|rephrase|did not (?:catch|get))\b/i,
  fr: /^\s*non\b|(?:désolée?|malheureusement|navrée?|regrette|excus|impossible|ne (?:peux|peut|pouvons|trouve|trouvons|comprends|suis pas|propose|proposons)|n'(?:ai|avons|existe|arrive|est) pas|pas (?:compris|disponible|possible|trouvé)|aucune?|reformuler|échoué|complet)/i,
  de: /(?:leider|entschuldig|tut mir leid|bedauer|kann (?:\w+ )?nicht|konnte (?:\w+ )?nicht|nicht (?:verstanden|verfügbar|möglich|gefunden)|keine? (?:\w+ )?(?:verfügbar|gefunden))/i,
  it: /(?:mi dispiace|spiacent|purtroppo|scus|non (?:ho capito|posso|riesco|trovo|è disponibile|è possibile)|nessun)/i,
  es: /(?:lo siento|lamento|lamentablemente|disculp|no (?:entend|puedo|encuentro|encontr|está disponible|es posible|hay)|ningún|ninguna)/i,
  ar: /(?:آسف|نأسف|عذر|للأسف|لا (?:يمكن|أستطيع|يوجد)|لم (?:أفهم|أجد|أتمكن)|غير متوفر)/,
  ja: /(?:申し訳|すみません|恐れ入りますが|残念|できません|できかね|見つかりません|わかりません|分かりません|ありません|ございません)/,
  zh: /(?:抱歉|对不起|不好意思|遗憾|无法|不能|没有找到|没找到|没听懂|不明白|没有)/,
};

const kindNo = /^(?:no problem|no worries|not a problem|no need|aucun souci|aucun problème)/i;

export function outcomeFromWords(text: string, language: string): BotOutcome {
  if ((failed[language] ?? failed['en'])?.test(text) && !kindNo.test(text.trim())) return 'failed';
  return /[?？؟]\s*$/.test(text) ? 'asked' : 'answered';
}
