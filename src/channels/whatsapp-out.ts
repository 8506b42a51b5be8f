/** Sends rows of the outbox to shoppers on WhatsApp (channels, sections 6 and 7). A row's account is its phone number id. */

import { z } from 'zod';
import type { OutboxRow, Sender, SendResult } from '../domain/delivery.ts';
import { createSendParts, type GraphSenderParts, type Part } from './graph-sender.ts';
import { type AtGraph, createMediaOut, type OwnFile, type OwnFiles, ownFilesOf } from './media-out.ts';
import type { RenderParts } from './render.ts';
import { renderTemplate, renderWhatsApp, type WhatsAppContent } from './render-whatsapp.ts';

const messaging_product = 'whatsapp';
const sent = z.object({ messages: z.array(z.object({ id: z.string().min(1).max(300) })).min(1) });
const marked = z.object({ success: z.boolean() });

export type WhatsAppSender = Sender & {
  /**
   * Marks a shopper's message as read and shows that an answer is being written, for 25 s or until it comes. Needs the id
   * of *their* message. False: it did not work; no harm.
   */
  seen(account: string, wamid: string): Promise<boolean>;
};

export function createWhatsAppSender(
  parts: GraphSenderParts & { readonly render: RenderParts; readonly files: OwnFiles },
): WhatsAppSender {
  const putAll = createMediaOut({ ...parts, form: formOf });
  const sendParts = createSendParts('whatsapp', sent, ({ messages }) => messages[0]?.id, parts);
  return {
    async send(row, progress): Promise<SendResult> {
      if (row.as === 'human-tag') return { outcome: 'failed', reason: 'window-closed:0' };
      if (row.as === 'template' && row.template === undefined) return { outcome: 'failed', reason: 'template:0' };
      const contents =
        row.as === 'template' && row.template !== undefined
          ? [renderTemplate(row.template)]
          : renderWhatsApp(row.message, parts.render);
      const media = await putAll(`${encodeURIComponent(row.account)}/media`, ownFilesOf(row.message.attachments));
      if ('outcome' in media) return media;
      return sendParts(
        row,
        [...media.map(mediaContent), ...contents].map((content) => requestOf(row, content)),
        progress,
      );
    },
    async seen(account, wamid) {
      const body = { messaging_product, status: 'read', message_id: wamid, typing_indicator: { type: 'text' } };
      const answer = await parts.graph.post(`${encodeURIComponent(account)}/messages`, body, marked);
      return answer.kind === 'ok' && answer.value.success;
    },
  };
}

function formOf({ bytes, mime, name }: OwnFile): FormData {
  const form = new FormData();
  form.set('messaging_product', messaging_product);
  form.set('type', mime);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), name);
  return form;
}

function mediaContent({ id, attachment: { kind, name = '' } }: AtGraph): WhatsAppContent {
  if (kind === 'image') return { type: 'image', image: { id } };
  if (kind === 'audio') return { type: 'audio', audio: { id } };
  return { type: 'document', document: { id, filename: name } };
}

function requestOf({ account, to }: OutboxRow, content: WhatsAppContent): Part {
  const envelope = { messaging_product, recipient_type: 'individual', ...recipientOf(to) };
  return {
    path: `${encodeURIComponent(account)}/messages`,
    body: (tag) => ({ ...envelope, biz_opaque_callback_data: tag, ...content }),
  };
}

/** A phone number goes into `to`; a business-scoped id (`US.1349...`) into `recipient`. */
function recipientOf(to: string): { readonly to: string } | { readonly recipient: string } {
  const phone = /^\+?(\d{5,20})$/.exec(to)?.[1];
  return phone === undefined ? { recipient: to } : { to: phone };
}
