import { expect, test } from '@jest/globals';
import { maskCards, redact } from '../../src/domain/redact.ts';

test.each([
  ['charge it to 4242 4252 9630 7415 thanks', 'charge it to •••• 7415 thanks'],
  ['card 5555555296307417 exp 09/29 cvv 731', 'card •••• 7417 exp 09/29 cvv •••'],
  ["it's 3782-825296-30749", "it's •••• 0749"],
  ['4242 4242 4242 4242 09 29 123', '•••• 4242 09 29 •••'],
  ['visa4111111111111111 12/27 123', 'visa•••• 1111 12/27 •••'],
  ['٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢', '•••• 4242'],
  ['4111111111111111 or 5555555555554444', '•••• 1111 or •••• 4444'],
  ['4111 1111 1111 1111 5555 5555 5555 4444', '•••• 1111 •••• 4444'],
  ['le cryptogramme est 123', 'le cryptogramme est •••'],
  ['refund to IBAN DE02120300000000202051 please', 'refund to IBAN DE•• •••• 2051 please'],
  ['FR76 3000 6000 0112 3456 7890 189 merci', 'FR•• •••• 0189 merci'],
  ['my password is Blue-Kettle-42 and mail ana@kunde.test', 'my password is ••• and mail ana@kunde.test'],
])('masks the secret in "%s"', (said, kept) => {
  expect(maskCards(said)).toEqual({ text: kept, masked: true });
});

test.each([
  'my tracking number is 1234 5678 9012 3456',
  'tracking 4242 4242 4242 4242',
  'I <3 this lamp & need 2 < 3 of them, size 10" x 12"',
  'my password is wrong',
  "j'ai oublié mon mot de passe",
  'order MM-20418 of 2026-11-22, call +33 6 12 34 56 78',
  'SIRET 362 521 879 00034',
  'IMEI 356938035643809',
  '+4915112345678901',
  'the code is 4006381333931',
])('leaves "%s" as it was typed', (said) => {
  expect(maskCards(said)).toEqual({ text: said, masked: false });
});

test('of 1,000 generated cards at least 99 % are masked, and of 1,000 benign digit strings at most 1 %', () => {
  const random = seeded(20_418);
  const cards = Array.from({ length: 1_000 }, (_, at) => aCard(at, random));
  const missed = cards.filter(({ number, said }) => maskCards(said).text.replace(/\D/g, '').includes(number));
  expect(missed.map(({ said }) => said).slice(10)).toEqual([]);
  const benign = Array.from({ length: 1_000 }, (_, at) => benignDigits(at, random));
  expect(benign.filter((said) => maskCards(said).masked).slice(10)).toEqual([]);
});

test('a model or a log sees no e-mail, phone, order number, card or token', () => {
  expect(redact('MM-20418 camille.aubert@example.com +33 6 12 34 56 78 4242424242424242 /r?token=abc123')).toBe(
    '[order] [email] [phone] •••• 4242 /r?token=[token]',
  );
});

test('digits upon digits do not stall the event loop', () => {
  const took = (length: number) => {
    const text = '4 2-'.repeat(length / 4);
    const startedAt = performance.now();
    redact(text);
    return performance.now() - startedAt;
  };
  took(4_000);
  expect(took(4_000)).toBeLessThan(250);
});

const issuers = [
  ['4', 16],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['6011', 16],
  ['65', 16],
  ['3530', 16],
  ['62', 16],
  ['6304', 16],
  ['4', 19],
] as const;

function aCard(at: number, random: () => number) {
  const [prefix, length] = issuers[at % issuers.length] ?? ['4', 16];
  const number = withCheckDigit(prefix + digits(length - prefix.length - 1, random));
  const separator = ['', ' ', '-', '.', '\u00a0'][Math.floor(random() * 5)] ?? '';
  const written = number.replace(/(.{4})(?=.)/g, `$1${separator}`);
  const said = [`my card is ${written}`, `${written} exp 09/29`, `pay with ${written}, please`, `carte:${written}`];
  return { number, said: said[at % said.length] ?? written };
}

/** What shoppers and shops write all day: orders, phones, parcels, dates, prices, bar codes, and 16 digits that are no card. */
function benignDigits(at: number, random: () => number): string {
  const kinds = [
    () => `MM-${digits(5, random)}`,
    () => `+33 6 ${digits(2, random)} ${digits(2, random)} ${digits(2, random)} ${digits(2, random)}`,
    () => `tracking 1Z${digits(16, random)}`,
    () => `suivi : ${digits(13, random)}`,
    () => `parcel number ${digits(4, random)} ${digits(4, random)} ${digits(4, random)} ${digits(4, random)}`,
    () => `20${digits(2, random)}-11-22 10:15:00`,
    () => `${digits(2, random)} ${digits(3, random)},00 €`,
    () => `my ticket is ${failingLuhn(digits(16, random))}`,
    () => `ean ${digits(13, random)}`,
    () => `+1 (${digits(3, random)}) ${digits(3, random)}-${digits(4, random)}`,
  ];
  return (kinds[at % kinds.length] ?? (() => ''))();
}

const digits = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

const luhn = (number: string): number =>
  Array.from(number)
    .reverse()
    .reduce(
      (sum, one, at) => sum + (at % 2 === 1 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(one)] ?? 0) : Number(one)),
      0,
    ) % 10;

const withCheckDigit = (start: string): string =>
  start + String(Array.from({ length: 10 }, (_, one) => one).find((one) => luhn(start + String(one)) === 0));

const failingLuhn = (number: string): string =>
  luhn(number) === 0 ? number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10) : number;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

test.each([
  ['رقمي +٩٧١ ٥٠ ١٢٣ ٤٥٦٧', 'رقمي [phone]'],
  ['هاتفي ٠٥٠١٢٣٤٥٦٧', 'هاتفي [phone]'],
  ['۰۹۱۲۳۴۵۶۷۸۹', '[phone]'],
  ['طلبي MM-٢٠٤١٨', 'طلبي [order]'],
  ['في ٢٤-١١-٢٠٢٦ بسعر ١٬٢٩٠٫٥٠', 'في ٢٤-١١-٢٠٢٦ بسعر ١٬٢٩٠٫٥٠'],
])('Arabic digits are digits: %s', (text, safe) => {
  expect(redact(text)).toBe(safe);
});
