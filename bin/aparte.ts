/** The command line of the house: `npm run aparte -- <command>`. */
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { type Command, type CommandParts, UsageError } from './command.ts';
import { advisor } from './commands/advisor.ts';
import { candidates } from './commands/candidates.ts';
import { chat } from './commands/chat.ts';
import { doctor } from './commands/doctor.ts';
import { erase } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { identitySample } from './commands/identity-sample.ts';
import { importCommand } from './commands/import.ts';
import { insights } from './commands/insights.ts';
import { retention } from './commands/retention.ts';
import { replay } from './commands/replay.ts';
import { simulate } from './commands/simulate.ts';
import { createTerminal } from './terminal.ts';

const commands: readonly Command[] = [
  doctor,
  advisor,
  importCommand,
  exportCommand,
  erase,
  insights,
  retention,
  replay,
  candidates,
  chat,
  identitySample,
  simulate,
];
const terminal = createTerminal();

/** Opened once, whoever asks first. A command speaks for itself: the house's own log is kept out of its answer. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const log = { ...silent, with: () => log };
let house: ReturnType<CommandParts['house']> | undefined;
const parts: CommandParts = {
  terminal,
  config: () => readConfig(),
  house: () => {
    // a command outlives no wake-up: it works as well while Redis is away
    house ??= createApp({ config: { ...readConfig(), redisUrl: undefined }, log });
    return house;
  },
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find((known) => known.name === name);
  if (!command) {
    const asked = name === undefined || name === '--help' || name === 'help';
    terminal[asked ? 'print' : 'note'](asked ? overview() : `There is no command "${name}".\n\n${overview()}`);
    return asked ? 0 : 2;
  }
  if (args.includes('--help')) {
    terminal.print(`${command.summary}\n\n${command.usage}`);
    return 0;
  }
  return await run(command, args);
}

async function run(command: Command, args: readonly string[]): Promise<number> {
  try {
    return await command.run(args, parts);
  } catch (error) {
    const misused = error instanceof UsageError || isParseError(error);
    terminal.note(error instanceof Error ? error.message : String(error));
    if (misused) terminal.note(`\n${command.usage}`);
    return misused ? 2 : 1;
  } finally {
    await (await house?.catch(() => undefined))?.close();
  }
}

/** node:util's parseArgs names what it did not understand. */
function isParseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return ['npm run aparte -- <command> [--help]', '', ...lines].join('\n');
}
