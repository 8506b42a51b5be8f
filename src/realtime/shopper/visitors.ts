/** A browser and its conversation, known by a random token of which only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Documents } from '../../domain/ports.ts';

export type Visitor = { readonly visitor: string; readonly conversationId: ConversationId; readonly createdAt: Date };

export type Visitors = {
  create(now: Date): Promise<{ token: string; visitor: Visitor }>;
  find(token: string): Promise<Visitor | undefined>;
  /**
   * Another token for the same browser, once the shop has said who sits there: whoever knew the old one, or planted it,
   * knows nothing now.
   */
  rotate(token: string, visitor: Visitor, shopper: string): Promise<string>;
  /** Where a token led before it was rotated: only for whom it was rotated, who proves it anew. */
  findRotated(token: string, shopper: string): Promise<Visitor | undefined>;
  forget(token: string): Promise<void>;
};

type Stored = {
  readonly visitor: string;
  readonly conversationId: string;
  readonly createdAt: Date;
  /** Hash of the shopper for whom it gave way. */
  readonly rotatedFor?: string;
};

export function createVisitors(documents: Pick<Documents, 'get' | 'put' | 'delete'>): Visitors {
  async function stored(token: string): Promise<Stored | undefined> {
    if (!/^[A-Za-z0-9_-]{22}$/.test(token)) return undefined;
    return (await documents.get<Stored>('visitors', hashed(token)))?.value;
  }

  return {
    async create(now) {
      const token = newToken();
      const visitor: Visitor = {
        visitor: `v_${randomBytes(12).toString('base64url')}`,
        conversationId: conversationId(`c_${randomBytes(12).toString('base64url')}`),
        createdAt: now,
      };
      await documents.put<Stored>('visitors', hashed(token), visitor, 0);
      return { token, visitor };
    },
    async find(token) {
      const found = await stored(token);
      return found === undefined || found.rotatedFor !== undefined ? undefined : visitorOf(found);
    },
    async rotate(token, visitor, shopper) {
      const next = newToken();
      await documents.put<Stored>('visitors', hashed(next), visitor, 0);
      await documents.put<Stored>('visitors', hashed(token), { ...visitor, rotatedFor: hashed(shopper) });
      return next;
    },
    async findRotated(token, shopper) {
      const found = await stored(token);
      return found?.rotatedFor === hashed(shopper) ? visitorOf(found) : undefined;
    },
    async forget(token) {
      await documents.delete('visitors', hashed(token));
    },
  };
}

function visitorOf({ visitor, conversationId: id, createdAt }: Stored): Visitor {
  return { visitor, conversationId: conversationId(id), createdAt };
}

const newToken = () => randomBytes(16).toString('base64url');

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
