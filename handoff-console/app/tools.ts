/** Which tool is open over the desk, and the switch for it; the tools themselves come when somebody wants one. */
import type { SearchAnswer } from '../../src/protocol/search.ts';
import { createStore } from '../desk/store.ts';

export type Tool =
  | { readonly kind: 'palette' }
  | { readonly kind: 'picker'; readonly conversationId: string; readonly query?: string }
  | { readonly kind: 'article'; readonly article: SearchAnswer['articles'][number] };

export const shownTool = createStore<Tool | undefined>(undefined);

export function openTool(tool: Tool): void {
  shownTool.update(() => tool);
}

export function closeTool(): void {
  shownTool.update(() => undefined);
}
