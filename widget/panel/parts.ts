/** Everything the first open can do without. None of these modules may import this one. */
import { lazyPart } from './lazy-part.ts';

export const parts = {
  cards: lazyPart(() => import('../cards/card-view.tsx')),
  unfolded: lazyPart(() => import('./unfolded.ts')),
  waiting: lazyPart(() => import('./waiting.ts')),
  photo: lazyPart(() => import('./photo.tsx')),
} as const;

/** Once the panel can be used and the browser has nothing better to do: then no card makes anybody wait. */
export function fetchAhead(): void {
  const all = () => {
    parts.cards.fetch();
    parts.unfolded.fetch();
    parts.waiting.fetch();
  };
  if ('requestIdleCallback' in window) requestIdleCallback(all, { timeout: 2000 });
  else setTimeout(all, 300);
}
