/** Sample events in the shapes of Messenger webhooks. */
import { type Sample, samplePlace } from './sample.ts';

export function messengerWebhook(pageId: string, samples: readonly Sample[]): object {
  return {
    object: 'page',
    entry: [
      {
        id: pageId,
        time: samples[0]?.at.getTime() ?? 0,
        messaging: samples.map((sample) => itemOf(sample, pageId)),
      },
    ],
  };
}

function itemOf(sample: Sample, pageId: string): object {
  const [page, shopper] = [{ id: pageId }, { id: sample.from }];
  // an echo goes the other way: written for the page, to the shopper
  const [sender, recipient] = sample.kind === 'echo' ? [page, shopper] : [shopper, page];
  return { sender, recipient, timestamp: sample.at.getTime(), ...contentOf(sample) };
}

function contentOf({ kind, id: mid, text, value, about, at }: Sample): object {
  const attached = (type: string, payload: object) => ({ message: { mid, attachments: [{ type, payload }] } });
  switch (kind) {
    case 'text':
      return { message: { mid, text } };
    case 'quick-reply':
      return { message: { mid, text, quick_reply: { payload: value } } };
    case 'postback':
      return { postback: { mid, title: text, payload: value } };
    case 'picture':
      return attached('image', { url: 'https://scontent.xx.fbcdn.net/sample.jpg' });
    case 'sticker':
      return attached('sticker', { url: 'https://scontent.xx.fbcdn.net/sample.png', sticker_id: 369239263222822 });
    case 'voice':
      return attached('audio', { url: 'https://cdn.fbsbx.com/sample.mp4' });
    case 'location':
      return attached('location', { coordinates: { lat: samplePlace.latitude, long: samplePlace.longitude } });
    case 'reaction':
      return { reaction: { mid: about, action: 'react', emoji: '❤', reaction: 'love' } };
    case 'status':
      return { delivery: { mids: [about], watermark: at.getTime() } };
    case 'echo':
      return { message: { mid, text, is_echo: true, app_id: 26390203743090 } };
    default:
      return kind satisfies never;
  }
}
