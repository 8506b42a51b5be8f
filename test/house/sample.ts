/** The bundled house, and copies of it that a test may break. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importProducts } from '../../src/commerce/import.ts';
import { type LoadedHouse, loadHouse } from '../../src/house/load.ts';

export const sampleDir = join(import.meta.dirname, '../../src/house/meridon');
export const now = new Date('2026-11-22T09:30:00Z');

export const load = (dir: string, at = now): Promise<LoadedHouse> =>
  loadHouse({ dir, now: at, parseProducts: importProducts });

export type Copy = {
  readonly dir: string;
  edit(file: string, change: (text: string) => string): Promise<void>;
  remove(file: string): Promise<void>;
  forget(): Promise<void>;
};

export async function copyOfSample(): Promise<Copy> {
  const dir = await mkdtemp(join(tmpdir(), 'aparte-house-'));
  await cp(sampleDir, dir, { recursive: true });
  return {
    dir,
    async edit(file, change) {
      const path = join(dir, file);
      const before = await readFile(path, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the edit of ${file} changed nothing`);
      await writeFile(path, after);
    },
    remove: (file) => rm(join(dir, file), { recursive: true }),
    forget: () => rm(dir, { recursive: true, force: true }),
  };
}

/** The 1-based line on which `words` first stand. */
export async function lineOf(dir: string, file: string, words: string): Promise<number> {
  const lines = (await readFile(join(dir, file), 'utf8')).split('\n');
  const at = lines.findIndex((line) => line.includes(words));
  if (at === -1) throw new Error(`${file} has no line with ${words}`);
  return at + 1;
}
