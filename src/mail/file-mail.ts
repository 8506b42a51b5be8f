/** Letters that go nowhere: each becomes a file, to be read by whoever tries the house out. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from '../domain/mail.ts';
import type { Clock } from '../domain/ports.ts';
import { asEml } from './letter.ts';

export function createFileMail({ dir, from, clock }: { dir: string; from: string; clock: Clock }): Mail {
  return {
    async send(letter) {
      const at = clock.now();
      const name = `${at.toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}.eml`;
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await writeFile(join(dir, name), asEml(letter, from, at), { mode: 0o600 });
    },
  };
}
