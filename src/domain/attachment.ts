/** A file that came with somebody's message. A provider keeps it for a while, by address or by id; ours are under a file id. */

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export type Attachment = {
  readonly kind: MediaKind;
  readonly url?: string;
  readonly mediaId?: string;
  readonly mime?: string;
  readonly name?: string;
  /** Recorded in the app, for the ear. */
  readonly voice?: boolean;
  /** Under which we keep it, or will when it has been fetched (`files` of the conversation tells). */
  readonly fileId?: string;
  readonly bytes?: number;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
};

/** What a message without words asks of the bot, as a command that its dialog listens to. */
export type MediaCommand = 'media:voice' | 'media:file' | 'media:sticker' | 'media:unsupported';

/** A voice note leads, because it says something that nobody has read; a sticker says the least. */
export function mediaCommand(attachments: readonly Attachment[]): MediaCommand {
  if (attachments.some(({ kind }) => kind === 'audio')) return 'media:voice';
  return attachments.every(({ kind }) => kind === 'sticker') ? 'media:sticker' : 'media:file';
}

export const isMediaCommand = (value: string | undefined): boolean => value?.startsWith('media:') === true;
