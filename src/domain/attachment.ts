/** A file that came with a shopper's message, as the provider keeps it for a while: by address (Messenger) or by id (WhatsApp). */

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export type Attachment = {
  readonly kind: MediaKind;
  readonly url?: string;
  readonly mediaId?: string;
  readonly mime?: string;
  readonly name?: string;
  /** Recorded in the app, for the ear. */
  readonly voice?: boolean;
};

/** What a message without words asks of the bot, as a command that its dialog listens to. */
export type MediaCommand = 'media:voice' | 'media:file' | 'media:sticker' | 'media:unsupported';

/** A voice note leads, because it says something that nobody has read; a sticker says the least. */
export function mediaCommand(attachments: readonly Attachment[]): MediaCommand {
  if (attachments.some(({ kind }) => kind === 'audio')) return 'media:voice';
  return attachments.every(({ kind }) => kind === 'sticker') ? 'media:sticker' : 'media:file';
}

export const isMediaCommand = (value: string | undefined): boolean => value?.startsWith('media:') === true;
