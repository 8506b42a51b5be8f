/** Fields that requests of the desk share. */
import { z } from 'zod';

export const id = z.string().min(1).max(200);
export const seq = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
/** A sender's own key for a message: the same key again is the same message. */
export const clientMessageId = z.string().min(1).max(100);
/** How long a message is held back so that it can be taken back; absent: it goes at once. */
export const undoMs = z.number().int().min(0).max(30_000).optional();
