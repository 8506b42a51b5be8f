/** What a shop's page asks once, when it is idle: `GET /widget/config?site=`. Never more than 2 kB, the same for everybody. */
import { z } from 'zod';

export const WidgetConfigQuery = z.object({
  /** As in `session:start`. */
  site: z.string().max(100).default(''),
  /** What the page or the browser speaks; the house's closest locale answers. */
  lang: z.string().max(35).default(''),
  /** The shopper's time zone, for times in words; absent: the boutique's. */
  zone: z.string().max(60).default(''),
});
export type WidgetConfigQuery = z.infer<typeof WidgetConfigQuery>;

export const WidgetConfig = z.object({
  /** The house as it names itself to shoppers. */
  name: z.string(),
  /** What the words below are in. */
  locale: z.string(),
  launcher: z.object({
    /** The house's own words beside the icon; absent: the icon alone, and "Ask the concierge" where a product is shown. */
    text: z.string().optional(),
    /** Only while the house is closed: "Back at 10:00, leave a note". */
    closed: z.string().optional(),
  }),
  /** First line of the panel instead of ours. */
  greeting: z.string().optional(),
  /** What `data-position` and `--cg-offset-*` of the page itself overrule. */
  position: z.enum(['end', 'start']),
  /** The house's colours, radius and fonts as rules for the widget's shadow root; empty where it keeps ours. */
  css: z.string(),
  /** Whether somebody can be expected now, at the boutique that is open longest or opens first. */
  opening: z.discriminatedUnion('open', [
    z.object({ open: z.literal(true), closesAt: z.iso.datetime(), zone: z.string() }),
    /** No `opensAt`: not within two weeks. */
    z.object({ open: z.literal(false), opensAt: z.iso.datetime().optional(), zone: z.string() }),
  ]),
  /** How else the house is reached, ready for a link: `+33199002418`, `33199002418` for wa.me, an address. */
  ways: z.object({ phone: z.string().optional(), whatsapp: z.string().optional(), email: z.string().optional() }),
  /** How long a kept conversation is kept. */
  keepsDays: z.number().int(),
});
export type WidgetConfig = z.infer<typeof WidgetConfig>;

type Tokens = Readonly<Record<string, string>>;
/** Custom properties without their prefix: `primary` is `--cg-primary`. Only what differs from ours, and is readable. */
export type Theme = { readonly both: Tokens; readonly light: Tokens; readonly dark: Tokens };
