/** How far a message of ours got on a channel that is not ours. Reports come late, twice and out of order. */

/** `failed` is the end unless somebody has seen it after all; `unconfirmed`: nobody can say, a person decides. */
export type ReceiptState = 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed';

/** What a provider tells. Messenger often names no message, only the time up to which all is delivered or read. */
export type DeliveryReport = {
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  readonly seq?: number;
  readonly providerIds: readonly string[];
  readonly untilAt?: Date;
  readonly reason?: string;
};

export type Receipt = {
  readonly seq: number;
  readonly state: ReceiptState;
  /** All ids under which the provider knows the message: a long one goes out in parts. */
  readonly providerIds: readonly string[];
  /** When the provider took it, on our clock. */
  readonly sentAt: Date;
  readonly reason?: string;
  readonly possibleDuplicate?: boolean;
};

/** Of one conversation: the latest messages, and reports that overtook the answer to the send. */
export type Receipts = {
  readonly marks: readonly Receipt[];
  readonly early: readonly DeliveryReport[];
};

export const noReceipts: Receipts = { marks: [], early: [] };

const keptMarks = 60;
const keptEarly = 20;
/** The provider's clock and ours need not agree to the second. */
const slackMs = 5_000;

const rank: Readonly<Record<ReceiptState, number>> = { unconfirmed: 0, sent: 1, failed: 2, delivered: 3, read: 4 };

/** What became of a send, as the outbox knows it. */
export type Settled = {
  readonly seq: number;
  readonly state: 'accepted' | 'failed' | 'unconfirmed';
  readonly providerId?: string;
  readonly reason?: string;
  readonly possibleDuplicate?: boolean;
};

/** The outbox has settled a row; whatever was reported of it before counts now. */
export function settle({ marks, early }: Receipts, settled: Settled, at: Date): Receipts {
  const { seq, providerId, reason, possibleDuplicate } = settled;
  const mark: Receipt = {
    seq,
    state: settled.state === 'accepted' ? 'sent' : settled.state,
    providerIds: providerId === undefined ? [] : [providerId],
    sentAt: at,
    ...(reason === undefined ? {} : { reason }),
    ...(possibleDuplicate === undefined ? {} : { possibleDuplicate }),
  };
  const known = merged(marks, mark);
  return early.reduce<Receipts>((receipts, told) => report(receipts, told, at), { marks: known, early: [] });
}

/** A provider reports; what belongs to no message that we know of yet is kept for a while. */
export function report({ marks, early }: Receipts, told: DeliveryReport, at: Date): Receipts {
  const seqs = seqsOf(marks, told);
  if (seqs.length === 0 && told.untilAt === undefined) return { marks, early: [...early, told].slice(-keptEarly) };
  const reason = told.reason === undefined ? {} : { reason: told.reason };
  const reported = (seq: number): Receipt => ({
    seq,
    state: told.state,
    // several ids with one time name several messages, not parts of this one
    providerIds: told.seq === undefined ? [] : told.providerIds,
    sentAt: at,
    ...reason,
  });
  return { marks: seqs.map(reported).reduce(merged, marks), early };
}

function seqsOf(marks: readonly Receipt[], { seq, providerIds, untilAt }: DeliveryReport): number[] {
  if (seq !== undefined) return [seq];
  const named = marks.filter((mark) => mark.providerIds.some((id) => providerIds.includes(id)));
  const earlier = marks.filter(
    ({ state, sentAt }) => untilAt !== undefined && isOut(state) && sentAt.getTime() - slackMs <= untilAt.getTime(),
  );
  return [...new Set([...named, ...earlier].map((mark) => mark.seq))];
}

const isOut = (state: ReceiptState): boolean => state === 'sent' || state === 'delivered';

/** Forward only: of two states the higher one stays, with what was learnt beside it. */
function merged(marks: readonly Receipt[], next: Receipt): readonly Receipt[] {
  const before = marks.find(({ seq }) => seq === next.seq);
  if (before === undefined) return [...marks, next].sort((a, b) => a.seq - b.seq).slice(-keptMarks);
  const ahead = rank[next.state] > rank[before.state];
  const { reason: _before, ...rest } = before;
  const state = ahead ? next.state : before.state;
  const reason = ahead ? next.reason : before.reason;
  const mark: Receipt = {
    ...rest,
    ...(next.possibleDuplicate === undefined ? {} : { possibleDuplicate: next.possibleDuplicate }),
    state,
    providerIds: [...new Set([...before.providerIds, ...next.providerIds])].slice(-10),
    ...(reason === undefined ? {} : { reason }),
  };
  return marks.map((other) => (other.seq === next.seq ? mark : other));
}
