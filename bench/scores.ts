/** Figures of a classifier: accuracy, macro-F1, and how well a number ranks (AUROC). */

export type Judged = { readonly truth: string; readonly guess: string };

export const accuracy = (rows: readonly Judged[]): number =>
  rows.filter(({ truth, guess }) => truth === guess).length / Math.max(1, rows.length);

export function macroF1(rows: readonly Judged[]): number {
  const labels = [...new Set(rows.map(({ truth }) => truth))];
  const scores = labels.map((label) => {
    const right = rows.filter(({ truth, guess }) => truth === label && guess === label).length;
    const told = rows.filter(({ guess }) => guess === label).length;
    const real = rows.filter(({ truth }) => truth === label).length;
    return told + real === 0 ? 0 : (2 * right) / (told + real);
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, labels.length);
}

/** The chance that a positive scores above a negative; ties count half. */
export function auroc(rows: readonly { readonly positive: boolean; readonly score: number }[]): number {
  const sorted = [...rows].sort((one, other) => one.score - other.score);
  let rankSum = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end += 1;
    const rank = (at + end + 1) / 2;
    for (let index = at; index < end; index++) if (sorted[index]?.positive) rankSum += rank;
    at = end;
  }
  const positives = rows.filter(({ positive }) => positive).length;
  const negatives = rows.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / Math.max(1, positives * negatives);
}

export const percent = (share: number): string => (share * 100).toFixed(1);
