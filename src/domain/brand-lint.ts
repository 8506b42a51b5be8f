/** Holds a text against the voice of the house: words it never uses, shouting, emoji, the wrong form of address. Pure. */

export const voiceRules = ['banned-word', 'exclamation', 'emoji', 'capitals', 'too-familiar', 'too-long'] as const;
export type VoiceRule = (typeof voiceRules)[number];

/** The voice of the house in one locale. */
export type VoiceLimits = {
  readonly bannedWords: readonly string[];
  /** What the house says instead of a word. */
  readonly instead: Readonly<Record<string, string>>;
  /** `vous`, `Sie`, `Lei`, `usted`, `keigo`, `您`, or the familiar form where a house prefers it. */
  readonly address: string;
  /** Words in one reply. */
  readonly longest: number;
};

export type Finding = {
  readonly rule: VoiceRule;
  /** As written; empty when the text as a whole is meant. */
  readonly words: string;
  readonly start: number;
  /** Ends an approval until the words are changed. */
  readonly blocking: boolean;
  /** What to put in place of `words`, where that is plain. */
  readonly fix?: string;
};

/** In the order of the text; blocking ones before others at the same place. */
export function lintVoice(text: string, limits: VoiceLimits, locale: string): readonly Finding[] {
  return [
    ...banned(text, limits),
    ...matches(text, /!+|！+/g, 'exclamation', (words) => (words.startsWith('！') ? '。' : '.')),
    ...matches(text, /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\uFE0F\u200D]+/gu, 'emoji', () => ''),
    ...matches(text, shouting, 'capitals', capitalised).filter(({ words }) => !isCode(words)),
    ...familiar(text, limits, locale),
    ...tooLong(text, limits),
  ].sort((one, other) => one.start - other.start || Number(other.blocking) - Number(one.blocking));
}

/** Two words in capitals or one of five letters and more; short ones are names of things. */
const shouting =
  /(?<![\p{L}\p{N}-])\p{Lu}{2,}(?:\s+\p{Lu}{2,})+(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}-])\p{Lu}{5,}(?![\p{L}\p{N}-])/gu;
const isCode = (words: string): boolean => /\p{N}/u.test(words);

function capitalised(words: string): string {
  const low = words.toLowerCase();
  return low.charAt(0).toUpperCase() + low.slice(1);
}

function matches(text: string, form: RegExp, rule: VoiceRule, fix: (words: string) => string): Finding[] {
  return Array.from(text.matchAll(form), (found) => ({
    rule,
    words: found[0],
    start: found.index,
    blocking: false,
    fix: fix(found[0]),
  }));
}

function banned(text: string, { bannedWords, instead }: VoiceLimits): Finding[] {
  return bannedWords.flatMap((word) =>
    Array.from(text.matchAll(wholeWord(word)), (found): Finding => {
      const better = instead[word.toLowerCase()] ?? instead[word];
      const fix = better === undefined ? {} : { fix: likeCase(found[0], better) };
      return { rule: 'banned-word', words: found[0], start: found.index, blocking: true, ...fix };
    }),
  );
}

/** Where words are written without spaces, and in Arabic with its joined article, a part of a word counts too. */
function wholeWord(word: string): RegExp {
  const plain = word
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, '\\s+');
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
    ? new RegExp(plain, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'giu');
}

const likeCase = (written: string, better: string): string =>
  /^\p{Lu}/u.test(written) ? better.charAt(0).toUpperCase() + better.slice(1) : better;

/** Forms of address that a house with courtesy leaves to friends. Whole words; `fix` where one word stands for another. */
const familiarForms: Readonly<Record<string, { readonly form: RegExp; readonly fix?: string }>> = {
  en: { form: /(?<![\p{L}'’])(?:hey|hi there|gonna|wanna|yeah|yep|nope|cheers mate|no worries)(?![\p{L}])/giu },
  fr: { form: /(?<![\p{L}-])(?:tu|toi|ton|tes|t['’](?=\p{L}))(?![\p{L}])|(?<=\s)te(?=\s)/giu },
  de: { form: /(?<!\p{L})(?:du|dich|dir|dein(?:e|er|em|en|es)?)(?!\p{L})/giu },
  it: { form: /(?<!\p{L})(?:tu|ti|tuo|tua|tuoi|tue)(?!\p{L})/giu },
  es: { form: /(?<!\p{L})(?:tú|tu|tus|te|ti|contigo)(?!\p{L})/giu },
  zh: { form: /你们|你/gu, fix: '您' },
  ja: { form: /(?:だよ|だね|じゃん|だろ|んだけど|してね|くれる)(?=[。、！？\s]|$)/gu },
};
const informal: ReadonlySet<string> = new Set(['tu', 'du', 'tú', '你', 'casual']);

function familiar(text: string, { address }: VoiceLimits, locale: string): Finding[] {
  const known = familiarForms[locale.split('-')[0] ?? locale];
  if (known === undefined || informal.has(address)) return [];
  const fix = known.fix === undefined ? {} : { fix: known.fix };
  return Array.from(text.matchAll(known.form), (found) => ({
    rule: 'too-familiar' as const,
    words: found[0],
    start: found.index,
    blocking: false,
    ...fix,
  }));
}

function tooLong(text: string, { longest }: VoiceLimits): Finding[] {
  const words = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}|[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words <= longest ? [] : [{ rule: 'too-long', words: '', start: text.length, blocking: false }];
}
