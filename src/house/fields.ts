/** Fields that several house files share: words, money, e-mail, time of day. */
import { z } from 'zod';

export const word = z.string().min(1);
export const email = z.email({ error: 'an e-mail address' });
export const localized = z.record(z.string(), z.string());
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "10:30"');
export const realDay = z.iso.date({ error: 'a day such as "2026-12-25"' });

export const timeZone = z.string().refine(isTimeZone, { error: 'an IANA time zone such as "Europe/Paris"' });

/** Minor units: 248000 is 2,480.00. */
export const money = z.object({
  amount: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "EUR"'),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
