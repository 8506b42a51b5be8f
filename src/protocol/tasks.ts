/** Tasks and promises as they cross the wire: `/api/v1/tasks` and the desk's events. */
import { z } from 'zod';

export const promiseKinds = ['call-back', 'date', 'refund', 'price', 'hold', 'note-answer'] as const;

/** What was promised to the shopper of a conversation. `suggested`: words that sound like it; their author has to say. */
export const WirePromise = z.object({
  id: z.string(),
  kind: z.enum(promiseKinds),
  text: z.string(),
  seq: z.number().int(),
  by: z.object({ kind: z.enum(['bot', 'advisor']), advisorId: z.string().optional(), name: z.string().optional() }),
  owner: z.string().optional(),
  dueAt: z.iso.datetime().optional(),
  madeAt: z.iso.datetime(),
  state: z.enum(['suggested', 'open', 'kept', 'broken', 'withdrawn']),
  endedAt: z.iso.datetime().optional(),
  words: z.string().optional(),
});
export type WirePromise = z.infer<typeof WirePromise>;

export const TaskView = z.object({
  taskId: z.string(),
  kind: z.enum([...promiseKinds, 'follow-up', 'to-do']),
  text: z.string(),
  state: z.enum(['open', 'done', 'dropped']),
  createdAt: z.iso.datetime(),
  createdBy: z.string().optional(),
  /** Who sees to it; absent: whoever takes it. */
  owner: z.string().optional(),
  conversationId: z.string().optional(),
  promiseId: z.string().optional(),
  shopper: z.string().optional(),
  dueAt: z.iso.datetime().optional(),
  /** Put off until then. */
  remindAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  endedBy: z.string().optional(),
  words: z.string().optional(),
});
export type TaskView = z.infer<typeof TaskView>;

export const TasksQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional(),
  /** `me`, `nobody`, or an advisor's id; absent: whatever one may see. */
  owner: z.string().max(200).optional(),
  state: z.enum(['open', 'done', 'dropped']).default('open'),
  /** In the time zone of the advisor's boutique. */
  due: z.enum(['overdue', 'today', 'week']).optional(),
});

export const TasksAnswer = z.object({ tasks: z.array(TaskView), next: z.string().optional() });

const text = z.string().trim().min(1).max(2000);

export const TaskRequest = z
  .object({
    text,
    owner: z.string().max(200).optional(),
    conversationId: z.string().max(200).optional(),
    dueAt: z.iso.datetime({ offset: true }).optional(),
  })
  .strict();
export type TaskRequest = z.infer<typeof TaskRequest>;

/** `null` takes away: nobody's task, not put off. A promise is only dropped with words for the shopper's sake. */
export const TaskPatch = z
  .object({
    state: z.enum(['open', 'done', 'dropped']).optional(),
    owner: z.string().max(200).nullable().optional(),
    dueAt: z.iso.datetime({ offset: true }).optional(),
    remindAt: z.iso.datetime({ offset: true }).nullable().optional(),
    text: text.optional(),
    words: z.string().max(2000).optional(),
  })
  .strict();
export type TaskPatch = z.infer<typeof TaskPatch>;
