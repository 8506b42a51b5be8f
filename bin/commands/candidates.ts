/** Corrected readings on their way to training sentences: listed, decided on by a second person, written to a file. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { App } from '../../src/app.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';

type Office = App['office'];
type Candidate = Awaited<ReturnType<Office['candidates']['list']>>['items'][number];

const options = {
  state: { type: 'string', default: 'waiting' },
  language: { type: 'string' },
  by: { type: 'string' },
} as const;
const states = ['waiting', 'accepted', 'rejected'] as const;
const pageSize = 100;

export const candidates: Command = {
  name: 'candidates',
  summary: 'Corrected readings: list, accept, reject, export for training',
  usage: [
    'npm run aparte -- candidates list [--state waiting|accepted|rejected] [--language fr]',
    'npm run aparte -- candidates accept <id> [--by <e-mail>]',
    'npm run aparte -- candidates reject <id> [--by <e-mail>]',
    'npm run aparte -- candidates export <language> <file.jsonl>',
    '',
    'Only corrections of shoppers who agreed to it are listed, with names, numbers and addresses removed. Read each one:',
    'reject it when it still tells who wrote it. With --by, nobody accepts a correction of their own.',
    'The file has the lines that `npm run train` reads: put it into src/understanding/data/<language>/ and train.',
  ].join('\n'),
  async run(args, { terminal, house }) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [act, first, second] = positionals;
    switch (act) {
      case 'list':
        return await list((await house()).office, terminal, stateOf(values.state), values.language);
      case 'accept':
      case 'reject': {
        if (!first) throw new UsageError(`Say which: candidates ${act} <id>.`);
        const verdict = act === 'accept' ? 'accepted' : 'rejected';
        await (await house()).office.review(first, verdict, values.by);
        terminal.print(`${first} is ${verdict}.`);
        return 0;
      }
      case 'export':
        if (!first || !second) throw new UsageError('Say what and where to: candidates export <language> <file>.');
        return await write((await house()).office, terminal, first, second);
      default:
        throw new UsageError('Say what to do: list, accept, reject or export.');
    }
  },
};

function stateOf(given: string): (typeof states)[number] {
  const state = states.find((known) => known === given);
  if (state === undefined) throw new UsageError(`--state: found "${given}", expected ${states.join(', ')}.`);
  return state;
}

async function list(office: Office, terminal: Terminal, state: (typeof states)[number], language?: string) {
  let count = 0;
  let cursor: string | undefined;
  do {
    const filter = { state, ...(language === undefined ? {} : { language }) };
    const page = await office.candidates.list(filter, pageSize, cursor);
    for (const candidate of page.items) terminal.print(line(candidate));
    count += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  terminal.note(`${count} ${state}`);
  return 0;
}

function line({ id, text = '', correction, read, correctedBy, reviewedBy }: Candidate): string {
  const { intents = [], emotion, language } = correction;
  const was = [language ?? read.language, ...intents, ...(emotion === undefined ? [] : [emotion])].join(' ');
  const by = `${correctedBy.name}${reviewedBy === undefined ? '' : `, reviewed by ${reviewedBy.name}`}`;
  // Line by line in a terminal, whatever was typed.
  return `${id}  ${was} (read: ${read.language} ${read.intents.join(' ')})  ${by}  ${JSON.stringify(text)}`;
}

async function write(office: Office, terminal: Terminal, language: string, file: string): Promise<number> {
  const rows = await office.candidates.rows(language);
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  terminal.print(`${rows.length} accepted sentences of "${language}" are in ${file}`);
  return 0;
}
