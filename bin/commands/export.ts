/** Everything the house holds about a shopper, as JSON on standard output. */
import { type Command, UsageError } from '../command.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Everything held about a shopper, as JSON',
  usage: 'npm run -s aparte -- export shopper <id> > shopper.json',
  async run([what, id], { terminal, house }) {
    if (what !== 'shopper' || !id) throw new UsageError('Say whose data: export shopper <id>.');
    const everything = await (await house()).office.exportShopper(id);
    if (everything === undefined) {
      terminal.note(`There is no shopper "${id}".`);
      return 1;
    }
    terminal.print(JSON.stringify(everything, null, 2));
    return 0;
  },
};
