/** Files of a conversation as browsers know them; the bytes travel apart from messages. */
import { z } from 'zod';

export const WireFileFacts = z.object({
  kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  mime: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
});

/** The answer to an upload: `fileId` goes into `attachments` of a message. */
export const KeptFile = WireFileFacts.extend({ fileId: z.string(), name: z.string() });
export type KeptFile = z.infer<typeof KeptFile>;

/** What became of a file that a provider kept; only the desk sees it. */
export const WireFile = z.object({
  fileId: z.string(),
  state: z.enum(['fetching', 'kept', 'quarantined', 'failed']),
  reason: z.string().optional(),
  ...WireFileFacts.partial().shape,
  /** What was said in a voice note. */
  transcript: z.string().optional(),
  /** Where it can be fetched; only when it is kept. */
  url: z.string().optional(),
});
export type WireFile = z.infer<typeof WireFile>;
