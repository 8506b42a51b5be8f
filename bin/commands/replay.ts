/** What the stored conversations would have come to under another escalation policy. */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';
import { readText } from '../read-text.ts';

export const replay: Command = {
  name: 'replay',
  summary: 'What another escalation policy would have changed',
  usage: 'npm run aparte -- replay --policy <policy.yaml>',
  async run(args, { terminal, house }) {
    const { values } = parseArgs({ args: [...args], options: { policy: { type: 'string' } } });
    if (!values.policy) throw new UsageError('--policy is missing.');
    const text = await readText(values.policy);
    const { conversations, changed } = await (await house()).office.replay(basename(values.policy), text);
    for (const { conversationId, seq, was, now, score, reasons } of changed) {
      const why = reasons.map(({ signal, weight }) => `${signal} ${weight}`).join(', ');
      terminal.print(`${conversationId}${seq === undefined ? '' : ` at ${seq}`}: ${was} -> ${now} (${score}: ${why})`);
    }
    terminal.print(`${changed.length} of ${conversations} conversations would have gone another way`);
    return 0;
  },
};
