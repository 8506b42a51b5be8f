/** Erases a shopper and every conversation with them. */
import { type Command, UsageError } from '../command.ts';

export const erase: Command = {
  name: 'erase',
  summary: 'Erase a shopper and every conversation with them',
  usage:
    'npm run aparte -- erase shopper <id> [--yes]\n\nThis cannot be undone. At a terminal it asks first, unless you say --yes.',
  async run([what, id, yes, ...rest], { terminal, house }) {
    if (what !== 'shopper' || !id) throw new UsageError('Say whom: erase shopper <id>.');
    if (rest.length > 0 || (yes !== undefined && yes !== '--yes'))
      throw new UsageError('One shopper at a time: erase shopper <id> [--yes].');
    if (yes === undefined && (await terminal.confirm(`Erase shopper "${id}"? This cannot be undone.`)) === false) {
      terminal.note('Nothing was erased.');
      return 1;
    }
    const known = await (await house()).office.eraseShopper(id);
    terminal.note(known ? `Shopper "${id}" is erased.` : `There is no shopper "${id}".`);
    return known ? 0 : 1;
  },
};
