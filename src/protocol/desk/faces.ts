/** Who looks at the conversations on somebody's lists. */
import { z } from 'zod';

export const WatchedRow = z.object({
  conversationId: z.string(),
  by: z.array(z.object({ advisorId: z.string(), name: z.string() })),
});
export type WatchedRow = z.infer<typeof WatchedRow>;
