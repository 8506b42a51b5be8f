/** Pieces in a grid, each with its variants and what lies where. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PieceVariant, PieceView } from '../../src/protocol/products.ts';
import { Thumb } from '../parts/thumb.tsx';

type PiecesProps = {
  readonly pieces: readonly PieceView[];
  readonly storeId: string | undefined;
  readonly chosen: readonly string[];
  readonly onToggle: (sku: string) => void;
};

export function Pieces({ pieces, storeId, chosen, onToggle }: PiecesProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ul className="pieces" aria-label={t('picker.pieces')} tabIndex={0}>
      {pieces.map((piece) => (
        <Piece key={piece.productId} piece={piece} storeId={storeId} chosen={chosen} onToggle={onToggle} />
      ))}
    </ul>
  );
}

type PieceProps = Omit<PiecesProps, 'pieces'> & { readonly piece: PieceView };

function Piece({ piece, storeId, chosen, onToggle }: PieceProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<string>();
  const variant =
    piece.variants.find(({ sku }) => sku === wanted) ??
    piece.variants.find(({ sku }) => chosen.includes(sku)) ??
    piece.variants.find(({ sku }) => sku === piece.sku);
  if (variant === undefined) return null;
  const { sku } = variant;
  const isChosen = chosen.includes(sku);
  return (
    <li className="piece" data-chosen={isChosen}>
      <button type="button" aria-pressed={isChosen} onClick={() => onToggle(sku)}>
        <Thumb image={piece.image} large />
        <b dir="auto">{piece.title}</b>
        <span className="num">{variant.price}</span>
        <span className="piece-stock">{stockWords(variant, storeId, t)}</span>
        <small className="num">{sku}</small>
      </button>
      {piece.variants.length > 1 && (
        <select
          aria-label={t('picker.variant', { title: piece.title })}
          value={sku}
          onChange={(event) => {
            if (isChosen) onToggle(sku);
            setWanted(event.target.value);
          }}
        >
          {piece.variants.map((each) => (
            <option key={each.sku} value={each.sku}>
              {[each.color, each.size].filter(Boolean).join(', ') || each.sku}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}

/** The advisor's own boutique first: that is where the piece can be taken from the drawer. */
function stockWords(
  { online, stores }: PieceVariant,
  storeId: string | undefined,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  const here = stores.find((store) => store.storeId === storeId);
  if (here !== undefined) return t('picker.stock-here', { count: here.units });
  const [most] = stores;
  if (most !== undefined) return t('picker.stock-in', { count: most.units, city: most.city });
  return online > 0 ? t('picker.stock-online', { count: online }) : t('picker.stock-none');
}
