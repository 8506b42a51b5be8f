/** house.yaml, `privacy`: how long what is kept of people stays. */
import { z } from 'zod';
import type { Retention } from '../domain/retention.ts';

const days = (least: number) => z.int().min(least).max(3650);

export const privacySchema = z.strictObject({
  keepConversationsDays: days(1),
  keepVisitsHours: z
    .int()
    .min(1)
    .max(24 * 365),
  keepOrdersDays: days(30),
  keepAuditDays: days(30),
  keepFiguresDays: days(30),
}) satisfies z.ZodType<Retention>;
