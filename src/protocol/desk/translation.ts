/** Requests about a conversation in two languages: reading it in one's own, and answering in the shopper's. */
import { z } from 'zod';
import { maxTextLength } from '../limits.ts';
import { clientMessageId, id, undoMs } from './fields.ts';

/** Why nothing is translated: the house has no model, or the shopper has not agreed to one. */
export type WhyNotTranslated = 'no-model' | 'no-consent';

/** How one advisor reads one conversation. */
export type WireTranslating = {
  on: boolean;
  /** The language that they read it in. */
  locale: string;
  /** Those to choose from. */
  locales: string[];
  why?: WhyNotTranslated;
};

/** One message in the reader's language; `failed`: the original stands, and why. */
export type WireTranslated = { seq: number; locale: string } & (
  | { text: string; by: string }
  | { failed: 'unavailable' | 'unfaithful' }
);

/** An advisor's words as the shopper would read them. Nothing of it is sent before it is approved. */
export type WirePreview = {
  previewId: string;
  /** What the advisor wrote. */
  original: string;
  text: string;
  /** The shopper's. */
  locale: string;
  by: string;
};

/** `already`: it is in the shopper's language as it stands. */
export type NoPreview = 'unavailable' | 'unfaithful' | 'already' | WhyNotTranslated;

const locale = z.string().min(2).max(35);

export const translationRequests = {
  /** For this advisor, until they turn it off; without a locale, their own language. */
  'translation:set': z.object({ conversationId: id, on: z.boolean(), locale: locale.optional() }).strict(),
  /** `translation:ready` or `translation:failed` brings what came of it. A newer wish ends an older one. */
  'translation:preview': z.object({ conversationId: id, text: z.string().min(1).max(maxTextLength) }).strict(),
  /** Sends exactly the words of the preview. */
  'translation:approve': z
    .object({
      conversationId: id,
      previewId: id,
      clientMessageId,
      undoMs,
      /** Files that were uploaded for this conversation. */
      attachments: z.array(z.string().max(100)).max(5).optional(),
    })
    .strict(),
} as const;

export type TranslationAcks = {
  'translation:set': { translating: WireTranslating; translated: WireTranslated[] };
  'translation:preview': object;
  'translation:approve': { messageId: string };
};

export type TranslationEvents = {
  /** It was turned on or off on another screen of theirs, or the shopper has changed their mind about a model. */
  'translation:changed': { conversationId: string; translating: WireTranslating };
  'translation:ready': { conversationId: string; preview: WirePreview };
  'translation:failed': { conversationId: string; original: string; reason: NoPreview };
};
