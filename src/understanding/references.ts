/** E-mail addresses and order numbers. Patterns read folded text. */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf, withoutOverlap } from './span.ts';

/** The first character is not preceded by one of its own kind, so a long run is tried once and not at every letter. */
const email = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;

export function findEmails(text: string): Span[] {
  if (!text.includes('@')) return [];
  return spansOf(text, email, 'email', ([whole]) => whole.replace(/[.-]{1,4}$/, ''));
}

/** `MM-20418`, "mm 20418", "MM20418", "#20418". The prefix is the house's own. */
const orderWithPrefix = /(?<![a-z0-9])mm[\s._-]{0,2}(\d{5})(?!\d)/g;
const orderWithHash = /#\s?(?:mm[\s-]?)?(\d{5})(?!\d)/g;
const numberWords =
  'number|no\\.?|nr\\.?|num\\.?|numero|n°|nummer|رقم|رقمه|رقمها|番号|编号|編號|号码|号|號|is|est|ist|es|e|:|#|le|la|der|die|il|el|id|sous|sotto|con|mit|の|は|が|是|为';
const orderAfterWord = new RegExp(
  `(?:order|commande|achat|bestellung|auftrag|ordine|pedido|compra|orden|طلب(?:ي|يه|يتي|كم)?|الطلب|طلبيه|注文|订单|訂單|单号|單號)(?:\\s?(?:${numberWords})){0,4}\\s?[:#]?\\s?(\\d{5})(?!\\d)`,
  'g',
);
/** "Under the number 20977", where the order stands earlier in the sentence. */
const numberAfterOrder = /(?:numero|nummer|number|num|n°|رقم|番号|编号) {0,2}(\d{5})(?!\d)/g;
const orderWord =
  /order|command|achete|bestell|auftrag|ordin|comprat|pedid|compr|orden|طلب|注文|订单|訂單|买|bought|purchas|gekauft/;
const bareFiveDigits = /(?<![\p{Script=Latin}\p{Script=Arabic}\d-]|\d[.,])(\d{5})(?![\p{Script=Latin}\d]|[.,]\d)/gu;

export function findOrderNumbers(text: string, context: UnderstandingContext): Span[] {
  if (!/\d{5}/.test(text)) return [];
  const patterns = [
    orderWithPrefix,
    orderWithHash,
    orderAfterWord,
    ...(orderWord.test(text) ? [numberAfterOrder] : []),
  ];
  const named = withoutOverlap(
    ...patterns.map((pattern) => spansOf(text, pattern, 'order-number', ([, digits]) => `MM-${digits}`)),
  );
  if (named.length > 0 || context.expecting !== 'order-number') return named;
  return spansOf(text, bareFiveDigits, 'order-number', ([, digits]) => `MM-${digits}`);
}
