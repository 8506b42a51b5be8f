/** The shapes of WhatsApp webhooks that we read; whatever else they carry is left out. */

import { z } from 'zod';

const id = z.string().min(1).max(300);
const text = z.string().max(100_000);
/** Seconds since 1970, as text. */
const at = z.coerce.number().int().nonnegative().max(8.64e12);

const media = z.object({
  id: id.optional(),
  url: z.string().max(4_000).optional(),
  mime_type: z.string().max(200).optional(),
  caption: text.optional(),
  filename: z.string().max(1_000).optional(),
  voice: z.boolean().optional(),
});

export const message = z.object({
  id,
  from: z.string().max(100).optional(),
  from_user_id: z.string().max(200).optional(),
  from_parent_user_id: z.string().max(200).optional(),
  timestamp: at,
  type: z.string().max(60),
  context: z.object({ id: id.optional() }).optional(),
  referral: z
    .object({
      source_id: z.string().max(300).optional(),
      ctwa_clid: z.string().max(1_000).optional(),
      source_url: z.string().max(4_000).optional(),
    })
    .optional(),
  text: z.object({ body: text }).optional(),
  image: media.optional(),
  video: media.optional(),
  audio: media.optional(),
  document: media.optional(),
  sticker: media.optional(),
  location: z
    .object({ latitude: z.number(), longitude: z.number(), name: text.optional(), address: text.optional() })
    .optional(),
  contacts: z
    .array(z.object({ name: z.object({ formatted_name: text.optional() }).optional() }))
    .max(100)
    .optional(),
  interactive: z
    .object({
      button_reply: z.object({ id: text, title: text }).optional(),
      list_reply: z.object({ id: text, title: text, description: text.optional() }).optional(),
      nfm_reply: z.object({ response_json: text, body: text.optional() }).optional(),
    })
    .optional(),
  button: z.object({ payload: text.optional(), text: text.optional() }).optional(),
  reaction: z.object({ message_id: id, emoji: z.string().max(40).optional() }).optional(),
  order: z
    .object({
      text: text.optional(),
      product_items: z.array(z.object({ product_retailer_id: text, quantity: z.coerce.number() })).max(200),
    })
    .optional(),
  system: z
    .object({
      type: z.string().max(100).optional(),
      body: text.optional(),
      wa_id: z.string().max(100).optional(),
      new_wa_id: z.string().max(100).optional(),
      user_id: z.string().max(200).optional(),
    })
    .optional(),
  errors: z.array(z.object({ code: z.number() })).optional(),
});
export type Message = z.infer<typeof message>;

/** The same, written on the business phone and sent to a shopper. */
export const echo = message.extend({ to: z.string().max(200).optional() });
export type Echo = z.infer<typeof echo>;

export const status = z.object({
  id,
  status: z.string().max(40),
  timestamp: at,
  recipient_id: z.string().max(200).optional(),
  recipient_user_id: z.string().max(200).optional(),
  biz_opaque_callback_data: z.string().max(1_000).optional(),
  errors: z
    .array(
      z.object({
        code: z.number(),
        title: z.string().max(500).optional(),
        error_data: z.object({ details: text.optional() }).optional(),
      }),
    )
    .optional(),
});
export type Status = z.infer<typeof status>;

export const contact = z.object({
  wa_id: z.string().max(100).optional(),
  user_id: z.string().max(200).optional(),
  parent_user_id: z.string().max(200).optional(),
  profile: z.object({ name: z.string().max(500).optional(), username: z.string().max(200).optional() }).optional(),
});
export type Contact = z.infer<typeof contact>;

export const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()).max(5_000),
});
export const entry = z.object({ changes: z.array(z.unknown()).max(5_000) });
export const change = z.object({
  field: z.string().max(100),
  value: z.object({
    metadata: z.object({ phone_number_id: id }).optional(),
    contacts: z.unknown().optional(),
    messages: z.unknown().optional(),
    message_echoes: z.unknown().optional(),
    statuses: z.unknown().optional(),
  }),
});
export type Change = z.infer<typeof change>;
