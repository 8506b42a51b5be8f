/** Advisors' accounts: adds one, disables one, or gives one a new password. */
import { parseArgs } from 'node:util';
import type { App } from '../../src/app.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';

type Advisor = Parameters<App['office']['accounts']['add']>[0];

const options = {
  name: { type: 'string' },
  role: { type: 'string', default: 'advisor' },
  languages: { type: 'string', default: 'en' },
  skills: { type: 'string', default: '' },
  store: { type: 'string' },
  capacity: { type: 'string', default: '3' },
  totp: { type: 'boolean', default: false },
} as const;

export const advisor: Command = {
  name: 'advisor',
  summary: "Advisors' accounts: add, disable, reset",
  usage: [
    'npm run aparte -- advisor add <e-mail> --name "Ines Moreau" [--role advisor|supervisor|admin]',
    '                         [--languages fr,en] [--skills bags,gift] [--store paris] [--capacity 3]',
    'npm run aparte -- advisor disable <e-mail>',
    'npm run aparte -- advisor reset <e-mail> [--totp]',
    '',
    'The password is asked for, or read from APARTE_PASSWORD. It has at least 12 characters.',
    'With --totp the second factor is forgotten, for who has lost it; the password stays.',
  ].join('\n'),
  async run(args, { terminal, house }) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [act, email] = positionals;
    if (!email?.includes('@')) throw new UsageError('An e-mail address is missing.');
    const { office } = await house();
    const { accounts } = office;
    switch (act) {
      case 'add':
        await accounts.add(newAdvisor(email, values), await password(terminal));
        terminal.print(`${email} can sign in.`);
        return 0;
      case 'disable':
        await accounts.disable(email);
        terminal.print(`${email} can sign in no more; open sessions are over.`);
        return 0;
      case 'reset':
        if (values.totp) {
          await office.forgetSecondFactor(email);
          terminal.print(`${email} has no second factor any more; their sessions are over.`);
          return 0;
        }
        await accounts.reset(email, await password(terminal));
        terminal.print(`${email} has a new password; sessions of the old one are over.`);
        return 0;
      default:
        throw new UsageError('Say what to do: add, disable or reset.');
    }
  },
};

type Given = {
  name?: string;
  totp?: boolean;
  role: string;
  languages: string;
  skills: string;
  store?: string;
  capacity: string;
};

function newAdvisor(email: string, { name, role, languages, skills, store, capacity }: Given): Advisor {
  if (!name) throw new UsageError('--name is missing.');
  if (role !== 'advisor' && role !== 'supervisor' && role !== 'admin') {
    throw new UsageError(`--role: found "${role}", expected advisor, supervisor or admin.`);
  }
  const atOnce = Number(capacity);
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 20) {
    throw new UsageError(`--capacity: found "${capacity}", expected a number from 1 to 20.`);
  }
  return {
    // the address is the id, without what an id may not have; two addresses never give one id
    id: email.toLowerCase().replace(/[^a-z0-9]/g, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`) as Advisor['id'],
    name,
    email: email.toLowerCase(),
    role,
    languages: list(languages),
    skills: list(skills),
    capacity: atOnce,
    ...(store === undefined ? {} : { storeId: store }),
  };
}

const list = (text: string) => text.split(',').flatMap((part) => part.trim() || []);

async function password(terminal: Terminal): Promise<string> {
  const given = process.env['APARTE_PASSWORD'] ?? (await terminal.askSecret('Password (at least 12 characters): '));
  if (!given) throw new UsageError('A password is needed: set APARTE_PASSWORD, or run this in a terminal.');
  return given;
}
