/** One task: what, for whom, until when, and what can be done with it. */
import { Check, ChevronDown } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TaskPatch, TaskView } from '../../src/protocol/tasks.ts';
import { useDesk, useDeskState, useNow } from '../app/desk-context.tsx';
import { conversationPath, inPlace } from '../app/router.ts';
import { useFormat } from '../words/format.ts';
import { dueWords } from './promises.ts';

type TaskRowProps = {
  readonly task: TaskView;
  /** What was just done with it and can be taken back. */
  readonly done: string | undefined;
  readonly onChange: (change: TaskPatch, words: string) => void;
  readonly onUndo: () => void;
};

export function TaskRow({ task, done, onChange, onUndo }: TaskRowProps) {
  const { t } = useTranslation();
  const now = useNow();
  const late = task.dueAt !== undefined && Date.parse(task.dueAt) <= now;
  if (done !== undefined)
    return (
      <li className="task" data-done="true">
        <span className="task-text" dir="auto">
          {task.text}
        </span>
        <span className="task-acts">
          <span role="status">{done}</span>
          <Button className="btn small" autoFocus onPress={onUndo}>
            {t('tasks.undo')}
          </Button>
        </span>
      </li>
    );
  return (
    <li className="task" data-late={late}>
      <div className="task-what">
        <span className="task-text" dir="auto">
          {task.text}
        </span>
        <Facts task={task} late={late} />
      </div>
      <span className="task-acts">
        <Button
          className="btn small"
          aria-label={t('tasks.done-of', { task: task.text })}
          onPress={() => onChange({ state: 'done' }, t('tasks.was-done'))}
        >
          <Check className="i s" aria-hidden="true" /> {t('tasks.done')}
        </Button>
        <SnoozeMenu task={task} onChange={onChange} />
        <HandMenu task={task} onChange={onChange} />
      </span>
    </li>
  );
}

function Facts({ task, late }: { readonly task: TaskView; readonly late: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const owner = useDeskState(
    (state) => state.desk?.presence.find(({ advisorId }) => advisorId === task.owner)?.name ?? task.owner,
  );
  const { kind, dueAt, remindAt, shopper, conversationId } = task;
  const named = kind === 'follow-up' || kind === 'to-do' ? t(`tasks.kind.${kind}`) : t(`promise.kind.${kind}`);
  return (
    <small className="task-facts">
      <span className="tag plain">{named}</span>
      {dueAt !== undefined && (
        <span className="task-due num">
          {t(late ? 'promise.overdue' : 'promise.due', { due: dueWords(dueAt, now, format) })}
        </span>
      )}
      {remindAt !== undefined && Date.parse(remindAt) > now && (
        <span>{t('tasks.put-off-until', { due: dueWords(remindAt, now, format) })}</span>
      )}
      {shopper !== undefined && <span dir="auto">{t('tasks.for', { name: shopper })}</span>}
      <span>{owner === undefined ? t('tasks.owner.nobody') : t('tasks.owner', { name: owner })}</span>
      {conversationId !== undefined && (
        <a href={conversationPath(conversationId)} onClick={inPlace(conversationPath(conversationId))}>
          {t('tasks.open-conversation')}
        </a>
      )}
    </small>
  );
}

type MenuProps = Pick<TaskRowProps, 'task' | 'onChange'>;

const snoozes = ['hour', 'tomorrow', 'week'] as const;
const morning = 9;

function snoozedUntil(how: (typeof snoozes)[number], now: number): Date {
  const at = new Date(now);
  if (how === 'hour') at.setHours(at.getHours() + 1);
  if (how === 'tomorrow') at.setDate(at.getDate() + 1);
  if (how === 'tomorrow') at.setHours(morning, 0, 0, 0);
  if (how === 'week') at.setDate(at.getDate() + 7);
  return at;
}

function SnoozeMenu({ task, onChange }: MenuProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const snooze = (how: (typeof snoozes)[number]) => {
    const remindAt = snoozedUntil(how, now).toISOString();
    onChange({ remindAt }, t('tasks.was-snoozed', { due: dueWords(remindAt, now, format) }));
  };
  return (
    <MenuTrigger>
      <Button className="btn small ghost" aria-label={`${t('tasks.snooze')}: ${task.text}`}>
        {t('tasks.snooze')} <ChevronDown className="i s" aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <Menu className="menu" onAction={(key) => snooze(key as (typeof snoozes)[number])}>
          {snoozes.map((how) => (
            <MenuItem key={how} id={how}>
              {t(`tasks.snooze.${how}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function HandMenu({ task, onChange }: MenuProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const colleagues = useDeskState((state) => state.desk?.presence ?? []);
  const hand = (owner: string) => {
    const name = colleagues.find(({ advisorId }) => advisorId === owner)?.name ?? me.name;
    onChange({ owner }, t('tasks.was-moved', { name }));
  };
  if (task.owner === undefined)
    return (
      <Button className="btn small ghost" onPress={() => hand(me.advisorId)}>
        {t('tasks.take')}
      </Button>
    );
  return (
    <MenuTrigger>
      <Button className="btn small ghost" aria-label={`${t('tasks.hand')}: ${task.text}`}>
        {t('tasks.hand')} <ChevronDown className="i s" aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <Menu className="menu" onAction={(key) => hand(String(key))}>
          <MenuSection>
            <Header>{t('tasks.hand')}</Header>
            {colleagues
              .filter(({ advisorId }) => advisorId !== task.owner)
              .map(({ advisorId, name }) => (
                <MenuItem key={advisorId} id={advisorId}>
                  {name}
                </MenuItem>
              ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
