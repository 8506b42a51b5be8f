/** The audit log for admins; nothing here changes it. */
import { z } from 'zod';
import { AuditAnswer, AuditQuery } from '../protocol/audit.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export function auditRoutes({ audit }: { audit: Audit }): Route[] {
  return [
    forRole('admin', {
      method: 'get',
      path: '/audit',
      summary: 'Who signed in, looked, exported, erased, published; newest first',
      query: z.strictObject(AuditQuery.shape),
      answer: AuditAnswer,
      handle: async ({ query: { limit, cursor, after, ...filter } }) => {
        const since = after === undefined ? undefined : new Date(after);
        const { items, next } = await audit.list({ ...filter, after: since }, limit, cursor);
        return { entries: items, next };
      },
    }),
  ];
}
