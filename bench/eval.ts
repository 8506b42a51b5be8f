/** `npm run eval`: how well messages are understood. It only finds the task that was asked for and shows what it found. */

import { parseArgs } from 'node:util';
import { asText, readMap, writeReport } from './eval/report.ts';
import type { FileOptions, Table, Task } from './eval/task.ts';

/** In the order of the report; only what is asked for is loaded. */
const tasks: ReadonlyMap<string, () => Promise<{ readonly task: Task }>> = new Map([
  ['intent', () => import('./eval/intent.ts')],
  ['scope', () => import('./eval/scope.ts')],
  ['language', () => import('./eval/language.ts')],
  ['entities', () => import('./eval/entities.ts')],
  ['faq', () => import('./eval/faq.ts')],
  ['search', () => import('./eval/search.ts')],
  ['emotion', () => import('./eval/emotion.ts')],
  ['dialogue', () => import('./eval/dialogue.ts')],
  ['promises', () => import('./eval/promises.ts')],
  ['escalation', () => import('./eval/escalation.ts')],
  ['cost', () => import('./eval/cost.ts')],
]);

const usage = `npm run eval                        every task on our own data; writes docs/evaluation.md
npm run eval -- <task>              one task on our own data
npm run eval -- <task> --file F     scores any labelled file
    --map M      JSON object {"their label": "ours"}; a label that it does not name is left out and counted
    --train T    trains a fresh model on T with the algorithm of the shipped ones
    --json       tables as JSON

Tasks, and a row of their files (JSONL):`;

const { values, positionals } = parseArgs({
  options: {
    file: { type: 'string' },
    map: { type: 'string' },
    train: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});

try {
  if (values.help) console.log(await help());
  else await evaluate(positionals[0]);
} catch (error) {
  // A wrong word or row deserves a sentence; a mistake of ours deserves its stack.
  const isOurs = error instanceof TypeError || error instanceof RangeError;
  console.error(error instanceof Error ? (isOurs ? error.stack : error.message) : String(error));
  process.exitCode = 1;
}

async function evaluate(name: string | undefined): Promise<void> {
  if (name === undefined) {
    if (values.file ?? values.train ?? values.map) throw new Error('Say which task the file is for.');
    const sections = await inTurn(await allTasks());
    show(sections.flatMap(({ tables }) => tables));
    writeReport(sections);
    return;
  }
  const load = tasks.get(name);
  if (!load) throw new Error(`No task "${name}": it is ${[...tasks.keys()].join(', ')}.`);
  if (positionals.length > 1) throw new Error(`One task at a time; "${positionals[1]}" is too much.`);
  const { task } = await load();
  show(values.file === undefined ? await ownTables(task) : await fileTables(task, values.file));
}

async function allTasks(): Promise<Task[]> {
  return (await Promise.all([...tasks.values()].map((load) => load()))).map(({ task }) => task);
}

async function help(): Promise<string> {
  const rows = (await allTasks()).map(({ name, row }) => `    ${name.padEnd(12)} ${row}`);
  return [usage, ...rows].join('\n');
}

async function inTurn(all: readonly Task[]) {
  const sections: { readonly name: string; readonly tables: readonly Table[] }[] = [];
  for (const task of all) sections.push({ name: task.name, tables: await task.own() });
  return sections;
}

function ownTables(task: Task): Promise<readonly Table[]> {
  if (values.train ?? values.map) throw new Error('--train and --map go with --file F.');
  return task.own();
}

function fileTables(task: Task, file: string): Promise<readonly Table[]> {
  if (!task.scoreFile) throw new Error(`The task "${task.name}" scores no files.`);
  const options: FileOptions = {
    file,
    ...(values.map === undefined ? {} : { map: readMap(values.map) }),
    ...(values.train === undefined ? {} : { train: values.train }),
  };
  return task.scoreFile(options);
}

function show(tables: readonly Table[]): void {
  console.log(values.json ? JSON.stringify(tables, null, 2) : tables.map(asText).join('\n\n'));
}
