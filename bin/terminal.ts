/** The terminal that commands speak through. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Terminal } from './command.ts';

export function createTerminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    progress,
    askSecret,
    confirm,
    lines: async function* (prompt) {
      // written by hand: readline refuses to prompt once a pipe has ended, while its lines are still being answered
      const invite = () => process.stdin.isTTY && process.stdout.write(prompt);
      invite();
      for await (const line of createInterface({ input: process.stdin })) {
        yield line;
        invite();
      }
    },
  };
}

const barWidth = 30;

/** Drawn again only when a piece of it moves, and wiped when all is done. */
function progress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.floor((barWidth * done) / all);
  if (done >= all) process.stderr.write('\r\u001b[K');
  else if (filled !== Math.floor((barWidth * (done - 1)) / all))
    process.stderr.write(`\r[${'#'.repeat(filled).padEnd(barWidth, '.')}] ${done} of ${all}`);
}

async function confirm(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const input = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await new Promise<string>((resolve) => {
    // the input closed without a word is no yes
    input.once('close', () => resolve(''));
    input.question(`${question} [y/N] `, resolve);
  });
  input.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** readline echoes what is typed to its output: here that is nowhere. */
async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const input = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await new Promise<string>((resolve) => input.question('', resolve));
  input.close();
  process.stderr.write('\n');
  return answer;
}
