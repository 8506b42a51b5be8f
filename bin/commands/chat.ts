/** A talk with the concierge in the terminal: the same corridor, without a server. */
import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';

export const chat: Command = {
  name: 'chat',
  summary: 'Talk with the concierge in the terminal',
  usage: 'npm run aparte -- chat [--locale fr]\n\nEnd with Ctrl-D.',
  async run(args, { terminal, house }) {
    const { values } = parseArgs({ args: [...args], options: { locale: { type: 'string', default: 'en' } } });
    const { office, house: ours } = await house();
    const spoken = [values.locale, values.locale.split('-')[0]];
    if (!ours.locales.some((locale) => spoken.includes(locale)))
      throw new UsageError(`This house speaks ${ours.locales.join(', ')}, not "${values.locale}".`);
    const talk = office.talk(values.locale);
    for await (const line of terminal.lines('> ')) {
      const words = line.trim();
      if (words === '') continue;
      for (const { author, text, suggestions = [] } of await talk.say(words)) {
        terminal.print(`${author.kind === 'advisor' ? author.name : 'Concierge'}: ${text}`);
        if (suggestions.length > 0) terminal.print(`  [${suggestions.map(({ label }) => label).join('] [')}]`);
      }
    }
    return 0;
  },
};
