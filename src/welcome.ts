/** What a start prints: addresses, what is on and off and why, and how to sign in to the sample house. */
import type { PartState } from './config/states.ts';
import type { House } from './house/house.ts';
import { formatProblem, type HouseProblem } from './house/problem.ts';

export type WelcomeParts = {
  readonly url: string;
  readonly states: readonly PartState[];
  readonly house: House;
  readonly problems: readonly HouseProblem[];
  readonly production: boolean;
  /** The sample boutique is served at `/`. */
  readonly boutique: boolean;
};

export function welcome({ url, states, house, problems, production, boutique }: WelcomeParts): string {
  const lines = [
    '',
    `  ${house.brand.name} is open`,
    '',
    ...(boutique ? [`  Boutique   ${url}/`] : []),
    `  Console    ${url}/console`,
    `  Health     ${url}/healthz`,
    '',
    ...states.map(({ part, on, why }) => `  ${on ? 'on ' : 'off'}  ${part}: ${why}`),
    ...accountLines(house, production),
    ...problemLines(problems),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function accountLines({ advisors, samplePassword }: House, production: boolean): string[] {
  if (samplePassword === undefined || production) return [];
  return [
    '',
    `  Sign in as (password ${samplePassword}):`,
    ...advisors.map(({ email, role, languages }) => `    ${email.padEnd(26)} ${role}, ${languages.join(' ')}`),
  ];
}

function problemLines(problems: readonly HouseProblem[]): string[] {
  const wrong = problems.filter(({ optional }) => optional !== true);
  return wrong.length === 0
    ? []
    : [
        '',
        `  The house's files have mistakes (${wrong.length}); the rest is loaded:`,
        ...wrong.map((problem) => `    ${formatProblem(problem)}`),
      ];
}
