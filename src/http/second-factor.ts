/** The second factor of a sign-in: a code of an authenticator app, or one of ten recovery codes, each good once. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { AparteError } from '../domain/errors.ts';
import type { AdvisorId } from '../domain/ids.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import { base32, otpauthUri, stepOf } from './totp.ts';

/** Secrets are sealed with a key from the session secret: a stolen database gives no codes. */
type Kept = {
  readonly pending?: string;
  readonly sealed?: string;
  readonly lastStep?: number;
  readonly recovery?: readonly string[];
  readonly sinceAt?: Date;
};

export type SecondFactorParts = {
  readonly documents: Documents;
  readonly clock: Clock;
  readonly secret: string;
  readonly house: string;
};

export type SecondFactor = ReturnType<typeof createSecondFactor>;

const recoveryCodes = 10;

export function createSecondFactor({ documents, clock, secret, house }: SecondFactorParts) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'second factor', 32));
  const hash = (code: string) => createHmac('sha256', key).update(code).digest('base64url');

  async function read(id: AdvisorId): Promise<{ value: Kept; version: number }> {
    return (await documents.get<Kept>('second-factors', id)) ?? { value: {}, version: 0 };
  }

  function seal(bytes: Uint8Array): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** Undefined when the session secret has changed since: then only a recovery code or a reset helps. */
  function unseal(text: string): Buffer | undefined {
    const bytes = Buffer.from(text, 'base64');
    try {
      const open = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([open.update(bytes.subarray(28)), open.final()]);
    } catch {
      return undefined;
    }
  }

  function rightStep(sealed: string | undefined, code: string, lastStep: number): number | undefined {
    const bytes = sealed === undefined ? undefined : unseal(sealed);
    return bytes && /^\d{6}$/.test(code) ? stepOf(code, bytes, clock.now(), lastStep) : undefined;
  }

  /** Of two who use one code at the same instant only one gets in. */
  async function spend(id: AdvisorId, value: Kept, version: number): Promise<boolean> {
    try {
      await documents.put<Kept>('second-factors', id, value, version);
      return true;
    } catch (cause) {
      if (cause instanceof AparteError && cause.code === 'conflict') return false;
      throw cause;
    }
  }

  return {
    async state(id: AdvisorId): Promise<{ on: boolean; recoveryLeft: number; sinceAt?: Date }> {
      const { sealed, recovery = [], sinceAt } = (await read(id)).value;
      return { on: sealed !== undefined, recoveryLeft: recovery.length, ...(sinceAt && { sinceAt }) };
    },

    /** A new secret for the app; it counts once a code of it was shown to `confirm`. */
    async begin(id: AdvisorId, email: string): Promise<{ secret: string; uri: string }> {
      const bytes = randomBytes(20);
      const { value, version } = await read(id);
      await documents.put<Kept>('second-factors', id, { ...value, pending: seal(bytes) }, version);
      const text = base32(bytes);
      return { secret: text, uri: otpauthUri({ house, email, secret: text }) };
    },

    /** The recovery codes, told this once. Undefined: the code is not right. */
    async confirm(id: AdvisorId, code: string): Promise<readonly string[] | undefined> {
      const { value, version } = await read(id);
      const lastStep = rightStep(value.pending, tidy(code), -1);
      if (value.pending === undefined || lastStep === undefined) return undefined;
      const codes = Array.from({ length: recoveryCodes }, recoveryCode);
      const recovery = codes.map((one) => hash(tidy(one)));
      const kept = { sealed: value.pending, lastStep, recovery, sinceAt: clock.now() };
      return (await spend(id, kept, version)) ? codes : undefined;
    },

    /** A code of the app, or a recovery code; either is used up by it. */
    async check(id: AdvisorId, code: string): Promise<boolean> {
      const { value, version } = await read(id);
      const said = tidy(code);
      const step = rightStep(value.sealed, said, value.lastStep ?? -1);
      if (step !== undefined) return spend(id, { ...value, lastStep: step }, version);
      const recovery = value.recovery ?? [];
      const left = recovery.filter((one) => one !== hash(said));
      return left.length < recovery.length && spend(id, { ...value, recovery: left }, version);
    },

    async remove(id: AdvisorId): Promise<void> {
      await documents.delete('second-factors', id);
    },
  };
}

const tidy = (code: string) => code.replace(/[\s-]/g, '').toLowerCase();

/** 50 bits, in two groups to be written on paper. */
function recoveryCode(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return `${group()}-${group()}`;
}
