/** The environment, read once at the start: either a whole Config, or one error that lists everything that is wrong. */
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { keptSecret, openDataDir } from './config/data-dir.ts';
import { configFrom } from './config/groups.ts';
import { environment, expectation, shown, type Values, type Variable, variables } from './config/variables.ts';
import { AparteError } from './domain/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Config = ReturnType<typeof configFrom>;

/** What was found and what is expected, for one variable. */
export type Problem = { readonly variable: string; readonly found: string; readonly expected: string };

/** Reads `.env` beside the process, under what the environment itself says. */
export function readEnvironment(directory: string, env: Environment = process.env): Environment {
  try {
    return { ...parseEnv(readFileSync(join(directory, '.env'), 'utf8')), ...env };
  } catch {
    return env;
  }
}

/** The house's configuration. Makes DATA_DIR and, outside production, the session secret. Throws all problems at once. */
export function readConfig(env: Environment = readEnvironment(process.cwd())): Config {
  const { values, problems } = parse(env);
  const production = values?.NODE_ENV === 'production' || env['NODE_ENV'] === 'production';
  if (production && !env['SESSION_SECRET']) {
    problems.push({
      variable: 'SESSION_SECRET',
      found: 'nothing',
      expected: 'at least 32 random characters (production)',
    });
  }
  if (values?.HOUSE_DIR && statSync(values.HOUSE_DIR, { throwIfNoEntry: false })?.isDirectory() !== true)
    problems.push({
      variable: 'HOUSE_DIR',
      found: `${resolve(values.HOUSE_DIR)} (no folder)`,
      expected: expectation('HOUSE_DIR'),
    });
  if (!values || problems.length > 0) throw unusable(problems);

  const dataDir = resolve(values.DATA_DIR);
  const reason = openDataDir(dataDir);
  if (reason)
    throw unusable([{ variable: 'DATA_DIR', found: `${dataDir} (${reason})`, expected: expectation('DATA_DIR') }]);
  return configFrom(values, dataDir, values.SESSION_SECRET ?? keptSecret(dataDir));
}

function parse(env: Environment): { values?: Values; problems: Problem[] } {
  // an empty value is how .env files and compose say "not set"
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in variables && value?.trim()));
  const result = environment.safeParse(given);
  if (result.success) return { values: result.data, problems: [] };
  const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0]) as Variable));
  return {
    problems: [...wrong].map((variable) => ({
      variable,
      found: shown(variable, given[variable]),
      expected: expectation(variable),
    })),
  };
}

function unusable(problems: readonly Problem[]): AparteError {
  const lines = problems.map(({ variable, found, expected }) => `  ${variable}: found ${found}, expected ${expected}`);
  return new AparteError('bad-request', `The configuration cannot be used:\n${lines.join('\n')}`, {
    details: { problems },
  });
}
