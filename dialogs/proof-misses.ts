/** Counts wrong order numbers a day, across goals and restarts of a goal, so that starting over is no way to keep guessing. */
import { isCount, isRecord, type Notes, type Talk } from '../src/domain/dialog.ts';

const key = 'order.misses';

export function missesToday({ notes, now }: Pick<Talk, 'notes' | 'now'>): number {
  const kept = notes[key];
  return isRecord(kept) && kept['day'] === day(now) && isCount(kept['count']) ? kept['count'] : 0;
}

export function withMiss(talk: Pick<Talk, 'notes' | 'now'>): Notes {
  return { ...talk.notes, [key]: { day: day(talk.now), count: missesToday(talk) + 1 } };
}

const day = (now: Date) => now.toISOString().slice(0, 10);
