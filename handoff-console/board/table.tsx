/** The board as a table: every conversation in a line, in the order that a supervisor chooses. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { boardOrders } from '../../src/protocol/sign-in.ts';
import { useNow } from '../app/desk-context.tsx';
import { boardPath, inPlace } from '../app/router.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { timeLeft } from '../words/waits.ts';
import { Acts, type CardAct, dragType, ReplyClock, Tags } from './card.tsx';
import { channelName } from './channel-name.ts';
import { changeBoard } from './choices.tsx';
import { nextSort, type Sort } from './choose.ts';
import { Spark } from './spark.tsx';

type TableProps = {
  readonly rows: readonly BoardRow[];
  /** How many there are, shown or not. */
  readonly all: number;
  readonly sort: Sort | undefined;
  readonly open: string | undefined;
  readonly onAct: (act: CardAct, row: BoardRow) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

export function Table({ rows, all, sort, open, onAct, onKeyDown }: TableProps) {
  const { t } = useTranslation();
  if (rows.length === 0)
    return <p className="quiet-line board-none">{all > 0 ? t('board.none-chosen') : t('board.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a narrow screen is reached by keyboard
    <section className="board-table" aria-label={t('board.table')} tabIndex={0} onKeyDown={onKeyDown}>
      <table>
        <thead>
          <tr>
            {boardOrders.map((by) => (
              <Heading key={by} by={by} sort={sort} />
            ))}
            <th scope="col">{t('board.by.reason')}</th>
            <th scope="col">{t('board.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.conversationId} row={row} current={row.conversationId === open} onAct={onAct} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heading({ by, sort }: { readonly by: Sort['by']; readonly sort: Sort | undefined }) {
  const { t } = useTranslation();
  const down = sort?.by === by ? sort.down : undefined;
  const Arrow = down ? ArrowDown : ArrowUp;
  const order = down ? 'descending' : 'ascending';
  const turn = () => {
    const next = nextSort(sort, by);
    changeBoard({ sort: next });
  };
  return (
    <th scope="col" aria-sort={down === undefined ? undefined : order}>
      <button type="button" className="sort" onClick={turn}>
        {t(`board.by.${by}`)}
        {down !== undefined && <Arrow className="i s" aria-hidden="true" />}
      </button>
    </th>
  );
}

type LineProps = Pick<TableProps, 'onAct'> & { readonly row: BoardRow; readonly current: boolean };

/** Drawn again only when it changes itself. */
const Line = memo(function Line({ row, current, onAct }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = shopperName(row, t, format);
  const path = `${boardPath}/${encodeURIComponent(row.conversationId)}`;
  const movable = row.column !== 'wrap-up' && row.outside !== true;
  return (
    <tr
      data-current={current}
      data-hand={row.hand !== undefined}
      draggable={movable}
      onDragStart={(event) => event.dataTransfer.setData(dragType, row.conversationId)}
    >
      <th scope="row">
        <a
          href={path}
          data-card={row.conversationId}
          aria-current={current ? 'true' : undefined}
          draggable={false}
          onClick={inPlace(path)}
        >
          <bdi>{name}</bdi> <PatronMark tier={row.tier} />
        </a>
        <span className="snip" dir="auto">
          {row.snippet}
        </span>
      </th>
      <td>{t(`board.column.${row.column}`)}</td>
      <td className="num">
        <Since at={row.since} />
      </td>
      <td>
        <ReplyClock row={row} />
      </td>
      <td>
        <Spark values={row.mood} />
      </td>
      <td>
        <bdi>{row.heldBy?.name}</bdi>
      </td>
      <td>{channelName(row.channel, t)}</td>
      <td>{format.language(row.locale)}</td>
      <td className="card-tags">
        <Tags row={row} />
      </td>
      <td>{movable && <Acts row={row} name={name} onAct={onAct} />}</td>
    </tr>
  );
});

function Since({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const now = useNow();
  return timeLeft((now - Date.parse(at)) / 1000, t);
}
