/** Explains every variable, shows what is set, and tries what can be tried: folder, store, house, Redis, model, Meta, single sign-on. */
import { access, constants } from 'node:fs/promises';
import { describeConfig } from '../../src/config/states.ts';
import { shown, variables } from '../../src/config/variables.ts';
import { type Config, readEnvironment } from '../../src/config.ts';
import { checkOidc } from '../check-oidc.ts';
import type { Command, CommandParts } from '../command.ts';
import type { Finding } from '../finding.ts';
import { checkMessenger } from '../meta/check-messenger.ts';
import { checkWhatsApp } from '../meta/check-whatsapp.ts';
import { meanings } from './variable-meanings.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Explains the configuration and tries it',
  usage: [
    'npm run doctor',
    '',
    'Messenger and WhatsApp are asked about at Graph: token, app secret, page or number, subscriptions, webhook. No secret',
    'is printed. "unknown" could not be checked; its words say what to do.',
    'Exit code 1 when something that is configured does not work.',
  ].join('\n'),
  async run(_args, parts) {
    const { terminal } = parts;
    explainVariables(parts);
    const config = parts.config();
    terminal.print('\nWhat is on');
    for (const { part, on, why } of describeConfig(config)) terminal.print(`  ${on ? 'on ' : 'off'}  ${part}: ${why}`);
    terminal.print('\nWhat works');
    const tries = [
      one(dataFolder(config)),
      one(house(parts)),
      one(files(parts)),
      one(mail(parts)),
      one(redis(config)),
      one(model(config)),
    ];
    tries.push(messenger(config), whatsapp(config), one(singleSignOn(config)));
    const count = { wrong: 0, unknown: 0 };
    for (const attempt of tries) {
      for (const { what, state, words } of await attempt) {
        terminal.print(`  ${state.padEnd(7)}  ${what}: ${words}`);
        if (state === 'wrong' || state === 'unknown') count[state] += 1;
      }
    }
    if (count.wrong + count.unknown > 0)
      terminal.print(`\n${count.wrong} wrong, ${count.unknown} could not be checked`);
    return count.wrong === 0 ? 0 : 1;
  },
};

const one = async (finding: Promise<Finding>): Promise<Finding[]> => [await finding];

function explainVariables({ terminal }: CommandParts): void {
  const env = readEnvironment(process.cwd());
  terminal.print('Variables (environment, then .env)');
  for (const [name, schema] of Object.entries(variables)) {
    const value = env[name]?.trim();
    const found = value ? `= ${shown(name, value)}` : '';
    terminal.print(`  ${name} ${found}\n      ${meanings[name as keyof typeof variables]}; ${schema.description}`);
  }
}

async function dataFolder({ dataDir }: Config): Promise<Finding> {
  const what = 'Data folder';
  try {
    await access(dataDir, constants.W_OK);
    return { what, state: 'ok', words: dataDir };
  } catch (error) {
    return { what, state: 'wrong', words: `${dataDir}: ${reasonOf(error)}` };
  }
}

async function house({ house: open }: CommandParts): Promise<Finding> {
  const what = 'Store and house';
  try {
    const { store, house: opened } = await open();
    await store.ready();
    const mistakes = opened.problems.length;
    return { what, state: 'ok', words: `open; ${opened.house.brand.name}, ${mistakes} mistakes in its files` };
  } catch (error) {
    return { what, state: 'wrong', words: reasonOf(error) };
  }
}

async function files({ house: open }: CommandParts): Promise<Finding> {
  const what = 'Files';
  try {
    const { bytes, maxBytes } = await (await open()).office.storedFiles();
    const words = `${inWords(bytes)} of ${inWords(maxBytes)} (MEDIA_MAX_BYTES)`;
    // what is nearly full is told while something can still be done about it
    return bytes > maxBytes * 0.9
      ? { what, state: 'wrong', words: `nearly full: ${words}` }
      : { what, state: 'ok', words };
  } catch (error) {
    return { what, state: 'wrong', words: reasonOf(error) };
  }
}

function inWords(bytes: number): string {
  const [unit, size] = bytes < 1024 ** 3 ? ['MiB', 1024 ** 2] : ['GiB', 1024 ** 3];
  return `${(bytes / Number(size)).toFixed(1)} ${unit}`;
}

async function mail({ house: open, config }: CommandParts): Promise<Finding> {
  const what = 'Mail';
  const { smtpUrl, from } = config().mail;
  if (smtpUrl === undefined) return { what, state: 'off', words: 'no mail server: SMTP_URL is not set' };
  try {
    await (await open()).office.checkMail?.();
    return { what, state: 'ok', words: `the server takes letters from ${from}` };
  } catch (error) {
    return { what, state: 'wrong', words: reasonOf(error) };
  }
}

async function redis({ redisUrl }: Config): Promise<Finding> {
  const what = 'Redis';
  if (!redisUrl) return { what, state: 'off', words: 'not configured' };
  const { Redis } = await import('ioredis');
  const client = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 3_000, retryStrategy: () => null });
  // the reason comes as an event; what `connect` throws only says that it is closed
  let heard: unknown;
  client.on('error', (error) => {
    heard = error;
  });
  try {
    await client.connect();
    return { what, state: 'ok', words: await client.ping() };
  } catch (error) {
    return { what, state: 'wrong', words: reasonOf(heard ?? error) };
  } finally {
    // closing what is closed would keep the process for two more seconds
    if (client.status !== 'end') client.disconnect();
  }
}

/** Lists the server's models: reaches it and proves the key, and costs no tokens. */
async function model({ model: configured }: Config): Promise<Finding> {
  const what = 'Model';
  if (!configured) return { what, state: 'off', words: 'not configured: understanding is local' };
  const { apiKey, baseUrl = 'https://api.openai.com/v1', name } = configured;
  try {
    const answer = await fetch(`${baseUrl.replace(/\/+$/, '')}/models`, {
      headers: { Authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) return { what, state: 'wrong', words: `${baseUrl} answered ${answer.status}` };
    const { data = [] } = (await answer.json()) as { data?: { id: string }[] };
    const there = data.some(({ id }) => id === name);
    return {
      what,
      state: 'ok',
      words: there ? `${name} is there` : `reached, but ${name} is not in its list of models`,
    };
  } catch (error) {
    return { what, state: 'wrong', words: `${baseUrl}: ${reasonOf(error)}` };
  }
}

async function messenger(config: Config): Promise<Finding[]> {
  if (config.messenger) return checkMessenger(config, config.messenger, new Date());
  return [{ what: 'Messenger', state: 'off', words: `not configured: ${config.missing.messenger.join(', ')}` }];
}

async function whatsapp(config: Config): Promise<Finding[]> {
  if (config.whatsapp) return checkWhatsApp(config, config.whatsapp, new Date());
  return [{ what: 'WhatsApp', state: 'off', words: `not configured: ${config.missing.whatsapp.join(', ')}` }];
}

async function singleSignOn({ oidc, missing, publicUrl }: Config): Promise<Finding> {
  if (!oidc) return { what: 'Single sign-on', state: 'off', words: `not configured: ${missing.oidc.join(', ')}` };
  return checkOidc(oidc, publicUrl);
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
