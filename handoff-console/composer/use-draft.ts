/** The words kept for one conversation, as state. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Drafts } from '../desk/drafts.ts';

export function useDraft(drafts: Drafts, conversationId: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(conversationId));
  const set = useCallback((next: string) => drafts.set(conversationId, next), [drafts, conversationId]);
  return [text, set];
}
