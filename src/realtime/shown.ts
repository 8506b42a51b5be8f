/** How far this node's screens have followed each conversation, so that what other nodes did can be told apart from its own. */
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Change } from '../domain/ports.ts';

/** Points of conversations that nobody watches are let go once there are this many of them. */
const spare = 1_000;

type Point = { readonly version: number } & Pick<Conversation, 'head' | 'receipts'>;

export type Shown = {
  /** This node has shown it. */
  note(change: Pick<Change, 'version' | 'conversation'>): void;
  head(id: ConversationId): number | undefined;
  receipts(id: ConversationId): Conversation['receipts'];
  drop(id: ConversationId): void;
  /** Of the versions in the store, those this node has not shown; what nobody watches any more is forgotten. */
  behind(versions: ReadonlyMap<ConversationId, number>): readonly [id: ConversationId, version: number][];
};

export function createShown(): Shown {
  let points = new Map<ConversationId, Point>();
  return {
    note: ({ version, conversation: { id, head, receipts } }) =>
      void points.set(id, { version, head, ...(receipts === undefined ? {} : { receipts }) }),
    head: (id) => points.get(id)?.head,
    receipts: (id) => points.get(id)?.receipts,
    drop: (id) => void points.delete(id),
    behind(versions) {
      if (points.size > 2 * versions.size + spare) points = new Map([...points].filter(([id]) => versions.has(id)));
      return [...versions].filter(([id, version]) => (points.get(id)?.version ?? -1) < version);
    },
  };
}

/** A conversation as the screens had it at `head`: the difference to it is what they have to be told. */
export function asShown(conversation: Conversation, head: number, receipts: Conversation['receipts']): Conversation {
  const { floor, mood, receipts: _now, ...rest } = conversation;
  return {
    ...rest,
    ...(receipts === undefined ? {} : { receipts }),
    head,
    floor: { ...floor },
    mood: { ...mood, points: mood.points.filter(({ seq }) => seq <= head) },
  };
}
