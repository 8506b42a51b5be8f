import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';

/** The command as it is called; nothing of it is imported, so that its own start is under test too. */
function evaluate(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', 'bench/eval.ts', ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

test('help names every task with the row of its files', async () => {
  const { code, said } = await evaluate('--help');
  expect(code).toBe(0);
  for (const task of ['intent', 'scope', 'language', 'entities', 'faq', 'search', 'emotion', 'dialogue', 'escalation'])
    expect(said).toMatch(new RegExp(`^ {4}${task} `, 'm'));
});

test.each([
  [['nonsense'], 'No task "nonsense"'],
  [['--file', 'x.jsonl'], 'Say which task the file is for.'],
  [['intent', '--file', 'no-such-file.jsonl'], 'no-such-file.jsonl'],
])('%j is answered in words', async (args, words) => {
  const { code, said } = await evaluate(...args);
  expect(code).toBe(1);
  expect(said).toContain(words);
});
