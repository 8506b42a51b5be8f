/** What the flow remembers between turns, as plain JSON, and how to read it back however old or broken it is. */
import type { OwedMessage } from '../domain/conversation.ts';
import { type Dialog, isCount, isRecord, isText, type Notes } from '../domain/dialog.ts';
import type { Offer } from '../domain/said.ts';

/** One goal on the stack. `trail` holds earlier slots, newest last, for "back". */
export type Frame = {
  readonly goal: string;
  readonly version: number;
  readonly slots: Notes;
  /** The slot that the bot has asked for. */
  readonly asking?: string;
  /** How often this question was put without an answer. */
  readonly tries: number;
  readonly trail: readonly Notes[];
  /** The shopper was already reminded of this goal since last working on it. */
  readonly reminded?: boolean;
};

export type FlowState = {
  readonly v: 1;
  /** When the bot last spoke, milliseconds of wall time. */
  readonly spokenMs: number;
  /** The goal in hand is last. */
  readonly stack: readonly Frame[];
  /** The last aside with its slots: "this did not help" is about it. */
  readonly aside?: Frame;
  readonly offers: readonly Offer[];
  readonly ifYes?: string;
  readonly ifNo?: string;
  /** Messages in a row that were not understood outside any question. */
  readonly missed: number;
  readonly notes: Notes;
  /** What was written when two goals were as likely: it is heard again, with the choice. */
  readonly undecided?: readonly OwedMessage[];
};

/** `lost`: the goal could not be brought over from an older version, so it begins again and the shopper is told. */
export type Revived = { readonly state: FlowState; readonly lost: boolean; readonly known: boolean };

const trailLength = 5;

export const freshState = (now: Date): FlowState => ({
  v: 1,
  spokenMs: now.getTime(),
  stack: [],
  offers: [],
  missed: 0,
  notes: {},
});

/** Never throws: what cannot be read is begun again. */
export function revive(saved: unknown, dialogs: ReadonlyMap<string, Dialog>, now: Date): Revived {
  if (saved === undefined || saved === null) return { state: freshState(now), lost: false, known: false };
  if (!isRecord(saved) || saved['v'] !== 1) return { state: freshState(now), lost: true, known: true };
  const frames = Array.isArray(saved['stack']) ? saved['stack'].map((frame) => reviveFrame(frame, dialogs)) : [];
  const aside = reviveFrame(saved['aside'], dialogs).frame;
  const state: FlowState = {
    v: 1,
    spokenMs: isCount(saved['spokenMs']) ? saved['spokenMs'] : now.getTime(),
    stack: frames.flatMap(({ frame }) => frame ?? []),
    ...(aside ? { aside } : {}),
    offers: Array.isArray(saved['offers']) ? saved['offers'].filter(isOffer) : [],
    ...(isText(saved['ifYes']) ? { ifYes: saved['ifYes'] } : {}),
    ...(isText(saved['ifNo']) ? { ifNo: saved['ifNo'] } : {}),
    missed: isCount(saved['missed']) ? saved['missed'] : 0,
    notes: isRecord(saved['notes']) ? saved['notes'] : {},
    ...(isMessages(saved['undecided']) ? { undecided: saved['undecided'] } : {}),
  };
  return { state, lost: frames.some((frame) => frame.lost), known: true };
}

/** A goal whose slots cannot be read starts again with none; a goal that no longer exists is dropped. */
function reviveFrame(saved: unknown, dialogs: ReadonlyMap<string, Dialog>): { frame?: Frame; lost: boolean } {
  if (!isRecord(saved) || !isText(saved['goal'])) return { lost: saved !== undefined };
  const dialog = dialogs.get(saved['goal']);
  if (!dialog) return { lost: true };
  const version = isCount(saved['version']) ? saved['version'] : 0;
  const slots = isRecord(saved['slots']) ? dialog.restore(saved['slots'], version) : undefined;
  if (!slots) return { frame: newFrame(dialog), lost: true };
  const asking = isText(saved['asking']) && dialog.slot(saved['asking']) ? saved['asking'] : undefined;
  const trail: readonly unknown[] = Array.isArray(saved['trail']) ? saved['trail'] : [];
  return {
    frame: {
      ...newFrame(dialog),
      slots,
      ...(asking === undefined ? {} : { asking }),
      tries: isCount(saved['tries']) ? saved['tries'] : 0,
      ...(saved['reminded'] === true ? { reminded: true } : {}),
      trail:
        version === dialog.version
          ? trail.flatMap<Notes>((slots) => (isRecord(slots) ? (dialog.restore(slots, version) ?? []) : []))
          : [],
    },
    lost: false,
  };
}

export function newFrame(dialog: Dialog, slots: Notes = {}): Frame {
  return { goal: dialog.goal, version: dialog.version, slots, tries: 0, trail: [] };
}

/** The frame with new slots; the old ones stay reachable by "back". */
export function advanced(frame: Frame, slots: Notes): Frame {
  return { ...frame, slots, trail: [...frame.trail, frame.slots].slice(-trailLength) };
}

/** The frame as it was one answer ago, or undefined when there is nothing to take back. */
export function rewound(frame: Frame): Frame | undefined {
  const before = frame.trail.at(-1);
  return before && { ...frame, slots: before, trail: frame.trail.slice(0, -1), tries: 0 };
}

function isMessages(value: unknown): value is readonly OwedMessage[] {
  return Array.isArray(value) && value.every((message) => isRecord(message) && isRecord(message['understanding']));
}

function isOffer(value: unknown): value is Offer {
  return isRecord(value) && isText(value['label']) && isText(value['value']);
}
