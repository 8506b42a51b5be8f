/** A browser and its conversation, known by a random token of which only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import type { Documents } from '../domain/ports.ts';

export type Visitor = { readonly visitor: string; readonly conversationId: ConversationId; readonly createdAt: Date };

export type Visitors = {
  create(now: Date): Promise<{ token: string; visitor: Visitor }>;
  find(token: string): Promise<Visitor | undefined>;
  forget(token: string): Promise<void>;
};

type Stored = { readonly visitor: string; readonly conversationId: string; readonly createdAt: Date };

export function createVisitors(documents: Pick<Documents, 'get' | 'put' | 'delete'>): Visitors {
  return {
    async create(now) {
      const token = randomBytes(16).toString('base64url');
      const visitor: Visitor = {
        visitor: `v_${randomBytes(12).toString('base64url')}`,
        conversationId: conversationId(`c_${randomBytes(12).toString('base64url')}`),
        createdAt: now,
      };
      await documents.put<Stored>('visitors', hashed(token), visitor, 0);
      return { token, visitor };
    },
    async find(token) {
      if (!/^[A-Za-z0-9_-]{22}$/.test(token)) return undefined;
      const stored = await documents.get<Stored>('visitors', hashed(token));
      return stored === undefined
        ? undefined
        : { ...stored.value, conversationId: conversationId(stored.value.conversationId) };
    },
    async forget(token) {
      await documents.delete('visitors', hashed(token));
    },
  };
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
