/** Columns or table, and what of the board is shown. What is hidden is said, so that a choice of yesterday hides nothing unseen. */
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { rememberLikes } from '../app/preferences.ts';
import { useFormat } from '../words/format.ts';
import { reasonName, tierName } from '../words/reasons.ts';
import { channelName } from './channel-name.ts';
import { choicesOf, type Filter, filters } from './choose.ts';
import { columns } from './columns.ts';
import { type BoardLikes, boardLikes } from './likes.ts';

export function changeBoard(change: Partial<BoardLikes>): void {
  rememberLikes({ board: { ...boardLikes.get(), ...change } });
}

type ChoicesProps = { readonly rows: readonly BoardRow[]; readonly shown: number; readonly likes: BoardLikes };

export function Choices({ rows, shown, likes: { view, only } }: ChoicesProps) {
  const { t } = useTranslation();
  const some = filters.some((filter) => only[filter] !== undefined);
  return (
    <form className="board-choices" onSubmit={(event) => event.preventDefault()} aria-label={t('board.choices')}>
      <fieldset className="board-views">
        <legend className="sr">{t('board.view')}</legend>
        {(['columns', 'table'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => changeBoard({ view: name })}>
            {t(`board.view.${name}`)}
          </button>
        ))}
      </fieldset>
      {filters.map((filter) => (
        <Choice key={filter} filter={filter} rows={rows} likes={{ view, only }} />
      ))}
      <p className="board-shown" role="status">
        {some && t('board.shown', { shown, all: rows.length })}
      </p>
      {some && (
        <button type="button" className="btn small" onClick={() => changeBoard({ only: {} })}>
          {t('board.show-all')}
        </button>
      )}
    </form>
  );
}

type ChoiceProps = { readonly filter: Filter; readonly rows: readonly BoardRow[]; readonly likes: BoardLikes };

function Choice({ filter, rows, likes: { only } }: ChoiceProps) {
  const { t } = useTranslation();
  const nameOf = useNames(rows);
  const { compare } = useFormat();
  const choose = (value: string | undefined) => {
    const { [filter]: _, ...others } = only;
    changeBoard({ only: value === undefined ? others : { ...others, [filter]: value } });
  };
  return (
    <label>
      <span>{t(`board.by.${filter}`)}</span>
      <select value={only[filter] ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">{t('board.all')}</option>
        {choicesOf(rows, filter, only)
          .map((value) => [value, nameOf(filter, value)] as const)
          .sort(([, a], [, b]) => compare(a, b))
          .map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}

function useNames(rows: readonly BoardRow[]): (filter: Filter, value: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (filter, value) => {
    switch (filter) {
      case 'state': {
        const column = columns.find((name) => name === value);
        return column === undefined ? value : t(`board.column.${column}`);
      }
      case 'advisor':
        return rows.find(({ heldBy }) => heldBy?.advisorId === value)?.heldBy?.name ?? value;
      case 'reason':
        return reasonName({ signal: value }, t);
      case 'tier':
        return tierName(value, t) ?? value;
      case 'channel':
        return channelName(value, t);
      case 'language':
        return format.language(value);
      default:
        return filter satisfies never;
    }
  };
}
