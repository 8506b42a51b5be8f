/** What a command is: a name, a line, its usage, and a run that answers with an exit code. */
import type { App } from '../src/app.ts';
import type { Config } from '../src/config.ts';

export type Terminal = {
  /** For the answer itself; what a pipe should get. */
  print(line: string): void;
  /** For words about the work: progress, refusals. */
  note(line: string): void;
  /** A bar while something long goes on; seen only at a terminal. */
  progress(done: number, all: number): void;
  /** Without echo. Undefined when nobody can be asked. */
  askSecret(question: string): Promise<string | undefined>;
  /** Asks for a yes. Undefined when nobody can be asked. */
  confirm(question: string): Promise<boolean | undefined>;
  /** Lines as they are typed, until the end of input. */
  lines(prompt: string): AsyncIterable<string>;
};

export type CommandParts = {
  readonly terminal: Terminal;
  readonly config: () => Config;
  /** The house without its port: opened when first asked for, closed by whoever ran the command. */
  readonly house: () => Promise<App>;
};

export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  run(args: readonly string[], parts: CommandParts): Promise<number>;
};

/** The command was called wrongly: its usage is shown. */
export class UsageError extends Error {}
