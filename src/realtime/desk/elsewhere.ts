/**
 * What desks on other nodes are told the moment it happens and no poll would bring in time: a note, a mention, who looks,
 * who is writing. It travels with Redis; without it notes are there when the conversation is opened the next time.
 */
import type { Note } from '../../protocol/desk/thread.ts';
import type { Mention } from '../../protocol/desk/mentions.ts';

export type Watcher = { readonly advisorId: string; readonly name: string };

export type DeskWord =
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'mention'; readonly advisorId: string; readonly mention: Mention }
  | { readonly kind: 'watched'; readonly node: string; readonly id: string; readonly by: readonly Watcher[] }
  | {
      readonly kind: 'typing';
      readonly id: string;
      readonly on: boolean;
      readonly of: 'shopper' | 'advisor';
      readonly by?: string;
    };

export type Elsewhere = {
  /** Who looks at a conversation on another node. */
  watchers(id: string): readonly Watcher[];
  heard(node: string, id: string, by: readonly Watcher[]): void;
  /** Conversations that a node looked at of which nothing has been heard for too long. */
  forgetSilent(): readonly string[];
};

/** A node says again who looks every so often; one that has died says nothing. */
export const sayAgainMs = 20_000;
const believedMs = 3 * sayAgainMs;

/** `nowMs` only moves forward. */
export function createElsewhere(nowMs: () => number): Elsewhere {
  const known = new Map<string, Map<string, { readonly by: readonly Watcher[]; readonly atMs: number }>>();
  return {
    watchers: (id) =>
      [...(known.get(id)?.values() ?? [])].flatMap(({ by, atMs }) => (nowMs() - atMs < believedMs ? by : [])),
    heard(node, id, by) {
      const nodes = known.get(id) ?? new Map();
      if (by.length === 0) nodes.delete(node);
      else nodes.set(node, { by, atMs: nowMs() });
      if (nodes.size === 0) known.delete(id);
      else known.set(id, nodes);
    },
    forgetSilent() {
      const moved: string[] = [];
      for (const [id, nodes] of known) {
        const silent = [...nodes].filter(([, { atMs }]) => nowMs() - atMs >= believedMs);
        for (const [node] of silent) nodes.delete(node);
        if (nodes.size === 0) known.delete(id);
        if (silent.length > 0) moved.push(id);
      }
      return moved;
    },
  };
}
