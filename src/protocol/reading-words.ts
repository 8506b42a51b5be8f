/** What an advisor may say a message was; plain lists, so that a browser need not fetch any schema. */

/** The goals that a message may have: the same list as the domain's, which a test compares. */
export const correctIntents = [
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
export const correctEmotions = ['calm', 'displeased', 'angry'] as const;
/** Languages whose readings can be trained. */
export const correctLanguages = ['en', 'fr', 'de', 'it', 'es', 'ja', 'zh', 'ar'] as const;
