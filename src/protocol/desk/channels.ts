/** Channels that do not send now: what advisors should know before they wonder why nobody answers. */
import { z } from 'zod';

export const WireChannelTrouble = z.object({
  channel: z.string(),
  /** `stopped`: nothing leaves, all of it waits · `unasked-paused`: templates are held back until `until`. */
  state: z.enum(['stopped', 'unasked-paused']),
  /** A key with words, and the provider's code after a colon, as of a delivery. */
  reason: z.string(),
  since: z.iso.datetime(),
  until: z.iso.datetime().optional(),
});
export type WireChannelTrouble = z.infer<typeof WireChannelTrouble>;
