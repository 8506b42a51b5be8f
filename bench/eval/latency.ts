/** How long one call takes, in milliseconds, when the machine is warm. */

/** A p99 of fewer is one bad moment of the machine. */
const fewest = 1_000; // calls

export function timesOf<Row>(rows: readonly Row[], work: (row: Row) => unknown): { p50: number; p99: number } {
  for (const row of rows) work(row);
  const times: number[] = [];
  const rounds = Math.ceil(fewest / Math.max(1, rows.length));
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      const started = performance.now();
      work(row);
      times.push(performance.now() - started);
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
