/** A shopper's words with those marked that a mood was heard in. */
import { useTranslation } from 'react-i18next';

export function MarkedText({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const { t } = useTranslation();
  return piecesOf(text, words).map(({ start, piece, marked }) =>
    marked ? (
      <mark key={start} className="felt" aria-description={t('reading.behind')}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}

export type Piece = { readonly start: number; readonly piece: string; readonly marked: boolean };

/** The text in pieces, in order; joined they are the text. Longer words win over words within them. */
export function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const spans = words
    .filter((word) => word !== '')
    .flatMap((word) => placesOf(text, word))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    if (start > at) pieces.push({ start: at, piece: text.slice(at, start), marked: false });
    pieces.push({ start, piece: text.slice(start, end), marked: true });
    at = end;
  }
  return at < text.length ? [...pieces, { start: at, piece: text.slice(at), marked: false }] : pieces;
}

function placesOf(text: string, word: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + word.length))
    places.push({ start, end: start + word.length });
  return places;
}
