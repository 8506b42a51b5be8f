/** @jsxImportSource preact */
/** A rating asked for in a message; gone from view once given, skipped, or talked past. */
import { useState } from 'preact/hooks';
import { RatingForm } from '../panel/rating.tsx';
import type { CardOf } from './card-props.ts';

export function RatingCard({ card, latest }: { card: CardOf<'csat'>; latest: boolean }) {
  const [settled, setSettled] = useState(false);
  if (settled || !latest) return null;
  return <RatingForm rating={card} onDone={() => setSettled(true)} />;
}
