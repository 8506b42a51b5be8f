/** An order's number alone goes on with what was just spoken of: after the rules of returns it is an order to return. */
import { isCount, type Notes, type Talk } from '../src/domain/dialog.ts';
import { plain } from '../src/domain/plain-words.ts';
import { leadIntent, type Said } from '../src/domain/said.ts';
import type { Intent } from '../src/domain/understanding.ts';

const key = 'returns.spoken-of';
/** A word of thanks and another question may come between. */
const messagesLater = 6;
const aboutReturns: ReadonlySet<Intent> = new Set(['return-exchange', 'refund']);

/** Kept when an article has answered: a question about returns is the last thing that was asked about, or no longer. */
export function noteAboutReturns(said: Said): Notes {
  return { [key]: aboutReturns.has(leadIntent(said).intent) ? seqOf(said) : undefined };
}

export function spokeOfReturns({ notes, said }: Pick<Talk, 'notes' | 'said'>): boolean {
  const kept = notes[key];
  return isCount(kept) && seqOf(said) - kept <= messagesLater;
}

const seqOf = ({ messages }: Said) => messages.at(-1)?.seq ?? 0;

/** Words that say no more than "this is the order", as `plain` writes them. */
const naming = new RegExp(
  `(?<!\\p{L})(?:${[
    'hello hi thanks thank you please yes ok it s is the my our order number no nr id here are this one for and with what about i ordered e mail email address',
    'bonjour merci oui s il vous plait c est le la mon ma notre commande numero voici voila celle celui ci et pour avec adresse courriel mail de l la',
    'hallo danke bitte ja es ist die der meine unsere bestellung bestellnummer nummer hier und fur mit adresse',
    'ciao buongiorno grazie si il mio la mia ordine numero ecco e per con indirizzo',
    'hola gracias si es el mi la pedido numero aqui y para con correo direccion electronico',
    'مرحبا شكرا نعم من فضلك هذا هذه هو هي رقم الطلب طلبي طلب و بريدي البريد الالكتروني ورقم رقمه',
  ]
    .join(' ')
    .split(' ')
    .join(
      '|',
    )})(?!\\p{L})|注文番号|注文|番号|私の|メール|アトレス|てす|は|か|の|こちら|これ|はい|我的|订单号码|订单号|订单|號碼|訂單|邮箱|电子邮件|是|这是|这个|号`,
  'gu',
);

/** "MM-20418", "my order is MM-20418, camille@example.com": a number, perhaps its proof, and nothing asked of it. */
export function onlyNamesOrder({ messages }: Said): boolean {
  const named = messages.some(({ understanding }) =>
    understanding.entities.some(({ kind }) => kind === 'order-number'),
  );
  return named && messages.every((message) => restOf(message) === '');
}

function restOf({ text, understanding }: Said['messages'][number]): string {
  const told = understanding.entities.filter(({ kind }) => kind === 'order-number' || kind === 'email');
  let rest = text;
  for (const { start, end } of told) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return plain(rest).replace(naming, '').trim();
}
