/** What an order of the briefing may carry beyond its core: the server sends these when the shop system knows them. */
import { z } from 'zod';

const money = z.object({ amount: z.number(), currency: z.string() });
const text = z.string().optional().catch(undefined);

export const OrderExtras = z.object({
  returnUntil: text,
  refund: z
    .object({ state: z.enum(['pending', 'done']), amount: money })
    .optional()
    .catch(undefined),
  /** Where the first piece can be had now. */
  stock: z
    .object({ stores: z.array(z.object({ place: z.string(), number: z.number() })), online: z.number() })
    .optional()
    .catch(undefined),
  shipments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        carrier: text,
        tracking: text,
        signedBy: text,
        expectedAt: text,
        deliveredAt: text,
      }),
    )
    .catch([]),
});
export type OrderExtras = z.infer<typeof OrderExtras>;
