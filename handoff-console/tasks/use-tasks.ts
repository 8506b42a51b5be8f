/** The list of tasks as it is asked for, kept fresh by what the desk is told. */
import { useCallback, useEffect, useState } from 'react';
import { type TaskRequest, TasksAnswer, type TaskPatch, TaskView } from '../../src/protocol/tasks.ts';
import { useDesk } from '../app/desk-context.tsx';
import { type Answer, ask, type Failure } from '../parts/api.ts';

export const whose = ['me', 'nobody', 'all'] as const;
export const when = ['any', 'overdue', 'today', 'week'] as const;
export type TaskFilter = { readonly whose: (typeof whose)[number]; readonly when: (typeof when)[number] };

type Shown = { readonly tasks: readonly TaskView[]; readonly next?: string | undefined };

/** Events follow each other closely; one look serves them all. */
const settleMs = 150;
/** What another node's advisors did is not told here at once. */
const againMs = 30_000;

export function useTasks({ whose: owner, when: due }: TaskFilter) {
  const desk = useDesk();
  const [shown, setShown] = useState<Shown>();
  const [failure, setFailure] = useState<Failure>();
  const query = [owner === 'all' ? '' : `owner=${owner}`, due === 'any' ? '' : `due=${due}`].filter(Boolean).join('&');

  const look = useCallback(async () => {
    const answer = await ask(`/tasks?${query}`, { answer: TasksAnswer });
    if (answer.ok) setShown(answer.value);
    setFailure(answer.ok ? undefined : answer.failure);
  }, [query]);

  useEffect(() => {
    void look();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = desk.onHappening((happening) => {
      if (happening.kind === 'event' && !happening.event.name.startsWith('task:')) return;
      clearTimeout(soon);
      soon = setTimeout(() => void look(), settleMs);
    });
    const again = setInterval(() => void look(), againMs);
    return () => {
      stop();
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [desk, look]);

  return {
    shown,
    failure,
    look,
    async more(): Promise<void> {
      if (shown?.next === undefined) return;
      const answer = await ask(`/tasks?${query}&cursor=${encodeURIComponent(shown.next)}`, { answer: TasksAnswer });
      if (answer.ok) setShown({ tasks: [...shown.tasks, ...answer.value.tasks], next: answer.value.next });
    },
  };
}

export function changeTask(taskId: string, body: TaskPatch): Promise<Answer<TaskView>> {
  return ask(`/tasks/${encodeURIComponent(taskId)}`, { method: 'PATCH', body, answer: TaskView });
}

export function addTask(body: TaskRequest): Promise<Answer<TaskView>> {
  return ask('/tasks', { method: 'POST', body, answer: TaskView });
}
