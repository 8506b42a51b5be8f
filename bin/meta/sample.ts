/** What a sample event says, before a channel gives it its shape. */

export const sampleKinds = [
  'text',
  'quick-reply',
  'postback',
  'picture',
  'sticker',
  'voice',
  'location',
  'reaction',
  'status',
  'echo',
] as const;
export type SampleKind = (typeof sampleKinds)[number];

export type Sample = {
  readonly kind: SampleKind;
  /** The provider's id of this event; a repeat has the same. */
  readonly id: string;
  /** Page-scoped id, business-scoped id or phone number of the shopper. */
  readonly from: string;
  readonly text: string;
  /** What a tapped button carries. */
  readonly value: string;
  /** The provider's id of the message that a reaction, status or reply is about. */
  readonly about: string;
  readonly at: Date;
};

/** A place that everybody finds: Notre-Dame, Paris. */
export const samplePlace = { latitude: 48.853, longitude: 2.3499 };
