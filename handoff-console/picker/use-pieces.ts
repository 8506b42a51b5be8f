/** The pieces that meet words and filters, asked for at every pause. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductsAnswer } from '../../src/protocol/products.ts';
import { ask, type Failure } from '../parts/api.ts';

export type PieceFilters = {
  readonly q: string;
  readonly category: string;
  readonly color: string;
  readonly size: string;
  /** Whole units of the house's currency, as typed. */
  readonly priceMin: string;
  readonly priceMax: string;
  readonly store: string;
};

export const noFilters: PieceFilters = {
  q: '',
  category: '',
  color: '',
  size: '',
  priceMin: '',
  priceMax: '',
  store: '',
};

const pauseMs = 150;

export function usePieces(filters: PieceFilters) {
  const { i18n } = useTranslation();
  const [found, setFound] = useState<ProductsAnswer>();
  const [failure, setFailure] = useState<Failure>();
  const query = queryOf(filters, i18n.language);
  useEffect(() => {
    let stale = false;
    const soon = setTimeout(async () => {
      const answer = await ask(`/products?${query}`, { answer: ProductsAnswer });
      if (stale) return;
      if (answer.ok) setFound(answer.value);
      setFailure(answer.ok ? undefined : answer.failure);
    }, pauseMs);
    return () => {
      stale = true;
      clearTimeout(soon);
    };
  }, [query]);
  return { found, failure };
}

function queryOf({ priceMin, priceMax, ...words }: PieceFilters, locale: string): string {
  const query = new URLSearchParams({ locale, limit: '30' });
  for (const [name, value] of Object.entries(words)) if (value.trim() !== '') query.set(name, value.trim());
  for (const [name, value] of Object.entries({ priceMin, priceMax })) {
    const amount = Number(value.replace(',', '.'));
    if (value.trim() !== '' && Number.isFinite(amount) && amount >= 0)
      query.set(name, String(Math.round(amount * 100)));
  }
  return query.toString();
}
