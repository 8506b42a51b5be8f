/** The right to commit, and the commit itself: one write of one document, conditional on nobody having come between. */
import type { QueryFilter } from 'mongoose';
import { AparteError } from '../../domain/errors.ts';
import type { Floor } from '../../domain/floor.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Commit, Lanes, Lease, Sighting, Take } from '../../domain/ports.ts';
import { isDead } from '../lane-owner.ts';
import type { Connection } from './connection.ts';
import { conversationFields } from './conversation-fields.ts';
import type { ConversationDoc, Models, Pending } from './models.ts';
import type { Unfold } from './unfold.ts';

export function createLanes({ models, within }: Connection, unfold: Unfold): Lanes {
  const { conversations } = models;
  const parts = { models, within, unfold };
  return {
    take: (conversation, owner, stealFrom) => within(() => take(parts, conversation, owner, stealFrom)),

    beat: (lease) =>
      within(async () => {
        const beaten = await conversations.updateOne(holding(lease), { $inc: { beat: 1 } });
        return beaten.matchedCount === 1;
      }),

    release: (lease) =>
      within(async () => {
        await conversations.updateOne(holding(lease), { $set: { owner: null } });
      }),

    commit: (lease, commit) => writeAndUnfold(parts, lease, commit),

    claim: (conversation, { handoffId, advisorId, name, at }) =>
      within(() => claim(models, conversation, { heldBy: 'advisor', handoffId, advisorId, name, sinceAt: at })),
  };
}

type Filter = QueryFilter<ConversationDoc>;
type Parts = Pick<Connection, 'models' | 'within'> & { readonly unfold: Unfold };

function holding({ conversationId, epoch, owner }: Lease): Filter {
  return { _id: conversationId, epoch, owner };
}

/** The fence: another's take changed `epoch`, another's commit `version`, a claim `claimEpoch`. */
function unchanged(lease: Lease): Filter {
  return { ...holding(lease), version: lease.version, claimEpoch: lease.claimEpoch };
}

async function take(parts: Parts, id: ConversationId, owner: string, stealFrom?: Sighting): Promise<Take> {
  const free = await takeWhere(parts, { _id: id, owner: null }, owner, false);
  if (free) return free;
  if (stealFrom) {
    const stolen = await takeWhere(parts, { _id: id, owner: stealFrom.owner, beat: stealFrom.beat }, owner, true);
    if (stolen) return stolen;
  }
  const lane = await parts.models.conversations.findById(id, { owner: 1, beat: 1 }).lean<ConversationDoc>();
  if (!lane) return { outcome: 'unknown' };
  // Given back between our two looks.
  if (!lane.owner) return take(parts, id, owner, stealFrom);
  const by: Sighting = { owner: lane.owner, beat: lane.beat };
  // Stealing is always safe, since the fence refuses the old holder; it is only rude while that one still works.
  if (isDead(by.owner)) {
    return (await takeWhere(parts, { _id: id, ...by }, owner, true)) ?? { outcome: 'held', by };
  }
  return { outcome: 'held', by };
}

async function takeWhere(
  { models, unfold }: Parts,
  which: Filter,
  owner: string,
  stolen: boolean,
): Promise<Take | undefined> {
  const doc = await models.conversations
    .findOneAndUpdate(which, { $set: { owner }, $inc: { epoch: 1, beat: 1 } }, { returnDocument: 'after' })
    .lean<ConversationDoc>();
  if (!doc) return undefined;
  await unfold(models, doc);
  const { _id: conversationId, epoch, version, claimEpoch, state } = doc;
  const lease = { conversationId, owner, epoch, version, claimEpoch };
  return { outcome: 'taken', lease, conversation: state, stolen };
}

/** True with the first write. What unfolding does not reach now, the next holder or the poll will. */
async function writeAndUnfold(parts: Parts, lease: Lease, commit: Commit): Promise<Lease | undefined> {
  const { models, within, unfold } = parts;
  const version = lease.version + 1;
  const written = await within(() => write(parts, lease, commit));
  if (!written) return undefined;
  await within(() => unfold(models, { _id: lease.conversationId, version, pending: pendingOf(commit) })).catch(
    () => undefined,
  );
  return { ...lease, version };
}

/** Rows that an interrupted unfolding left must not be overwritten, so they are unfolded first. */
async function write({ models, unfold }: Parts, lease: Lease, commit: Commit): Promise<boolean> {
  const { conversations } = models;
  const update = updateOf(commit);
  const once = async () =>
    (await conversations.updateOne({ ...unchanged(lease), pendingAt: null }, update)).matchedCount === 1;
  if (await once()) return true;
  const doc = await conversations.findOne(unchanged(lease)).lean<ConversationDoc>();
  if (!doc?.pending) return false;
  await unfold(models, doc);
  return once();
}

function pendingOf({ messages, deliveries, done, facts = [] }: Commit): Pending | undefined {
  const rows = messages.length + deliveries.length + done.length + facts.length;
  return rows > 0 ? { messages, deliveries, done, facts } : undefined;
}

function updateOf(commit: Commit) {
  const { set, unset } = conversationFields(commit.conversation);
  const pending = pendingOf(commit);
  return {
    $set: { ...set, ...(pending && { pending, pendingAt: new Date() }), ...(commit.release && { owner: null }) },
    $inc: { version: 1 },
    ...(Object.keys(unset).length > 0 && { $unset: unset }),
  };
}

/** Compare and set: only a floor that still waits under this very handoff changes hands. */
async function claim(
  { conversations }: Models,
  id: ConversationId,
  won: Extract<Floor, { heldBy: 'advisor' }>,
): Promise<Floor> {
  const waiting = { _id: id, 'state.floor.heldBy': 'queue', 'state.floor.handoffId': won.handoffId };
  const update = { $set: { 'state.floor': won, heldBy: won.heldBy }, $inc: { claimEpoch: 1 } };
  const claimed = await conversations.updateOne(waiting, update);
  if (claimed.matchedCount === 1) return won;
  const doc = await conversations.findById(id, { 'state.floor': 1 }).lean<Pick<ConversationDoc, 'state'>>();
  if (!doc) throw new AparteError('not-found', 'There is no such conversation any more; refresh the queue.');
  return doc.state.floor;
}
