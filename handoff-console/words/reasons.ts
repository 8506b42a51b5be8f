/** A reason in words: the tag of a queue row, and the line "value / limit" of the context panel. */
import type { TFunction } from 'i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { WireReason } from '../../src/protocol/desk/reason.ts';
import type { Format } from './format.ts';

export type ReasonTone = 'urgent' | 'warn' | 'plain';

const tones = {
  'asked-for-person': 'urgent',
  'emotion-level': 'urgent',
  'emotion-fall': 'urgent',
  'emotion-stays': 'urgent',
  'delicate-topic': 'urgent',
  'promise-overdue': 'urgent',
  'late-reply': 'urgent',
  'failed-turns': 'warn',
  'shop-failing': 'warn',
  'order-value': 'plain',
  'cart-value': 'plain',
  'product-value': 'plain',
  tier: 'plain',
  'lifetime-value': 'plain',
} as const satisfies Record<string, ReasonTone>;
type KnownSignal = keyof typeof tones;

const valueSignals: ReadonlySet<string> = new Set(['order-value', 'cart-value', 'product-value', 'lifetime-value']);
const tiers = ['new', 'member', 'silver', 'gold', 'patron'] as const;

function isKnown(signal: string): signal is KnownSignal {
  return signal in tones;
}

export function reasonTone(reason: WireReason): ReasonTone {
  return isKnown(reason.signal) ? tones[reason.signal] : 'plain';
}

export function reasonName(reason: Pick<WireReason, 'signal'>, t: TFunction): string {
  return isKnown(reason.signal) ? t(`reason.${reason.signal}`) : t('reason.other');
}

/** Short enough for a tag, with its figure where the figure says more than the name. */
export function reasonTag(reason: WireReason, tier: string | undefined, words: Words): string {
  const { t, format, currency } = words;
  if (reason.signal === 'failed-turns') return t('tag.failed-turns', { count: reason.value });
  if (reason.signal === 'tier') return tierName(tier, t) ?? t('reason.tier');
  if (!valueSignals.has(reason.signal)) return reasonName(reason, t);
  if (reason.limit > 0) return t('tag.over', { amount: format.money({ amount: reason.limit, currency }) });
  return t('tag.worth', { amount: format.money({ amount: reason.value, currency }) });
}

export type Words = { readonly t: TFunction; readonly format: Format; readonly currency: string };
export type ReasonFigures = { readonly value?: string; readonly limit?: string };

/** What was measured and where it starts to count; empty for a reason whose presence is enough. */
export function reasonFigures(reason: WireReason, briefing: Briefing, words: Words): ReasonFigures {
  const { t, format, currency } = words;
  if (valueSignals.has(reason.signal)) return figures(reason, (amount) => format.money({ amount, currency }));
  if (reason.signal === 'tier') return optional(tierName(briefing.shopper.tier, t));
  if (reason.signal === 'failed-turns') return figures(reason, format.decimal);
  if (reason.signal === 'late-reply') return optional(reason.evidence);
  if (reason.signal === 'emotion-level') return moodFigures(reason, briefing, format);
  if (reason.signal === 'emotion-fall' || reason.signal === 'emotion-stays') return figures(reason, format.decimal);
  return {};
}

const figuresAlone: ReadonlySet<string> = new Set(['tier', 'lifetime-value', 'failed-turns', 'late-reply']);

/** What the reason was read from, unless it is the figure once more. */
export function reasonEvidence({ signal, evidence }: WireReason): string {
  return figuresAlone.has(signal) ? '' : evidence;
}

export function tierName(tier: string | undefined, t: TFunction): string | undefined {
  const known = tiers.find((name) => name === tier);
  return known === undefined ? tier : t(`tier.${known}`);
}

/** The signal is measured as frustration, 0..1; people are shown the mood of that very message, as in the plot. */
function moodFigures(reason: WireReason, briefing: Briefing, format: Format): ReasonFigures {
  const point = briefing.emotion.find((other) => other.seq === reason.seq);
  if (point === undefined) return figures(reason, format.percent);
  return { value: format.signed(point.value), limit: format.signed(briefing.emotionLimit) };
}

function figures(reason: WireReason, write: (value: number) => string): ReasonFigures {
  return { value: write(reason.value), ...(reason.limit > 0 ? { limit: write(reason.limit) } : {}) };
}

function optional(value: string | undefined): ReasonFigures {
  return value === undefined ? {} : { value };
}
