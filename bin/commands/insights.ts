/** Makes the sums that the figures are read from again, from the facts. */
import { type Command, UsageError } from '../command.ts';

export const insights: Command = {
  name: 'insights',
  summary: 'Make the roll-ups of the figures again',
  usage: 'npm run aparte -- insights rebuild',
  async run([what], { terminal, house }) {
    if (what !== 'rebuild') throw new UsageError('Say what to do: rebuild.');
    const hours = await (await house()).office.rebuildInsights();
    terminal.print(`${hours} hours summed again`);
    return 0;
  },
};
