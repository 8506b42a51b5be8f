/** What was promised and what is left to do, the most pressing first. */
import '../styles/tasks.css';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TaskPatch, TaskView } from '../../src/protocol/tasks.ts';
import { KeysDialog } from '../app/keys-dialog.tsx';
import { LinkBar } from '../app/link-bar.tsx';
import { Rail } from '../app/rail.tsx';
import type { Failure } from '../parts/api.ts';
import { ChoiceField } from '../settings/choice-field.tsx';
import { FailureLine } from '../settings/failure-line.tsx';
import { Mentions } from './mentions.tsx';
import { NewTask } from './new-task.tsx';
import { TaskRow } from './task-row.tsx';
import { useLater } from './use-later.ts';
import { changeTask, type TaskFilter, useTasks, when, whose } from './use-tasks.ts';

export function TasksPage({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { t } = useTranslation();
  const [keysOpen, setKeysOpen] = useState(false);
  return (
    <div className="app tasks">
      <a className="skip" href="#tasks">
        {t('tasks.skip')}
      </a>
      <LinkBar />
      <Rail here="tasks" onSignedOut={onSignedOut} onKeys={() => setKeysOpen(true)} />
      <main id="tasks" className="tasks-main" tabIndex={-1}>
        <div className="tasks-column">
          <h1>{t('tasks.title')}</h1>
          <p className="tasks-lead">{t('tasks.lead')}</p>
          <TaskList />
          <Mentions />
        </div>
      </main>
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  );
}

function TaskList() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<TaskFilter>({ whose: 'me', when: 'any' });
  const [failed, setFailed] = useState<Failure>();
  const { shown, failure, look, more } = useTasks(filter);
  const later = useLater();
  const problem = failed ?? failure;

  const change = (task: TaskView) => (patch: TaskPatch, words: string) =>
    later.act(task.taskId, {
      words,
      async send() {
        const answer = await changeTask(task.taskId, patch);
        setFailed(answer.ok ? undefined : answer.failure);
        await look();
      },
    });

  return (
    <>
      <div className="tasks-filters">
        <ChoiceField
          label={t('tasks.whose')}
          value={filter.whose}
          choices={whose.map((value) => ({ value, label: t(`tasks.whose.${value}`) }))}
          onChange={(value) => setFilter({ ...filter, whose: value })}
        />
        <ChoiceField
          label={t('tasks.when')}
          value={filter.when}
          choices={when.map((value) => ({ value, label: t(`tasks.when.${value}`) }))}
          onChange={(value) => setFilter({ ...filter, when: value })}
        />
      </div>
      <NewTask onAdded={() => void look()} onFailed={setFailed} />
      {problem !== undefined && <FailureLine failure={problem} />}
      {shown?.tasks.length === 0 && <p className="quiet-line">{t('tasks.none')}</p>}
      <ul className="task-list">
        {shown?.tasks.map((task) => (
          <TaskRow
            key={task.taskId}
            task={task}
            done={later.words(task.taskId)}
            onChange={change(task)}
            onUndo={() => later.undo(task.taskId)}
          />
        ))}
      </ul>
      {shown?.next !== undefined && (
        <Button className="btn" onPress={() => void more()}>
          {t('tasks.more')}
        </Button>
      )}
    </>
  );
}
