/** Draws only the rows of a long list that can be seen; a short one is drawn whole, with rows as high as they need. */
import { type RefObject, useLayoutEffect, useState } from 'react';

/** As in queue.css, for lists that are drawn in part. */
const rowHeight = 92; // px
const drawnWhole = 60;
/** Rows beyond each edge, so that a quick scroll shows no gaps. */
const spare = 8;

export type ListWindow = {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
};

export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
  current: number,
): ListWindow | undefined {
  const windowed = count > drawnWhole;
  const [first, setFirst] = useState(0);
  const [shown, setShown] = useState(20);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (!windowed || area === null) return;
    const look = () => {
      const top = area.scrollTop - (list.current?.offsetTop ?? 0);
      setFirst(Math.max(0, Math.floor(top / rowHeight) - spare));
      setShown(Math.ceil(area.clientHeight / rowHeight) + 2 * spare);
    };
    look();
    area.addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      area.removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [windowed, scroller, list]);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (!windowed || area === null || current < 0) return;
    const top = (list.current?.offsetTop ?? 0) + current * rowHeight;
    if (top < area.scrollTop) area.scrollTop = top;
    if (top + rowHeight > area.scrollTop + area.clientHeight) area.scrollTop = top + rowHeight - area.clientHeight;
  }, [windowed, current, scroller, list]);

  if (!windowed) return undefined;
  const from = Math.min(first, Math.max(0, count - 1));
  const to = Math.min(count, from + shown);
  return { from, to, before: from * rowHeight, after: (count - to) * rowHeight };
}
