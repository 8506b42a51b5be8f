/** What narrows the choice of pieces. */
import { useId } from 'react';
import { Checkbox, Input, Label, SearchField, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ProductsAnswer } from '../../src/protocol/products.ts';
import type { PieceFilters } from './use-pieces.ts';

type FiltersProps = {
  readonly filters: PieceFilters;
  readonly facets: ProductsAnswer['facets'] | undefined;
  /** The advisor's boutique, if they have one. */
  readonly storeId: string | undefined;
  readonly onChange: (filters: PieceFilters) => void;
};

export function Filters({ filters, facets, storeId, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const set = (change: Partial<PieceFilters>) => onChange({ ...filters, ...change });
  return (
    <div className="picker-filters">
      <SearchField className="field picker-words" value={filters.q} onChange={(q) => set({ q })} autoFocus>
        <Label>{t('picker.words')}</Label>
        <Input dir="auto" />
      </SearchField>
      <Choice
        label={t('picker.category')}
        value={filters.category}
        choices={facets?.category ?? []}
        onChange={(category) => set({ category, size: '' })}
      />
      <Choice
        label={t('picker.color')}
        value={filters.color}
        choices={facets?.color ?? []}
        onChange={(color) => set({ color })}
      />
      <Choice
        label={t('picker.size')}
        value={filters.size}
        choices={facets?.size ?? []}
        onChange={(size) => set({ size })}
      />
      <TextField className="field picker-price" value={filters.priceMin} onChange={(priceMin) => set({ priceMin })}>
        <Label>{t('picker.price-from')}</Label>
        <Input inputMode="decimal" />
      </TextField>
      <TextField className="field picker-price" value={filters.priceMax} onChange={(priceMax) => set({ priceMax })}>
        <Label>{t('picker.price-to')}</Label>
        <Input inputMode="decimal" />
      </TextField>
      {storeId !== undefined && (
        <Checkbox
          className="check picker-here"
          isSelected={filters.store === storeId}
          onChange={(on) => set({ store: on ? storeId : '' })}
        >
          <span className="check-box" aria-hidden="true" />
          {t('picker.here')}
        </Checkbox>
      )}
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: ProductsAnswer['facets']['category'];
  readonly onChange: (value: string) => void;
};

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  // What was chosen stays in the list, though nothing given has it just now.
  const listed = value === '' || choices.some((choice) => choice.value === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('picker.any')}</option>
        {!listed && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
