/** Who waits, in the order of the desk; of thousands only those in sight are drawn. */
import { type RefObject, useRef } from 'react';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { Row } from './row.tsx';
import { useWindow } from './use-window.ts';

type ListProps = {
  readonly rows: readonly QueueRow[];
  readonly conversationId: string | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
};

export function WaitingList({ rows, conversationId, scroller }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const current = rows.findIndex((row) => row.conversationId === conversationId);
  const part = useWindow(scroller, list, rows.length, current);
  const shown = part === undefined ? rows : rows.slice(part.from, part.to);
  const padding = part === undefined ? undefined : { paddingBlockStart: part.before, paddingBlockEnd: part.after };
  return (
    <ul ref={list} className="q-list" data-part={part !== undefined} style={padding}>
      {shown.map((row, index) => (
        <Row
          key={row.handoffId}
          row={row}
          mine={false}
          unsent={false}
          current={row.conversationId === conversationId}
          at={part === undefined ? undefined : part.from + index + 1}
          of={part === undefined ? undefined : rows.length}
        />
      ))}
    </ul>
  );
}
