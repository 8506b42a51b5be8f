/** Codes of an authenticator app: RFC 6238 over HMAC-SHA1 with six digits and steps of 30 seconds, which every app can do. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Steps on either side that are still right: clocks of telephones go wrong by some seconds. */
const drift = 1;

/** `counter`: the number of the time step, or any counter (RFC 4226). */
export function codeAt(secret: Uint8Array, counter: number, digits = 6): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(moving).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step whose code this is, if it is later than `lastStep`: a code is good once. Undefined: not right. */
export function stepOf(code: string, secret: Uint8Array, at: Date, lastStep: number): number | undefined {
  const now = Math.floor(at.getTime() / 1000 / stepSeconds);
  let found: number | undefined;
  for (let step = now - drift; step <= now + drift; step += 1) {
    const right = timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code));
    if (right && step > lastStep) found ??= step;
  }
  return found;
}

/** RFC 4648 without padding, as people type it. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What the QR code says; names are shown by the app. */
export function otpauthUri({ house, email, secret }: { house: string; email: string; secret: string }): string {
  const label = `${encodeURIComponent(house)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(house)}&algorithm=SHA1&digits=6&period=30`;
}
