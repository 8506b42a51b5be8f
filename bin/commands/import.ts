/** Imports a file of products, orders, stores or articles; whatever is rejected goes to a file beside it. */
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { App } from '../../src/app.ts';
import { type Command, UsageError } from '../command.ts';
import { readText } from '../read-text.ts';

type Kind = Parameters<App['imports']['run']>[0]['kind'];
const kinds: readonly Kind[] = ['products', 'orders', 'stores', 'articles'];

export const importCommand: Command = {
  name: 'import',
  summary: 'Import products, orders, stores or articles from a file',
  usage: [
    `npm run aparte -- import <${kinds.join('|')}> <file> [--dry-run]`,
    '',
    "An article's folder says its language: articles/en/returns.md.",
    'What cannot be taken is listed with its line in <file>.rejected.txt; exit code 1 when there is any.',
  ].join('\n'),
  async run(args, { terminal, house }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [given, file] = positionals;
    const kind = kinds.find((known) => known === given);
    if (!kind || !file) throw new UsageError(`Say what and from where: import <${kinds.join('|')}> <file>.`);
    const content = await readText(file);
    const { imports } = await house();
    const { accepted, rejected } = await imports.run({
      kind,
      file: kind === 'articles' ? withFolder(file) : basename(file),
      content,
      dryRun: values['dry-run'],
      onProgress: terminal.progress,
    });
    terminal.print(
      `${accepted} ${kind} ${values['dry-run'] ? 'would be' : ''} taken, ${rejected.length} rejected`.replace(
        '  ',
        ' ',
      ),
    );
    if (rejected.length === 0) return 0;
    const list = `${file}.rejected.txt`;
    await writeFile(list, rejected.map(rejection).join(''));
    terminal.note(`The rejected ones are in ${list}.`);
    return 1;
  },
};

/** An article's language is the name of its folder. */
function withFolder(file: string): string {
  const path = resolve(file);
  return join(basename(dirname(path)), basename(path));
}

function rejection({
  file,
  line,
  found,
  expected,
}: {
  file: string;
  line?: number | undefined;
  found: string;
  expected: string;
}): string {
  return `${file}${line === undefined ? '' : `:${line}`}: found ${found}, expected ${expected}\n`;
}
