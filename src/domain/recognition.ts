/** What the dialogs need to know a shopper again: by an address they can read, and in the threads of their other channels. */
import type { ChannelKind } from './channel-kind.ts';
import type { Conversation } from './conversation.ts';
import type { IdentityProof } from './identity-proof.ts';
import type { ShopperId } from './ids.ts';
import type { LinkedNews } from './person.ts';

/** The thread that asks. */
export type Asking = Pick<Conversation, 'id' | 'channel' | 'locale' | 'identity'>;

/** What another thread was about, in few words. */
export type Elsewhere = { readonly channel: ChannelKind; readonly words: string; readonly wish?: string };

export type CodeAnswer =
  | {
      readonly outcome: 'verified';
      readonly email: string;
      readonly shopperId?: ShopperId;
      readonly proof: IdentityProof;
      /** Threads that are theirs by the same proof. */
      readonly elsewhere: readonly Elsewhere[];
    }
  | { readonly outcome: 'wrong'; readonly left: number }
  | { readonly outcome: 'over' };

/** `event` is the shopper's message that asks: a turn that is computed again gets the same answer and does nothing twice. */
export interface AddressProof {
  /** The same answer whether the house knows the address or not. */
  ask(thread: Asking, email: string, event: string): Promise<'sent' | 'too-many'>;
  check(thread: Asking, code: string, event: string): Promise<CodeAnswer>;
}

export interface Threads {
  /** Where this conversation can go on, with the address to open there. */
  ways(thread: Asking, event: string): Promise<readonly { readonly channel: ChannelKind; readonly url: string }[]>;
  /** What a resume word leads back to; undefined: it is no longer good. */
  look(thread: Asking, word: string, event: string): Promise<Elsewhere | undefined>;
  /** With what the other thread brings along. */
  resume(thread: Asking, word: string, event: string): Promise<LinkedNews | 'gone' | 'another-person'>;
  /** Undefined: this thread is linked to nobody. */
  elsewhere(thread: Asking): Promise<readonly Elsewhere[] | undefined>;
  /** False: there was nothing to undo. */
  part(thread: Asking, event: string): Promise<boolean>;
}
