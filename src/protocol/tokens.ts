/** Design tokens: one source for console and widget. Plain data; each build makes its CSS variables from it. */

export const colors = {
  canvas: ['#F1F4F2', '#0C1210'],
  surface: ['#FFFFFF', '#131B18'],
  sunken: ['#E8EDEA', '#0F1613'],
  line: ['#D5DDD9', '#27332D'],
  edge: ['#7C8B84', '#6D7C75'],
  ink: ['#13201B', '#E7EDEA'],
  'ink-2': ['#41504A', '#B4C1BB'],
  'ink-3': ['#5E6C66', '#8D9B94'],
  primary: ['#17513F', '#7FCBAC'],
  'on-primary': ['#FFFFFF', '#08231A'],
  'primary-soft': ['#DCEAE3', '#173529'],
  machine: ['#2C5179', '#9CC1E8'],
  'machine-soft': ['#E3EBF4', '#16273A'],
  urgent: ['#9A1B3C', '#F391A8'],
  'urgent-soft': ['#F8E4E9', '#3A1520'],
  warn: ['#7A5A12', '#E3BE6E'],
  'warn-soft': ['#F6ECD2', '#33290F'],
  note: ['#5F4A12', '#E8CF94'],
  'note-soft': ['#FAF3DF', '#2C2613'],
  brass: ['#B08A3C', '#C9A24B'],
  focus: ['#0B6B53', '#8FE0BF'],
  live: ['#2E9B6B', '#2E9B6B'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** CSS custom properties of one scheme, each named `<prefix><token>`. */
export function cssVariables(scheme: 'light' | 'dark', prefix = '--'): string {
  const index = scheme === 'light' ? 0 : 1;
  return Object.entries(colors)
    .map(([name, pair]) => `${prefix}${name}:${pair[index]}`)
    .join(';');
}
