/**
 * Whether a message may go out a second time when nobody can say what became of the first. Two copies of a confirmation
 * that money moves read like two payments, and two codes like two vouchers: those a person looks at.
 */

import type { DeliveryClass } from './delivery.ts';
import type { Message } from './message.ts';

/** A sum as any of the house's languages writes it: sign or currency code before or after, digits of any script. */
const sum =
  /(?:\p{Sc}|\b(?:EUR|USD|GBP|CHF|JPY|CNY|CAD|AED|SAR|QAR|KWD))\s?\p{Nd}|\p{Nd}\s?(?:\p{Sc}|(?:EUR|USD|GBP|CHF|JPY|CNY|CAD|AED|SAR|QAR|KWD)\b|[円元])/u;

/** Six digits, or a voucher in capitals and digits: `428 113`, `WELCOME20`, `MRD-7H2K-99QX`. Order numbers look alike, and are harmless to hold. */
const code = /(?<!\p{Nd})\p{Nd}{3}[ -]?\p{Nd}{3}(?!\p{Nd})|\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{6,}\b/u;

/** `money`: a template costs; an order with a sum in it confirms; a person's sums and codes are theirs to repeat. */
export function classOf({
  template,
  card,
  author,
  text,
}: Pick<Message, 'template' | 'card' | 'author' | 'text'>): DeliveryClass {
  if (template !== undefined) return 'money';
  if (card?.kind === 'order_timeline') return sum.test(text) ? 'money' : 'text';
  return author.kind === 'advisor' && (sum.test(text) || code.test(text)) ? 'money' : 'text';
}
