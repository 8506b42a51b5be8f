/** Figures of a number that should rank, decide and be honest: AUROC, macro-F1 at a threshold, Brier, calibration error. */

import { auroc, macroF1, percent } from '../scores.ts';

export type Felt = { readonly positive: boolean; readonly score: number };

export function f1At(rows: readonly Felt[], threshold: number): number {
  return macroF1(rows.map(({ positive, score }) => ({ truth: String(positive), guess: String(score >= threshold) })));
}

/** The threshold that would have been best on this very file: an upper bound, not a result. */
export function bestThreshold(rows: readonly Felt[]): { readonly threshold: number; readonly f1: number } {
  const scores = rows.map(({ score }) => score).sort((one, other) => one - other);
  const steps = 60;
  let best = { threshold: 0, f1: 0 };
  for (let step = 1; step < steps; step++) {
    const threshold = scores[Math.floor((scores.length * step) / steps)] ?? 0;
    const f1 = f1At(rows, threshold);
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best;
}

/** AUROC, macro-F1 at our threshold when there is one, and at the best. */
export function feltCells(rows: readonly Felt[], threshold: number | undefined): string[] {
  const best = bestThreshold(rows);
  return [
    percent(auroc(rows)),
    threshold === undefined ? '' : percent(f1At(rows, threshold)),
    `${percent(best.f1)} (${best.threshold.toFixed(2)})`,
  ];
}

/** `truth` 0..1; `score` 0..1. */
export type Calibrated = { readonly truth: number; readonly score: number };

export const brier = (rows: readonly Calibrated[]): number =>
  rows.reduce((sum, { truth, score }) => sum + (truth - score) ** 2, 0) / Math.max(1, rows.length);

export type Bin = { readonly from: number; readonly rows: number; readonly said: number; readonly true: number };

export function bins(rows: readonly Calibrated[], count = 10): Bin[] {
  return Array.from({ length: count }, (_, at) => {
    const inside = rows.filter(({ score }) => Math.min(count - 1, Math.floor(score * count)) === at);
    const mean = (of: (row: Calibrated) => number) =>
      inside.reduce((sum, row) => sum + of(row), 0) / Math.max(1, inside.length);
    return { from: at / count, rows: inside.length, said: mean((row) => row.score), true: mean((row) => row.truth) };
  });
}

/** Expected calibration error: how far what was said is from what was true, weighted by how often it was said. */
export const calibrationError = (rows: readonly Calibrated[]): number =>
  bins(rows).reduce((sum, bin) => sum + (bin.rows / Math.max(1, rows.length)) * Math.abs(bin.said - bin.true), 0);
