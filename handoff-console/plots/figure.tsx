/** The frame of a plot: a title that says the finding, the plot or its table, the file, and what stands there without figures. */
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

type FigureProps = {
  /** What the plot shows, in two or three words. */
  readonly name: string;
  /** What it found; absent while there is nothing. */
  readonly finding: string | undefined;
  readonly table: Table;
  readonly csv: string;
  readonly note?: string | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

export function Figure({ name, finding, table, csv, note, wide = false, children }: FigureProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const title = useId();
  return (
    <section className="figure" data-wide={wide} aria-labelledby={title}>
      <p className="figure-name">{name}</p>
      <h2 id={title}>{finding ?? t('plot.empty')}</h2>
      {finding !== undefined && (
        <>
          <div className="figure-acts">
            <button type="button" className="text-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {t('plot.table')}
            </button>
            <a className="text-button" href={csv} download>
              {t('plot.csv')}
            </a>
          </div>
          {asTable ? <FigureTable table={table} labelledBy={title} /> : children}
          {note !== undefined && <p className="figure-note">{note}</p>}
        </>
      )}
    </section>
  );
}

export function FigureTable({ table, labelledBy }: { readonly table: Table; readonly labelledBy: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and has to by keyboard too
    <section className="figure-table" tabIndex={0} aria-labelledby={labelledBy}>
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first, ...rest], index) => (
            <tr key={index}>
              <th scope="row">{first}</th>
              {rest.map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
