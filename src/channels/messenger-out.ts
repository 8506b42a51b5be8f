/** Sends rows of the outbox to shoppers on Messenger (channels, sections 5 and 7). */

import { z } from 'zod';
import type { OutboxRow, Sender, SendResult } from '../domain/delivery.ts';
import { createSendParts, type GraphSenderParts, type Part } from './graph-sender.ts';
import { type AtGraph, createMediaOut, type OwnFile, type OwnFiles, ownFilesOf } from './media-out.ts';
import type { RenderParts } from './render.ts';
import { type MessengerMessage, renderMessenger } from './render-messenger.ts';

const sent = z.object({ message_id: z.string().min(1).max(300) });
const shown = z.unknown();
const path = 'me/messages';

export type MessengerSender = Sender & {
  /** Marks what a shopper wrote as read and shows that an answer is being written. False: it did not work; no harm. */
  seen(psid: string): Promise<boolean>;
};

export function createMessengerSender(
  parts: GraphSenderParts & { readonly render: RenderParts; readonly files: OwnFiles },
): MessengerSender {
  const putAll = createMediaOut({ ...parts, form: formOf });
  const sendParts = createSendParts('messenger', sent, ({ message_id }) => message_id, parts);
  const act = async (psid: string, sender_action: 'mark_seen' | 'typing_on') =>
    (await parts.graph.post(path, { recipient: { id: psid }, sender_action }, shown)).kind === 'ok';
  return {
    async send(row, progress): Promise<SendResult> {
      if (row.as === 'template') return { outcome: 'failed', reason: 'template:0' };
      // the tag is for people's words alone; a bot that used it could cost the house its page
      if (row.as === 'human-tag' && row.message.author.kind !== 'advisor')
        return { outcome: 'failed', reason: 'window-closed:0' };
      const rendered = renderMessenger(row.message, parts.render);
      const media = await putAll('me/message_attachments', ownFilesOf(row.message.attachments));
      if ('outcome' in media) return media;
      return sendParts(
        row,
        [...media.map(mediaMessage), ...rendered].map((message) => requestOf(row, message)),
        progress,
      );
    },
    async seen(psid) {
      const isMarked = await act(psid, 'mark_seen');
      return (await act(psid, 'typing_on')) && isMarked;
    },
  };
}

function formOf({ bytes, mime, name }: OwnFile, kind: AtGraph['attachment']['kind']): FormData {
  const form = new FormData();
  form.set('message', JSON.stringify({ attachment: { type: typeOf(kind), payload: { is_reusable: true } } }));
  form.set('filedata', new Blob([new Uint8Array(bytes)], { type: mime }), name);
  return form;
}

function mediaMessage({ id, attachment: { kind } }: AtGraph): MessengerMessage {
  return { attachment: { type: typeOf(kind), payload: { attachment_id: id } } };
}

const typeOf = (kind: AtGraph['attachment']['kind']) =>
  kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file';

function requestOf({ to, as }: OutboxRow, message: MessengerMessage): Part {
  const why =
    as === 'human-tag' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
  return {
    path,
    body: (tag) => ({ recipient: { id: to }, ...why, message: { ...message, metadata: tag } }),
  };
}
