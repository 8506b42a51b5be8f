/** Dates of sample data are written relative to the moment of loading, so that a sample house never ages. */
import { z } from 'zod';

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const relative = /^([+-])(\d+)([dhm])(?: (\d{2}):(\d{2}))?$/;
const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** `-10d`, `+6h`, `-2d 14:30` (that day, UTC), `2026-11-22` or a full ISO time; anything else is undefined. */
export function readDate(text: string, now: Date): Date | undefined {
  const match = relative.exec(text);
  if (!match) return iso.test(text) ? valid(new Date(text)) : undefined;
  const [, sign, count, unit, hours, minutes] = match;
  const distance = Number(count) * unitMs[unit as keyof typeof unitMs];
  const at = new Date(now.getTime() + (sign === '-' ? -distance : distance));
  if (hours !== undefined) at.setUTCHours(Number(hours), Number(minutes), 0, 0);
  return valid(at);
}

export const dateExpected = 'a date such as "2026-11-22", "2026-11-22T10:00:00Z" or, relative to loading, "-10d"';

/** A zod field that reads such a date. */
export function dateField(now: Date) {
  return z.string().transform((text, context) => {
    const at = readDate(text, now);
    if (at) return at;
    context.addIssue({ code: 'custom', message: dateExpected });
    return z.NEVER;
  });
}

/** The same as a calendar day, `YYYY-MM-DD`; a yearly day is written `MM-DD` and stays as it is. */
export function dayField(now: Date) {
  return z.string().transform((text, context) => {
    if (/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return text;
    const at = readDate(text, now);
    if (at) return at.toISOString().slice(0, 10);
    context.addIssue({ code: 'custom', message: 'a day such as "2026-11-22", "11-22" for every year, or "+6d"' });
    return z.NEVER;
  });
}

const valid = (at: Date) => (Number.isNaN(at.getTime()) ? undefined : at);
