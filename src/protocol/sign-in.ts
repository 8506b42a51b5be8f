/** What the console asks before and just after signing in; small, since every first load carries it. */
import { z } from 'zod';

/** How one signs in here. */
export const SignInWays = z.object({ password: z.boolean(), sso: z.boolean() });
export type SignInWays = z.infer<typeof SignInWays>;

/** How a person likes the console; kept with the account, so that it is the same on every device. */
export const Preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  locale: z.string().max(35).optional(),
  enterSends: z.boolean().optional(),
  sounds: z.boolean().optional(),
});
export type Preferences = z.infer<typeof Preferences>;
