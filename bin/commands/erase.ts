/** Erases a shopper and every conversation with them. */
import { type Command, UsageError } from '../command.ts';

export const erase: Command = {
  name: 'erase',
  summary: 'Erase a shopper and every conversation with them',
  usage: 'npm run aparte -- erase shopper <id> --yes\n\nThis cannot be undone; without --yes nothing happens.',
  async run([what, id, yes], { terminal, house }) {
    if (what !== 'shopper' || !id) throw new UsageError('Say whom: erase shopper <id> --yes.');
    if (yes !== '--yes') throw new UsageError('This cannot be undone. Repeat it with --yes.');
    const known = await (await house()).office.eraseShopper(id);
    terminal.note(known ? `Shopper "${id}" is erased.` : `There is no shopper "${id}".`);
    return known ? 0 : 1;
  },
};
