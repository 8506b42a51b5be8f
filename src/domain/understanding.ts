/** What one message means: language, intents, entities and emotion, with the words that say so. */

/** The shopper's goals that the concierge knows. `out-of-scope` is the honest answer when none fits. */
export const intents = [
  'order-status',
  'delivery',
  'return-exchange',
  'refund',
  'change-order',
  'payment',
  'invoice',
  'product-search',
  'product-detail',
  'size-fit',
  'stock',
  'price-promotion',
  'gift',
  'care-repair',
  'warranty-authenticity',
  'store-hours',
  'appointment',
  'account',
  'loyalty',
  'complaint',
  'damaged-wrong-item',
  'privacy',
  'person',
  'thanks',
  'greeting',
  'small-talk',
  'goodbye',
  'insult',
  'yes',
  'no',
  'correction',
  'cancel',
  'back',
  'start-over',
  'help',
  'out-of-scope',
] as const;
export type Intent = (typeof intents)[number];

export type ScoredIntent = { readonly intent: Intent; readonly confidence: number };

export type EntityKind =
  | 'order-number'
  | 'tracking-number'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'money'
  | 'date'
  | 'category'
  | 'color'
  | 'material'
  | 'occasion'
  | 'recipient'
  | 'size'
  | 'quantity'
  | 'product'
  | 'store';

/**
 * A span of the text and what it stands for. `value` is canonical: colours, materials, categories, occasions and
 * recipients are the catalogue's own keys; `money` is minor units; `date` is an ISO day.
 */
export type Entity = {
  readonly kind: EntityKind;
  readonly value: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Only for money: `max` for "under 2000", `min` for "over 500", `about` for "around 800". */
  readonly bound?: 'max' | 'min' | 'about';
  readonly currency?: string;
  /** "not the red one": the shopper rules this out. */
  readonly negated?: boolean;
};

/** Frustration in service `frustration` in 0..1; `valence` -1 (upset) .. 1 (pleased) is what people are shown. */
export type Emotion = {
  readonly frustration: number;
  readonly valence: number;
  readonly confidence: number;
  /** The words and cues behind the number, as the shopper wrote them. */
  readonly evidence: readonly string[];
};

/** Topics that a house may keep for people (policy.yaml). */
export const delicateTopics = [
  'legal',
  'safety',
  'health',
  'bereavement',
  'press',
  'fraud',
  'distress',
  'discrimination',
] as const;
export type DelicateTopic = (typeof delicateTopics)[number];

export type Understanding = {
  readonly language: string;
  readonly languageConfidence: number;
  /** Best first; never empty. */
  readonly intents: readonly ScoredIntent[];
  readonly entities: readonly Entity[];
  readonly emotion: Emotion;
  readonly topics: readonly { readonly topic: DelicateTopic; readonly evidence: string }[];
  /** `local` or the model's name. */
  readonly by: string;
  /** Which training of it: of the weights, for the local one. */
  readonly version?: string;
};

/** What helps to read a message: the conversation's locale and what the bot just asked. */
export type UnderstandingContext = {
  readonly locale: string;
  /** The slot the bot is waiting for, so that "the black one" or "42" can be read. */
  readonly expecting?: EntityKind | 'yes-no' | 'text';
  /** Whose words they are: a model's budget is per conversation. */
  readonly conversationId?: string;
  readonly recent?: readonly { readonly role: 'shopper' | 'bot' | 'advisor'; readonly text: string }[];
};

/**
 * Reads one message. The local one never fails and needs no network; the model-backed one falls back to it, so a
 * caller gets an answer either way. `signal` ends the wait of the turn that asked.
 */
export interface Understander {
  read(text: string, context: UnderstandingContext, signal: AbortSignal): Promise<Understanding>;
}

/** The intent that leads: the caller may rely on `intents` having at least one row. */
export function topIntent(understanding: Understanding): ScoredIntent {
  return understanding.intents[0] ?? { intent: 'out-of-scope', confidence: 1 };
}
