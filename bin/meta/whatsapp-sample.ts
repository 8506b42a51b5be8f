/** Sample events in the shapes of WhatsApp Cloud API webhooks. */
import { type Sample, samplePlace } from './sample.ts';

export function whatsappWebhook(phoneNumberId: string, samples: readonly Sample[]): object {
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: 'sample-account', changes: samples.map((sample) => changeOf(sample, phoneNumberId)) }],
  };
}

function changeOf(sample: Sample, phoneNumberId: string): object {
  const metadata = { display_phone_number: '15550100000', phone_number_id: phoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata };
  if (sample.kind === 'echo')
    return { field: 'smb_message_echoes', value: { ...value, message_echoes: [echo(sample)] } };
  if (sample.kind === 'status') return { field: 'messages', value: { ...value, statuses: [status(sample)] } };
  return {
    field: 'messages',
    value: { ...value, contacts: [contactOf(sample)], messages: [{ ...headOf(sample), ...contentOf(sample) }] },
  };
}

/** `FR.1349…`: a business-scoped id. A shopper with a username comes with it and without a phone number. */
const isScoped = (from: string) => /^[A-Z]{2}\./.test(from);
const secondsOf = ({ at }: Sample) => `${Math.floor(at.getTime() / 1_000)}`;

const contactOf = ({ from }: Sample) => ({
  profile: { name: 'Sample shopper', ...(isScoped(from) ? { username: 'sample.shopper' } : {}) },
  ...(isScoped(from) ? { user_id: from } : { wa_id: from }),
});

const headOf = (sample: Sample) => ({
  id: sample.id,
  timestamp: secondsOf(sample),
  ...(isScoped(sample.from) ? { from_user_id: sample.from } : { from: sample.from }),
});

const echo = (sample: Sample) => ({
  id: sample.id,
  from: '15550100000',
  to: sample.from,
  timestamp: secondsOf(sample),
  type: 'text',
  text: { body: sample.text },
});

const status = (sample: Sample) => ({
  id: sample.about,
  status: 'delivered',
  timestamp: secondsOf(sample),
  ...(isScoped(sample.from) ? { recipient_user_id: sample.from } : { recipient_id: sample.from }),
});

function contentOf({ kind, id, text, value, about }: Sample): object {
  const media = (mime_type: string, more: object = {}) => ({
    id: `media-${id}`,
    mime_type,
    sha256: 'c2FtcGxl',
    ...more,
  });
  switch (kind) {
    case 'text':
      return { type: 'text', text: { body: text } };
    case 'quick-reply':
      return {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: value, title: text } },
        context: { id: about },
      };
    case 'postback':
      return { type: 'button', button: { payload: value, text }, context: { id: about } };
    case 'picture':
      return { type: 'image', image: media('image/jpeg') };
    case 'sticker':
      return { type: 'sticker', sticker: media('image/webp', { animated: false }) };
    case 'voice':
      return { type: 'audio', audio: media('audio/ogg; codecs=opus', { voice: true }) };
    case 'location':
      return { type: 'location', location: { ...samplePlace, name: 'Notre-Dame', address: 'Paris' } };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: about, emoji: '❤' } };
    case 'status':
    case 'echo':
      return {};
    default:
      return kind satisfies never;
  }
}
