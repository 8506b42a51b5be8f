/**
 * Times of the day as a clock of 24 hours shows them, whoever wrote them: "3.30 pm", "15 h 30" and "3:30 مساءً" are 15:30,
 * and "15:00" is 15. Expects Latin digits.
 */
export function byOneClock(text: string): string {
  return text.replace(withH, '$1:$2').replace(halfDay, byHalf).replace(onTheClock, bare);
}

const withH = /(?<![\d.,:])(\d{1,2})[ \u00a0\u202f]?h(?:eures?)?[ \u00a0\u202f]?(\d{2})(?!\d)/giu;
const halfDay =
  /(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?(?:[ \u00a0\u202f]?h(?:eures?)?)?[ \u00a0\u202f]?(?:(a\.?m(?!\p{L})|du matin|(?:في ال)?صباح)|p\.?m(?!\p{L})|de l['’]après-midi|du soir|(?:في ال|بعد ال)?(?:مساء|ظهر|عصر))/giu;
const onTheClock = /(?<![\d.,:])(\d{1,2}):(\d{2})(?!\d|:\d)/gu;

function byHalf(written: string, hour: string, minutes = '00', morning?: string): string {
  if (Number(hour) > 12) return `${hour}:${minutes}`;
  const of24 = (Number(hour) % 12) + (morning === undefined ? 12 : 0);
  return Number(hour) === 0 ? written : `${of24}:${minutes}`;
}

const bare = (_written: string, hour: string, minutes: string): string =>
  minutes === '00' ? String(Number(hour)) : `${Number(hour)}:${minutes}`;
