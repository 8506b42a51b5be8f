/**
 * What must not be kept or sent on. `maskCards` runs before the first durable write (cards, CVV, IBAN, passwords);
 * `redact` goes further, for logs and for requests to a model (e-mail, phone, order numbers, links with tokens too).
 */

import { maskCardNumbers } from './card-numbers.ts';
import { withPlainDigits } from './claims.ts';

export type Masked = { readonly text: string; readonly masked: boolean };

/** Cards keep their last 4 digits, so that shopper and advisor can still say which one; the rest is gone for good. */
export function maskCards(text: string): Masked {
  const masked = [maskCardNumbers, maskSecurityCodes, maskIbans, maskPasswords].reduce(
    (before, mask) => mask(before),
    text,
  );
  return { text: masked, masked: masked !== text };
}

export function redact(text: string): string {
  return withoutIdentifiers(maskCards(text).text, (_written, label) => label);
}

/** Tokens, addresses, order and telephone numbers: each replaced by what `by` makes of it. */
export function withoutIdentifiers(text: string, by: (written: string, label: string) => string): string {
  return text
    .replace(webToken, (_whole, lead: string, token: string) => lead + by(token, '[token]'))
    .replace(bareToken, (written) => by(written, '[token]'))
    .replace(email, (written) => by(written, '[email]'))
    .replace(orderNumber, (written) => by(written, '[order]'))
    .replace(phone, (written) => (isPhone(written) ? by(written, '[phone]') : written));
}

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const orderNumber = /(?<![\p{L}\p{N}])MM[\s._-]{0,2}\p{Nd}{5}(?!\p{Nd})/giu;
const phone = /(?<![\p{L}\p{N}.,])\+?\(?\p{Nd}(?:[\s().-]{0,2}\p{Nd}){7,14}(?![\p{L}\p{N}]|[ -]\p{Nd})/gu;
const webToken = /((?:[?&](?:token|key|code|signature|sig|auth|access_token)=)|(?:bearer\s{1,3}))([^\s&#]+)/gi;
const bareToken =
  /\b(?:sk|pk|rk|ghp|xox[bp])[-_][A-Za-z0-9_-]{16,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+\.?[A-Za-z0-9_-]*/g;

/** Dates and prices have the shape of short phone numbers. */
function isPhone(written: string): boolean {
  const plain = withPlainDigits(written);
  const digits = plain.replace(/\D/g, '');
  if (/^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(plain) || /^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(plain)) return false;
  return digits.length >= 8 && digits.length <= 15;
}

const securityCode =
  /((?:cvv2?|cvc2?|cv2|csc|cid|security code|card code|code de s[eé]curit[eé]|cryptogramme(?: visuel)?|pr[uü]fziffer|kartenpr[uü]fnummer|codice di sicurezza|c[oó]digo de seguridad|رمز الأمان|رمز الامان|セキュリティコード|安全码)\s{0,3}(?:is|est|ist|è|es|:|=|-|#|no\.?|number)?\s{0,3})(\p{Nd}{3,4})(?!\p{Nd})/giu;

/** Typed as on the card: number, expiry, code. */
const codeAfterCard =
  /(•••• \d{4}[\s,;/-]{1,3}(?:exp\.?\s*)?\d{2}\s?[\s/.-]?\s?\d{2,4}[\s,;/-]{1,3})(\d{3,4})(?!\d)/giu;

function maskSecurityCodes(text: string): string {
  return text.replace(securityCode, '$1•••').replace(codeAfterCard, '$1•••');
}

const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu;

function maskIbans(text: string): string {
  return text.replace(iban, (written) => {
    const whole = ibanWithin(written);
    return whole === undefined
      ? written
      : `${whole.slice(0, 2).toUpperCase()}•• •••• ${whole.replace(/[ -]/g, '').slice(-4)}${written.slice(whole.length)}`;
  });
}

/** The words after an IBAN look like more of it: the longest beginning that passes the check is the account. */
function ibanWithin(written: string): string | undefined {
  for (let end = written.length; end >= 15; end--) {
    const boundary = end === written.length || /[ -]/.test(written[end] ?? '');
    if (boundary && isIban(written.slice(0, end).replace(/[ -]/g, '').toUpperCase())) return written.slice(0, end);
  }
  return undefined;
}

/** ISO 13616: the first four moved to the end, letters as numbers, remainder 1 by 97. */
function isIban(code: string): boolean {
  if (code.length < 15 || code.length > 34) return false;
  let remainder = 0;
  for (const character of code.slice(4) + code.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Spaces are counted: two runs of any length side by side would be tried against each other in every split. */
const password =
  /((?:my |mon |the |le |mein |la mia |mi )?(?:password|passcode|pass ?word|mot de passe|mdp|passwort|kennwort|contrase[nñ]a|كلمة (?:السر|المرور)|パスワード|密码)\s{0,3}(?:is|was|est|ist|è|es|:|=|هي|は|是)\s{0,3}:?\s{0,3}["“«']?)(\S{4,64})/giu;

/** "My password is wrong" tells no password: a secret has a digit or a sign in it, or stands in quotes. */
function maskPasswords(text: string): string {
  return text.replace(password, (written, lead: string, secret: string) =>
    /[\d_@#$%^&*!+=~|\\/-].*\p{L}|\p{L}.*[\d_@#$%^&*+=~|\\/-]|["“«']$/u.test(
      `${secret}${/["“«']\s*$/.test(lead) ? '"' : ''}`,
    )
      ? `${lead}•••`
      : written,
  );
}
