/** A figure beside its goal and its floor, as a table for people and as JSON for comparing runs. */

export type Figure = {
  readonly id: string;
  readonly what: string;
  readonly goal: string;
  /** What the machine gives without us, measured in the same run. */
  readonly floor: string;
  readonly ours: string;
  /** Undefined: shown for comparison, no goal was set. */
  readonly met: boolean | undefined;
  readonly note?: string;
  readonly values: Readonly<Record<string, number>>;
};

const columns = ['', 'what', 'goal', 'floor in this run', 'ours', ''] as const;

export function printFigures(figures: readonly Figure[]): void {
  if (figures.length === 0) return;
  const rows = figures.map(({ id, what, goal, floor, ours, met }) => [id, what, goal, floor, ours, verdict(met)]);
  printRows(columns, rows);
  for (const { id, note } of figures) if (note !== undefined) console.log(`   ${id}: ${note}`);
}

export function printRows(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = titles.map((title, at) => Math.max(...[title, ...rows.map((row) => row[at] ?? '')].map(width)));
  const line = (cells: readonly string[]) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  console.log(`\n${line(titles)}\n${widths.map((size) => '-'.repeat(size)).join('  ')}`);
  for (const row of rows) console.log(line(row));
}

const width = (text: string): number => text.length;

function verdict(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'met' : 'NOT MET';
}
