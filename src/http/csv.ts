/** Rows as a CSV file (RFC 4180) that a spreadsheet opens as data: what would be a formula stands behind an apostrophe. */

export type Cell = string | number | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** The columns are those of the first row. */
export function csv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns.map(written), ...rows.map((row) => columns.map((column) => written(row[column])))];
  // Without the mark a spreadsheet reads the file in the computer's old alphabet.
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@＝＋－＠\t\r\n\0]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
