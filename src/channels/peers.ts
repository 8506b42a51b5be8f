/**
 * One shopper under several ids. WhatsApp knows a person by a business-scoped id, a phone number, a parent id, and sends
 * now some and now others; whatever was seen first stays the name of the conversation, and the others lead to it.
 */
import { hash } from 'node:crypto';
import type { ChannelKind } from '../domain/channel-kind.ts';
import { AparteError } from '../domain/errors.ts';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import type { Documents } from '../domain/ports.ts';
import type { Peer } from './channel.ts';

/** Whose thread it is: the channel's kind and our page or number. */
export type Account = { readonly channel: ChannelKind; readonly account: string };
export type Thread = { readonly conversationId: ConversationId; readonly visitor: string };

export type PeerBook = {
  /** Merged on sight. Reads nothing when these very ids were seen here before. */
  find(account: Account, peer: Peer): Promise<Thread>;
  /** From now on this id leads to the thread as well; a name that leads elsewhere already stays. */
  link(account: Account, thread: Thread, id: string): Promise<void>;
};

type Alias = { readonly visitor: string; readonly conversationId: ConversationId };

const remembered = 20_000;
const mostAttempts = 4;

export function createPeerBook(documents: Pick<Documents, 'get' | 'put'>): PeerBook {
  const cache = new Map<string, Thread>();

  function remember(key: string, thread: Thread): Thread {
    cache.delete(key);
    cache.set(key, thread);
    if (cache.size > remembered) cache.delete(cache.keys().next().value ?? key);
    return thread;
  }

  async function leadsTo(account: Account, id: string): Promise<Alias | undefined> {
    return (await documents.get<Alias>('peers', nameOf(account, id)))?.value;
  }

  async function merged(account: Account, peer: Peer, attempt = 1): Promise<Thread> {
    const { visitor, phone, parent } = peer;
    const ids = [...new Set([visitor, phone, parent].filter((id) => id !== undefined))];
    const known = await Promise.all(ids.map((id) => leadsTo(account, id)));
    const { conversationId: id, visitor: first } =
      known.find((alias) => alias !== undefined) ?? threadOf(account, visitor);
    const thread = { conversationId: id, visitor: first };
    // The phone first: of two webhooks that meet here with different ids, both may have it, so one of them gives way.
    for (const name of ids.filter((_id, at) => known[at] === undefined).sort((one) => (one === phone ? -1 : 1))) {
      if (await claimed(account, thread, name)) continue;
      if (attempt < mostAttempts) return merged(account, peer, attempt + 1);
    }
    return thread;
  }

  /** False: it leads somewhere already. */
  async function claimed(account: Account, { visitor, conversationId: id }: Thread, name: string): Promise<boolean> {
    try {
      await documents.put<Alias>('peers', nameOf(account, name), { visitor, conversationId: id }, 0);
      return true;
    } catch (error) {
      if (error instanceof AparteError && error.code === 'conflict') return false;
      throw error;
    }
  }

  return {
    async find(account, peer) {
      // A page-scoped id is the only one there is.
      if (account.channel !== 'whatsapp') return threadOf(account, peer.visitor);
      const key = [account.account, peer.visitor, peer.phone, peer.parent].join('\n');
      return remember(key, cache.get(key) ?? (await merged(account, peer)));
    },
    async link(account, thread, id) {
      await claimed(account, thread, id);
    },
  };
}

function threadOf({ channel, account }: Account, visitor: string): Thread {
  return { visitor, conversationId: conversationId(`c_${digest(`${channel}\n${account}\n${visitor}`)}`) };
}

/** A phone number stands in no key. */
function nameOf({ channel, account }: Account, id: string): string {
  return digest(`${channel}\n${account}\n${id}`);
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 27);
}
