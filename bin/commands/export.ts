/** Everything the house holds about a shopper, as JSON on standard output; or the house itself, as a folder. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Command, type CommandParts, UsageError } from '../command.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Everything held about a shopper, or the house as a folder',
  usage: [
    'npm run -s aparte -- export shopper <id> > shopper.json',
    'npm run aparte -- export house --to <folder>',
    '',
    'The folder of a house has its settings as they are in force, articles, policy, hours, ready replies and people, without',
    'passwords and without shoppers. Another deployment starts from it with HOUSE_DIR; people get a password there with',
    '`npm run aparte -- advisor reset`.',
  ].join('\n'),
  async run([what, ...rest], parts) {
    if (what === 'shopper' && rest.length === 1 && rest[0]) return await shopper(rest[0], parts);
    if (what === 'house' && rest.length === 2 && rest[0] === '--to' && rest[1]) return await folder(rest[1], parts);
    throw new UsageError('Say what: export shopper <id>, or export house --to <folder>.');
  },
};

async function shopper(id: string, { terminal, house }: CommandParts): Promise<number> {
  const everything = await (await house()).office.exportShopper(id);
  if (everything === undefined) {
    terminal.note(`There is no shopper "${id}".`);
    return 1;
  }
  terminal.print(JSON.stringify(everything, null, 2));
  return 0;
}

/** Into a folder of its own: what lies there already is nobody's to overwrite. */
async function folder(to: string, { terminal, house }: CommandParts): Promise<number> {
  const root = resolve(to);
  const there = await readdir(root).catch(() => []);
  if (there.length > 0) {
    terminal.note(`${root} is not empty; name a new folder.`);
    return 1;
  }
  const { files, catalogue } = await (await house()).office.exportHouse();
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text, { flag: 'wx' });
  }
  terminal.print(`${files.size} files in ${root}`);
  if (catalogue === 'imported') terminal.note('The catalogue came by an import: import its feed there as well.');
  terminal.note(`Start another house from it with HOUSE_DIR=${root}`);
  return 0;
}
