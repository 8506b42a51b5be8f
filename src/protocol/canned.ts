/** Ready replies of a locale, as they are read and replaced: `GET` and `PUT /canned-replies`. */
import { z } from 'zod';

const locale = z.string().min(2).max(35);

export const CannedQuery = z.object({ locale });

const CannedReply = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'lower-case letters, digits and dashes'),
  title: z.string().trim().min(1).max(80),
  /** With places such as `{shopper}`. */
  text: z.string().trim().min(1).max(2000),
  /** Intents that it answers; a draft may then choose it by itself. */
  topics: z.array(z.string().max(80)).max(20).default([]),
});

/** `version` is the one that was read; 0 is the house folder's own. */
export const CannedRequest = z
  .strictObject({ locale, version: z.int().min(0), replies: z.array(CannedReply).max(200) })
  .refine(({ replies }) => new Set(replies.map(({ id }) => id)).size === replies.length, {
    path: ['replies'],
    message: 'an id only once',
  });

export const CannedAnswer = z.object({
  locale: z.string(),
  version: z.number().int(),
  /** What may stand in braces in a text. */
  variables: z.array(z.string()),
  replies: z.array(CannedReply),
});

/** `GET /conversations/:id/canned-replies`: in the shopper's language, filled in with what is known of them. */
export const FilledReplies = z.object({
  locale: z.string(),
  replies: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      /** Places that nothing is known for; they stand in the text in braces. */
      missing: z.array(z.string()),
    }),
  ),
});
export type FilledReplies = z.infer<typeof FilledReplies>;
