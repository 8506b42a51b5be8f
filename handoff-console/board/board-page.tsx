/** The supervisors' board: four columns that are always as it is now, the team, and a conversation beside them. */
import '../styles/board.css';
import '../styles/board-table.css';
import { X } from 'lucide-react';
import { type KeyboardEvent, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { TransferDialog } from '../actions/transfer-dialog.tsx';
import { KeysDialog } from '../app/keys-dialog.tsx';
import { LinkBar } from '../app/link-bar.tsx';
import { Rail } from '../app/rail.tsx';
import { boardPath, navigate } from '../app/router.ts';
import { useKeys } from '../app/use-keys.ts';
import { ThreadColumn } from '../thread/thread-column.tsx';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { Alerts } from './alerts.tsx';
import { useBoardWords } from './board-words.ts';
import { Card, type CardAct } from './card.tsx';
import { Choices } from './choices.tsx';
import { chosen, sorted } from './choose.ts';
import { alertsOf, columns, columnsOf, nextCard } from './columns.ts';
import { boardLikes } from './likes.ts';
import { StepInDialog } from './step-in-dialog.tsx';
import { Table } from './table.tsx';
import { Team } from './team.tsx';
import { useSettled } from './use-settled.ts';

type BoardPageProps = { readonly conversationId: string | undefined; readonly onSignedOut: () => void };
type Doing = { readonly act: CardAct; readonly row: BoardRow; readonly preset?: string };

const nothing: readonly BoardRow[] = [];

export function BoardPage({ conversationId, onSignedOut }: BoardPageProps) {
  const { t } = useTranslation();
  const [keysOpen, setKeysOpen] = useState(false);
  const spoken = useBoardWords();
  useKeys({ '?': () => setKeysOpen(true) });
  return (
    <div className="app board" data-open={conversationId !== undefined}>
      <a className="skip" href="#board">
        {spoken && t('board.skip')}
      </a>
      <LinkBar />
      <Rail here="board" onSignedOut={onSignedOut} onKeys={() => setKeysOpen(true)} />
      {spoken && <Board conversationId={conversationId} />}
      {spoken && conversationId !== undefined && <Beside key={conversationId} conversationId={conversationId} />}
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  );
}

function Beside({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  const close = () => {
    navigate(boardPath);
    focusCard(conversationId);
  };
  return (
    <div className="board-thread">
      <Button className="btn quiet icon board-close" aria-label={t('board.close')} onPress={close}>
        <X className="i" aria-hidden="true" />
      </Button>
      <ThreadColumn conversationId={conversationId} onContext={undefined} />
    </div>
  );
}

function Board({ conversationId }: { readonly conversationId: string | undefined }) {
  const { t } = useTranslation();
  const rows = useSettled((state) => state.desk?.board ?? nothing);
  const likes = useSyncExternalStore(boardLikes.subscribe, boardLikes.get);
  const { view, only, sort } = likes;
  const shown = useMemo(() => chosen(rows, only), [rows, only]);
  const board = useMemo(() => columnsOf(shown), [shown]);
  const names = useNames();
  const inTable = useMemo(() => (view === 'table' ? sorted(board, sort, names) : nothing), [view, board, sort, names]);
  const lists = view === 'table' ? [inTable] : columns.map((name) => board[name]);
  const keyPressed = (event: KeyboardEvent) => moveOrGive(event, lists, act);
  const alerts = useMemo(() => alertsOf(rows), [rows]);
  const [doing, setDoing] = useState<Doing>();
  const act = useCallback((name: CardAct, row: BoardRow) => setDoing({ act: name, row }), []);
  const drop = (id: string, advisorId: string) => {
    const row = rows.find((one) => one.conversationId === id);
    if (row !== undefined) setDoing({ act: 'give', row, preset: `advisor:${advisorId}` });
  };
  return (
    <section
      id="board"
      className="board-main"
      tabIndex={-1}
      aria-labelledby="board-title"
      // Beside a conversation that is the page's main part; the same element, so that focus and scroll stay.
      role={conversationId === undefined ? 'main' : undefined}
    >
      <header className="board-head">
        <h1 id="board-title">{t('board.title')}</h1>
        <p>{t('board.lead')}</p>
        <p className="board-keys">{t('board.keys')}</p>
      </header>
      <Team onDrop={drop} />
      <Alerts rows={alerts} />
      <Choices rows={rows} shown={shown.length} likes={likes} />
      {view === 'table' ? (
        <Table rows={inTable} all={rows.length} sort={sort} open={conversationId} onAct={act} onKeyDown={keyPressed} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the links within, which are reached and opened as links
        <div className="columns" onKeyDown={keyPressed}>
          {columns.map((name) => (
            <Column
              key={name}
              name={name}
              rows={board[name]}
              chosen={shown !== rows}
              open={conversationId}
              onAct={act}
            />
          ))}
        </div>
      )}
      {doing !== undefined && <ActOf doing={doing} onClose={() => setDoing(undefined)} />}
    </section>
  );
}

function useNames() {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => ({ who: (row: BoardRow) => shopperName(row, t, format), compare: format.compare }), [t, format]);
}

function ActOf({ doing, onClose }: { readonly doing: Doing; readonly onClose: () => void }) {
  const { act, row, preset } = doing;
  if (act === 'step-in') return <StepInDialog row={row} onClose={onClose} />;
  return <TransferDialog conversationId={row.conversationId} preset={preset} onClose={onClose} />;
}

type ColumnProps = {
  readonly name: (typeof columns)[number];
  readonly rows: readonly BoardRow[];
  /** Some are not shown. */
  readonly chosen: boolean;
  readonly open: string | undefined;
  readonly onAct: (act: CardAct, row: BoardRow) => void;
};

function Column({ name, rows, chosen: some, open, onAct }: ColumnProps) {
  const { t } = useTranslation();
  const title = t(`board.column.${name}`);
  return (
    <section className="column" aria-labelledby={`column-${name}`}>
      <h2 id={`column-${name}`} data-column={name}>
        {title} <span className="num">{rows.length}</span>
      </h2>
      {rows.length === 0 && <p className="quiet-line">{some ? t('board.none-chosen') : t(`board.none.${name}`)}</p>}
      <ul>
        {rows.map((row) => (
          <Card key={row.conversationId} row={row} current={row.conversationId === open} onAct={onAct} />
        ))}
      </ul>
    </section>
  );
}

/** Arrows go from card to card as the eye does; `T` gives the one that has the focus to somebody. */
function moveOrGive(event: KeyboardEvent, lists: readonly (readonly BoardRow[])[], onAct: ColumnProps['onAct']): void {
  const here = (event.target as HTMLElement).dataset['card'];
  if (here === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() === 't') {
    const row = lists.flat().find((one) => one.conversationId === here);
    event.preventDefault();
    if (row !== undefined && row.column !== 'wrap-up') onAct('give', row);
    return;
  }
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const arrows: Readonly<Record<string, string>> = {
    ArrowDown: 'down',
    ArrowUp: 'up',
    ArrowRight: rtl ? 'before' : 'next',
    ArrowLeft: rtl ? 'next' : 'before',
  };
  const arrow = arrows[event.key];
  if (arrow === undefined) return;
  event.preventDefault();
  const next = nextCard(lists, here, arrow);
  if (next !== undefined) focusCard(next);
}

function focusCard(id: string): void {
  document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus();
}
