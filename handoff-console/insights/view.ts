/** A figure as its card shows it. */
import type { ReactNode } from 'react';
import type { InsightAnswer, InsightName } from '../../src/protocol/insights.ts';
import type { Table } from '../plots/figure.tsx';
import { nothing } from './nothing.ts';
import type { Words } from './words.ts';

export type View = {
  /** Absent: nothing happened in this time. */
  readonly finding: string | undefined;
  readonly table: Table;
  readonly note?: string | undefined;
  readonly plot: ReactNode;
};

export type ViewOf<Name extends InsightName> = (answer: InsightAnswer<Name>, words: Words) => View;

/** Appended to a finding when the time before was asked for. */
export function beside(finding: string, before: string | undefined, { t }: Words): string {
  return before === undefined || before.includes(nothing)
    ? finding
    : `${finding} ${t('insights.before', { value: before })}`;
}
