/** Files that came with a message, named in words: what they are, and what the shopper calls them. */
import type { TFunction } from 'i18next';
import type { WireMessage } from '../../src/protocol/wire.ts';

export function attachmentWords(attachments: NonNullable<WireMessage['attachments']>, t: TFunction): string {
  return attachments
    .map(({ kind, voice, name }) => {
      const what = t(`attachment.${voice === true ? 'voice' : kind}`);
      return name === undefined ? what : `${what}: ${name}`;
    })
    .join(', ');
}
