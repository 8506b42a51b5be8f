/** What understanding costs: time per message, loading, memory, bytes on disk. */

import { run } from '../understanding.ts';
import type { Task } from './task.ts';

export const task: Task = {
  name: 'cost',
  row: 'no files: it measures this machine',
  own: async () => {
    const figures = await run();
    return [
      {
        title: 'Cost of understanding',
        head: ['what', 'to reach', 'measured', 'beside it in this run'],
        rows: figures.map(({ what, goal, ours, floor }) => [what, goal, ours, floor]),
        note: figures.flatMap(({ note }) => note ?? []).join('; '),
      },
    ];
  },
};
