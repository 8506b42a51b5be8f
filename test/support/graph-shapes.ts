/**
 * What Meta takes, written down a second time and without our code: shapes and limits of channels.md, sections 5 and 6.
 * The stand-in Graph refuses whatever does not fit, as the real one does.
 */
import { z } from 'zod';

/** At most `most` code points, and not blank. */
const words = (most: number) =>
  z.string().refine((text) => text.trim() !== '' && [...text].length <= most, { message: `1 to ${most} characters` });
const once = <T>(items: z.ZodArray<z.ZodType<T>>, key: (item: T) => string) =>
  items.refine((all) => new Set(all.map(key)).size === all.length, { message: 'each once' });
const link = z.url({ protocol: /^https$/ });

// ------------------------------------------------------------------------------------------------------- Messenger

const button = z.union([
  z.strictObject({ type: z.literal('postback'), title: words(20), payload: words(1_000) }),
  z.strictObject({ type: z.literal('web_url'), title: words(20), url: link }),
]);
const element = z
  .strictObject({
    title: words(80),
    subtitle: words(80).optional(),
    image_url: link.optional(),
    default_action: z.strictObject({ type: z.literal('web_url'), url: link }).optional(),
    buttons: z.array(button).min(1).max(3).optional(),
  })
  .refine((one) => Object.keys(one).length > 1, { message: 'a title and one thing more' });
const quickReply = z.strictObject({ content_type: z.literal('text'), title: words(20), payload: words(1_000) });
const attachment = z.union([
  z.strictObject({ type: z.literal('image'), payload: z.strictObject({ url: link, is_reusable: z.boolean() }) }),
  z.strictObject({
    type: z.enum(['image', 'audio', 'video', 'file']),
    payload: z.strictObject({ attachment_id: words(300) }),
  }),
  z.strictObject({
    type: z.literal('template'),
    payload: z.union([
      z.strictObject({ template_type: z.literal('generic'), elements: z.array(element).min(1).max(10) }),
      z.strictObject({ template_type: z.literal('button'), text: words(640), buttons: z.array(button).min(1).max(3) }),
    ]),
  }),
]);
export const messengerMessage = z
  .strictObject({
    text: words(2_000).optional(),
    attachment: attachment.optional(),
    quick_replies: once(z.array(quickReply).min(1).max(13), ({ payload }) => payload).optional(),
    metadata: words(1_000).optional(),
  })
  .refine(({ text, attachment: file }) => (text === undefined) !== (file === undefined), { message: 'text or file' });

const psid = z.strictObject({ id: words(100) });
export const messengerSend = z.union([
  z.strictObject({ recipient: psid, messaging_type: z.literal('RESPONSE'), message: messengerMessage }),
  z.strictObject({
    recipient: psid,
    messaging_type: z.literal('MESSAGE_TAG'),
    tag: z.literal('HUMAN_AGENT'),
    message: messengerMessage,
  }),
]);
export const messengerAction = z.strictObject({
  recipient: psid,
  sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
});

// -------------------------------------------------------------------------------------------------------- WhatsApp

const image = z.strictObject({ link, caption: words(1_024).optional() });
const reply = z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: words(256), title: words(20) }) });
type Reply = z.infer<typeof reply>;
const row = z.strictObject({ id: words(200), title: words(24), description: words(72).optional() });
const interactive = z.union([
  z.strictObject({
    type: z.literal('button'),
    header: z.strictObject({ type: z.literal('image'), image: z.strictObject({ link }) }).optional(),
    body: z.strictObject({ text: words(1_024) }),
    action: z.strictObject({
      buttons: once<Reply>(
        once<Reply>(z.array(reply).min(1).max(3), (one) => one.reply.id),
        (one) => one.reply.title,
      ),
    }),
  }),
  z.strictObject({
    type: z.literal('list'),
    body: z.strictObject({ text: words(1_024) }),
    action: z.strictObject({
      button: words(20),
      sections: z.array(z.strictObject({ rows: once(z.array(row).min(1).max(10), ({ id }) => id) })).length(1),
    }),
  }),
]);
const line = words(1_024).refine((text) => !/[\n\t]/.test(text), { message: 'one line' });
const component = z.union([
  z.strictObject({
    type: z.literal('header'),
    parameters: z.array(
      z.union([
        z.strictObject({ type: z.literal('text'), text: line }),
        z.strictObject({ type: z.literal('image'), image: z.strictObject({ link }) }),
      ]),
    ),
  }),
  z.strictObject({
    type: z.literal('body'),
    parameters: z.array(z.strictObject({ type: z.literal('text'), text: line })),
  }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.enum(['quick_reply', 'url']),
    index: z.string().regex(/^\d$/),
    parameters: z.array(
      z.union([
        z.strictObject({ type: z.literal('payload'), payload: words(128) }),
        z.strictObject({ type: z.literal('text'), text: line }),
      ]),
    ),
  }),
]);
const contents = {
  text: z.strictObject({ body: words(4_096), preview_url: z.boolean().optional() }).optional(),
  image: z.union([image, z.strictObject({ id: words(300) })]).optional(),
  interactive: interactive.optional(),
  template: z
    .strictObject({
      name: z.string().regex(/^[a-z0-9_]{1,512}$/),
      language: z.strictObject({ code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/) }),
      components: z.array(component).optional(),
    })
    .optional(),
};
const own = z.strictObject({ id: words(300) });
const media = {
  audio: own.optional(),
  document: z.strictObject({ id: words(300), filename: words(240) }).optional(),
};
export const whatsAppContent = z.strictObject({
  type: z.enum(['text', 'image', 'interactive', 'template', 'audio', 'document']),
  ...contents,
  ...media,
});
export const whatsAppSend = z
  .strictObject({
    messaging_product: z.literal('whatsapp'),
    recipient_type: z.literal('individual'),
    to: z.string().regex(/^\d+$/).optional(),
    recipient: z
      .string()
      .regex(/^[A-Z]{2}\./)
      .optional(),
    biz_opaque_callback_data: words(512),
    type: z.enum(['text', 'image', 'interactive', 'template', 'audio', 'document']),
    ...contents,
    ...media,
  })
  .refine(({ to, recipient }) => (to === undefined) !== (recipient === undefined), { message: 'to or recipient' })
  .refine((send) => send[send.type] !== undefined, { message: 'its own content' });
export const whatsAppSeen = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: words(300),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});
