/** The team in a strip: who is there, how much each has; a card dropped on somebody is given to them. */
import { useEffect, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PresenceRow } from '../../src/protocol/desk/rows.ts';
import { Replies } from '../../src/protocol/insights.ts';
import { useDesk, useNow } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { minutesAndSeconds } from '../desk/deadline.ts';
import { ask } from '../parts/api.ts';
import { errorWords } from '../words/errors.ts';
import { initials } from '../words/people.ts';
import { timeLeft } from '../words/waits.ts';
import { dragType } from './card.tsx';
import { useSettled } from './use-settled.ts';

const statuses = ['available', 'busy', 'transfers', 'away'] as const;
const nobody: readonly PresenceRow[] = [];
const lookMs = 60_000;

type TeamProps = { readonly onDrop: (conversationId: string, advisorId: string) => void };

export function Team({ onDrop }: TeamProps) {
  const { t } = useTranslation();
  const presence = useSettled((state) => state.desk?.presence ?? nobody);
  const wait = useSettled((state) => state.desk?.averageWaitSeconds);
  const firstReply = useFirstReplyToday();
  return (
    <section className="team" aria-labelledby="team">
      <h2 id="team">{t('board.team')}</h2>
      <p className="team-figures num">
        {firstReply !== undefined && (
          <span>{t('board.team.first-reply', { time: minutesAndSeconds(firstReply / 1000) })}</span>
        )}
        {wait !== undefined && <span>{t('board.team.wait', { time: minutesAndSeconds(wait) })}</span>}
      </p>
      {presence.length === 0 && <p className="quiet-line">{t('board.team.none')}</p>}
      <ul>
        {presence.map((row) => (
          <Colleague key={row.advisorId} row={row} onDrop={onDrop} />
        ))}
      </ul>
    </section>
  );
}

function Colleague({ row, onDrop }: TeamProps & { readonly row: PresenceRow }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { advisorId, name, status, load, capacity } = row;
  const away = status === 'away';

  async function set(next: PresenceRow['status']): Promise<void> {
    const answer = await desk.request('presence:set', { status: next, advisorId });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }

  return (
    <li
      data-away={away}
      onDragOver={(event) => {
        if (!away && event.dataTransfer.types.includes(dragType)) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(event.dataTransfer.getData(dragType), advisorId);
      }}
    >
      <MenuTrigger>
        <Button className="colleague-pill">
          <span className="face" aria-hidden="true">
            {initials(name)}
          </span>
          <span className="colleague-words">
            <b>{name}</b>
            <small>
              <i className="dot" data-status={status} /> <Status row={row} />
            </small>
          </span>
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu
            className="menu"
            aria-label={t('presence.label')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[status]}
            onSelectionChange={(keys) => {
              const next = statuses.find((known) => [...keys].includes(known));
              if (next !== undefined && next !== status) void set(next);
            }}
          >
            {statuses.map((known) => (
              <MenuItem key={known} id={known} textValue={t(`presence.${known}`)}>
                <i className="dot" data-status={known} />
                {t(`presence.${known}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span className="load num" data-full={load >= capacity}>
        {t('presence.load', { load, capacity })}
      </span>
    </li>
  );
}

function Status({ row: { status, since } }: { readonly row: PresenceRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = t(`presence.${status}`);
  if (since === undefined) return words;
  return t('board.team.since', { status: words, time: timeLeft((now - Date.parse(since)) / 1000, t) });
}

/** The house's median of today, in milliseconds: from the hand-over to an advisor's first words. */
function useFirstReplyToday(): number | undefined {
  const [median, setMedian] = useState<number>();
  useEffect(() => {
    const load = async () => {
      const day = new Date();
      day.setHours(0, 0, 0, 0);
      const next = new Date(day.getTime() + 86_400_000);
      const found = await ask(`/insights/replies?from=${day.toISOString()}&to=${next.toISOString()}`, {
        answer: Replies,
      });
      if (found.ok) setMedian(found.value.first.p50 ?? undefined);
    };
    void load();
    const timer = setInterval(() => void load(), lookMs);
    return () => clearInterval(timer);
  }, []);
  return median;
}
