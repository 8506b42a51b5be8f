/** How far this node's screens have followed each conversation, so that what other nodes did can be told apart from its own. */
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Change } from '../domain/ports.ts';

/** Points of conversations that nobody watches are let go once there are this many of them. */
const spare = 1_000;

type Point = { readonly version: number; readonly head: number };

export type Shown = {
  /** This node has shown it. */
  note(change: Pick<Change, 'version' | 'conversation'>): void;
  head(id: ConversationId): number | undefined;
  drop(id: ConversationId): void;
  /** Of the versions in the store, those this node has not shown; what nobody watches any more is forgotten. */
  behind(versions: ReadonlyMap<ConversationId, number>): readonly [id: ConversationId, version: number][];
};

export function createShown(): Shown {
  let points = new Map<ConversationId, Point>();
  return {
    note: ({ version, conversation: { id, head } }) => void points.set(id, { version, head }),
    head: (id) => points.get(id)?.head,
    drop: (id) => void points.delete(id),
    behind(versions) {
      if (points.size > 2 * versions.size + spare) points = new Map([...points].filter(([id]) => versions.has(id)));
      return [...versions].filter(([id, version]) => (points.get(id)?.version ?? -1) < version);
    },
  };
}

/** A conversation as the screens had it at `head`: the difference to it is what they have to be told. */
export function asShown(conversation: Conversation, head: number): Conversation {
  const { floor, mood } = conversation;
  return {
    ...conversation,
    head,
    floor: { ...floor },
    mood: { ...mood, points: mood.points.filter(({ seq }) => seq <= head) },
  };
}
