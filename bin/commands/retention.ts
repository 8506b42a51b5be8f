/** Removes what the house has kept for long enough, as the server does once a day; or says what would go. */
import { type Command, UsageError } from '../command.ts';

const words: Readonly<Record<string, string>> = {
  visits: 'conversations that nobody asked to keep',
  conversations: 'kept conversations',
  open: 'past their time, and stay: something is still owed',
  browsers: 'browsers that never wrote',
  orders: 'copies of orders',
  audit: 'audit entries',
  figures: 'hours of figures',
  keys: 'dedupe keys',
};

export const retention: Command = {
  name: 'retention',
  summary: 'Remove what the house has kept for long enough',
  usage: [
    'npm run aparte -- retention --dry-run   says what would go, by kind',
    'npm run aparte -- retention --yes       removes it; this cannot be undone',
    '',
    'How long is set in house.yaml (privacy) and in the settings of the console. A server does this by itself once a day.',
  ].join('\n'),
  async run([how, ...rest], { terminal, house }) {
    if (rest.length > 0 || (how !== '--dry-run' && how !== '--yes'))
      throw new UsageError('Say --dry-run, or --yes: what is removed does not come back.');
    const { office } = await house();
    const counts = how === '--dry-run' ? await office.planRetention() : (await office.runRetention()).counts;
    terminal.note(how === '--dry-run' ? 'Would go:' : 'Gone:');
    for (const [kind, count] of Object.entries(counts))
      terminal.print(`${kind.padEnd(14)} ${String(count).padStart(8)}   ${words[kind] ?? ''}`);
    return 0;
  },
};
