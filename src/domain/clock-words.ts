/** The hour somebody names: "at 3pm", "15 h 30", "um 15 Uhr", "alle 15", "a las 3 de la tarde", "午後3時", "下午3点半", "الساعة ٣ عصرًا". Pure. */

const hour = '(?<hour>[01]?\\d|2[0-3])';
const minute = '(?<minute>[0-5]\\d)';
const alone = '(?<![\\d:.,/-])';

/** Most telling first; what follows a bare "at" must not be longer a number, a price or a day of a month. */
const forms = [
  `${alone}${hour}(?:[:.h]${minute})?\\s?(?<half>[ap])\\.?\\s?m(?![\\p{L}])`,
  `${alone}${hour}\\s?(?:h|heures?|uhr|時|点|點)(?:\\s?${minute}(?!\\d)|(?<thirty>半))?(?![\\p{Script=Latin}])`,
  `${alone}${hour}[:.]${minute}\\s?(?:h|uhr)?(?![\\p{L}\\d.,/])`,
  `(?:(?<!\\p{L})(?:at|alle|ore|a las|um)|الساعة)\\s?${hour}(?![\\d.,/€$£%-]|\\s?[€$£%])`,
].map((source) => new RegExp(source, 'u'));

const noon = /(?<![\p{L}-])(?:noon|midi|mezzogiorno|mediod[ií]a)(?!\p{L})|正午/u;
const spelt = [
  'الواحدة',
  'الثانية',
  'الثالثة',
  'الرابعة',
  'الخامسة',
  'السادسة',
  'السابعة',
  'الثامنة',
  'التاسعة',
  'العاشرة',
  'الحادية عشرة',
  'الثانية عشرة',
];

const late =
  /afternoon|evening|tonight|apr[eè]s[- ]?midi|soir|nachmittag|abend|pomeriggio|(?<!\p{L})sera|tarde|noche|午後|夕方|下午|晚上|مساء|عصر|بعد الظهر|ظهر/u;
const early = /morning|matin|vormittag|morgens|mattin|de la mañana|午前|朝|上午|早上|صباح/u;
/** Nobody is expected before this hour: "at 3" is three in the afternoon. */
const firstHour = 8;

/** The clock as `HH:MM`, or undefined where none is named. */
export function clockIn(words: string): string | undefined {
  const text = latinDigits(words.normalize('NFKC').toLowerCase());
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    if (!found) continue;
    const minutes = found['minute'] ?? (found['thirty'] || text.includes('والنصف') ? '30' : '00');
    return clock(ofDay(Number(found['hour']), found['half'], text), minutes);
  }
  const spoken = spelt.findLastIndex((name) => text.includes(`الساعة ${name}`));
  if (spoken !== -1) return clock(ofDay(spoken + 1, undefined, text), text.includes('والنصف') ? '30' : '00');
  return noon.test(text) ? '12:00' : undefined;
}

function ofDay(named: number, half: string | undefined, text: string): number {
  if (named > 12) return named;
  const isMorning = half === 'a' || (half === undefined && !late.test(text) && early.test(text));
  if (isMorning) return named === 12 ? 0 : named;
  const isLate = half === 'p' || late.test(text) || named < firstHour;
  return isLate && named < 12 ? named + 12 : named;
}

const clock = (hours: number, minutes: string) => `${String(hours).padStart(2, '0')}:${minutes}`;

function latinDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
