/** Somebody of the team was named in a note: the desk's event, and `GET /mentions`. */
import { z } from 'zod';

export const Mention = z.object({
  id: z.string(),
  conversationId: z.string(),
  by: z.object({ advisorId: z.string(), name: z.string() }),
  text: z.string(),
  at: z.iso.datetime(),
});
export type Mention = z.infer<typeof Mention>;

export const MentionsAnswer = z.object({ mentions: z.array(Mention) });
