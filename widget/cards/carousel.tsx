/** @jsxImportSource preact */
/** Pieces side by side: swipe, or Previous and Next, and always which ones of how many. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../panel/icon.tsx';
import { usePanel } from '../panel/panel-context.ts';
import type { CardOf } from './card-props.ts';
import { Tile } from './tile.tsx';

export function Carousel({ card, messageId }: { card: CardOf<'product_carousel'>; messageId: string }) {
  const { say } = usePanel().words.value;
  const track = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState({ from: 1, to: Math.min(2, card.items.length) });
  const total = card.items.length;

  const look = () => {
    const element = track.current;
    if (element) setShown(visible(element));
  };
  useEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (track.current) observer.observe(track.current);
    return () => observer.disconnect();
  }, []);

  const go = (steps: number) => {
    const target = track.current?.children[Math.min(total, Math.max(1, shown.from + steps)) - 1];
    target?.scrollIntoView({ block: 'nearest', inline: 'start', behavior: calm() ? 'instant' : 'smooth' });
  };
  // The buttons are never `disabled`: whoever has come to the end by pressing would lose the focus.
  const page = Math.max(1, shown.to - shown.from + 1);
  const range = { from: shown.from, to: shown.to, total };
  return (
    <article class="carousel" aria-label={card.title}>
      <ul class="track" ref={track} onScroll={look}>
        {card.items.map((item) => (
          <li class="tile" key={item.sku}>
            <Tile item={item} messageId={messageId} />
          </li>
        ))}
      </ul>
      {total > 1 && (
        <div class="carousel-nav">
          <button
            type="button"
            class="round thin"
            aria-label={say('carousel.previous')}
            aria-disabled={shown.from <= 1}
            onClick={() => go(-page)}
          >
            <Icon name="back" small turns />
          </button>
          <button
            type="button"
            class="round thin"
            aria-label={say('carousel.next')}
            aria-disabled={shown.to >= total}
            onClick={() => go(page)}
          >
            <Icon name="forward" small turns />
          </button>
          <span>{say(shown.from === shown.to ? 'carousel.one' : 'carousel.range', range)}</span>
        </div>
      )}
    </article>
  );
}

/** Which tiles are whole in view, counted from 1; works in either direction of writing. */
function visible(track: HTMLElement): { from: number; to: number } {
  const frame = track.getBoundingClientRect();
  const whole = [...track.children].flatMap((tile, position) => {
    const box = tile.getBoundingClientRect();
    return box.left >= frame.left - 4 && box.right <= frame.right + 4 ? [position + 1] : [];
  });
  const from = whole[0] ?? 1;
  return { from, to: whole.at(-1) ?? from };
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
