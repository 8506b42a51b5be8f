/** @jsxImportSource preact */
/** A rating asked for in a message; gone from view once given, skipped, or talked past. */
import { useState } from 'preact/hooks';
import { RatingForm } from '../panel/rating.tsx';
import type { CardOf } from './card-props.ts';

type RatingProps = { card: CardOf<'csat'>; messageId: string; latest: boolean };

export function RatingCard({ card, messageId, latest }: RatingProps) {
  const [settled, setSettled] = useState(false);
  if (settled || !latest) return null;
  return <RatingForm rating={card} name={messageId} onDone={() => setSettled(true)} />;
}
