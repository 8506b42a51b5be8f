/** What is known of a file besides its bytes; a document of the collection `files`. */
import type { MediaKind } from '../domain/attachment.ts';
import type { ChannelKind } from '../domain/channel-kind.ts';
import type { FileFacts, FileProblem, FileState } from '../domain/file-mark.ts';
import type { ConversationId } from '../domain/ids.ts';

/** Where a provider keeps a file for a while. */
export type FileSource = {
  readonly channel: ChannelKind;
  readonly account: string;
  readonly kind: MediaKind;
  readonly url?: string;
  readonly mediaId?: string;
};

export type StoredFile = {
  readonly id: string;
  readonly conversationId: ConversationId;
  /** `awaited`: its bytes have not come yet. */
  readonly state: FileState | 'awaited';
  /** Its bytes are being written. */
  readonly arriving?: boolean;
  readonly by: 'shopper' | 'advisor';
  readonly name: string;
  readonly facts?: FileFacts;
  readonly reason?: FileProblem;
  /** Of a file that is held back, which has no facts. */
  readonly heldBytes?: number;
  /** It stands in a message; one that never did is swept away. */
  readonly sent?: boolean;
  readonly source?: FileSource;
  /** Work that is still to do: to fetch it, or to tell the conversation what came of that. */
  readonly job?: 'fetch' | 'tell';
  readonly dueAt?: Date;
  readonly tries?: number;
  /** How often a person asked for it again. */
  readonly asked?: number;
  readonly transcript?: string;
  readonly at: Date;
};
