/** Prices as feeds write them, into minor units without ever passing through a fraction. */

import type { Money } from '../domain/commerce.ts';

/** "2480", "2480.00" or "19.9"; undefined for anything else, also for more digits than the currency has. */
export function readPrice(text: string, currency: string): Money | undefined {
  const [, whole, fraction = ''] = text.trim().match(/^(\d{1,12})(?:\.(\d*))?$/) ?? [];
  if (whole === undefined) return undefined;
  const digits = minorDigits(currency);
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return undefined;
  return { amount: Number(whole + fraction.slice(0, digits).padEnd(digits, '0')), currency };
}

/** "2480.00 EUR", as merchant feeds write it; without a currency the house's own is meant. */
export function readPriceWithCurrency(text: string, currency: string): Money | undefined {
  const [, before, amount, after] = text.trim().match(/^([A-Z]{3})?\s*([\d.]+)\s*([A-Z]{3})?$/) ?? [];
  return amount === undefined ? undefined : readPrice(amount, after ?? before ?? currency);
}

const digitsByCurrency = new Map<string, number>();

function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits = digitsOf(currency);
  digitsByCurrency.set(currency, digits);
  return digits;
}

function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
