/** What the console asks before and just after signing in; small, since every first load carries it. */
import { z } from 'zod';

/** How one signs in here. */
export const SignInWays = z.object({ password: z.boolean(), sso: z.boolean() });
export type SignInWays = z.infer<typeof SignInWays>;

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .optional();

/** What the board's table may stand in the order of. */
export const boardOrders = ['who', 'state', 'since', 'due', 'mood', 'advisor', 'channel', 'language'] as const;
const choice = z.string().max(64).optional();

/** How a person likes the console; kept with the account, so that it is the same on every device. */
export const Preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  locale: z.string().max(35).optional(),
  enterSends: z.boolean().optional(),
  /** One's own keys by the house's; an empty text turns one off. */
  keys: z.record(z.string().max(20), z.string().max(20)).optional(),
  /** Sounds and desktop notices; absent: never chosen. */
  notices: z
    .strictObject({
      sounds: z.boolean(),
      volume: z.int().min(0).max(100),
      desktop: z.boolean(),
      /** The message's own words in a desktop notice. */
      words: z.boolean(),
      quietFrom: timeOfDay,
      quietTo: timeOfDay,
    })
    .optional(),
  /** The supervisors' board; absent: columns with everything. */
  board: z
    .strictObject({
      view: z.enum(['columns', 'table']),
      /** Absent: as the house sorts it, whoever needs somebody first. */
      sort: z.strictObject({ by: z.enum(boardOrders), down: z.boolean() }).optional(),
      only: z.strictObject({
        state: choice,
        advisor: choice,
        reason: choice,
        tier: choice,
        channel: choice,
        language: choice,
      }),
    })
    .optional(),
});
export type Preferences = z.infer<typeof Preferences>;
