/**
 * Who looks, for the rows of the desk. Rows are told once it has settled: whoever walks through the queue with J and K opens
 * ten conversations in as many key presses, and that is no news for thirty desks. The open thread hears at once (hands.ts).
 */
import type { WatchedRow } from '../../protocol/desk/faces.ts';
import type { QueueRow } from '../../protocol/desk/rows.ts';
import type { Watcher } from './elsewhere.ts';
import type { Seat, Seats } from './seats.ts';

/** Whoever has looked for as long as this is shown. */
export const settlesMs = 1_000;

export type Faces = {
  /** Who looks now. */
  heard(id: string, by: readonly Watcher[]): void;
  /** What the rows on this seat's lists show, by conversation id. */
  of(seat: Seat): WatchedRow[];
  /** The row has come to another list: whoever has it there sees its faces. */
  moved(id: string): void;
  forget(id: string): void;
};

export function createFaces(seats: Pick<Seats, 'all' | 'send'>, rowOf: (id: string) => QueueRow | undefined): Faces {
  const due = new Map<string, readonly Watcher[]>();
  const told = new Map<string, readonly Watcher[]>();
  let settling = false;

  function tell(id: string, by: readonly Watcher[]): void {
    const row = rowOf(id);
    for (const seat of seats.all())
      if (isListed(seat, row))
        seats.send(seat, { name: 'queue:watched', payload: { conversationId: id, by: [...by] } });
  }

  function settle(): void {
    settling = false;
    for (const [id, by] of due) {
      if (JSON.stringify(by) === JSON.stringify(told.get(id) ?? [])) continue;
      if (by.length === 0) told.delete(id);
      else told.set(id, by);
      tell(id, by);
    }
    due.clear();
  }

  return {
    heard(id, by) {
      due.set(id, by);
      if (settling) return;
      settling = true;
      setTimeout(settle, settlesMs).unref();
    },
    of: (seat) =>
      [...told]
        .filter(([id]) => isListed(seat, rowOf(id)))
        .map(([conversationId, by]) => ({ conversationId, by: [...by] }))
        .sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1)),
    moved(id) {
      const by = told.get(id);
      if (by !== undefined) tell(id, by);
    },
    forget(id) {
      due.delete(id);
      told.delete(id);
    },
  };
}

/** What waits stands on every desk, what somebody holds on theirs: nobody hears of a row that they do not see. */
function isListed({ advisor }: Seat, row: QueueRow | undefined): boolean {
  return row !== undefined && (row.heldBy === undefined || row.heldBy.advisorId === advisor.id);
}
