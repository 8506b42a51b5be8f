/** A conversation as it is set on the page: who speaks, in whose part, and where the floor changed hands. Pure. */
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { Note } from '../../src/protocol/desk/thread.ts';
import type { WireFloor, WireMessage } from '../../src/protocol/wire.ts';

/** Colours the spine: the Concierge's part or an advisor's. */
export type Phase = 'bot' | 'human';

type Placed = { readonly key: string; readonly at: string; readonly phase: Phase };
export type SaidEntry = Placed & { readonly kind: 'said'; readonly message: WireMessage; readonly mine: boolean };
export type HandoverEntry = Placed & {
  readonly kind: 'handover';
  readonly to: 'you' | { readonly name: string };
  readonly waitedSeconds?: number;
  readonly reasons: number;
};
export type LineEntry = Placed & {
  readonly kind: 'line';
  readonly text: string;
  readonly turns: boolean;
  /** The shopper does not see it. */
  readonly deskOnly: boolean;
  readonly line?: NonNullable<WireMessage['line']>;
};
export type NoteEntry = Placed & { readonly kind: 'note'; readonly note: Note; readonly mine: boolean };
export type ScriptEntry = SaidEntry | HandoverEntry | LineEntry | NoteEntry;

export type ScriptParts = {
  readonly messages: readonly WireMessage[];
  readonly notes: readonly Note[];
  readonly floor: WireFloor;
  readonly briefing: Briefing;
  readonly me: { readonly advisorId: string; readonly name: string };
};

/** How many lines before the hand-over stay in sight when the rest is folded. */
const linesBeforeHandover = 2;

export function scriptOf(parts: ScriptParts): readonly ScriptEntry[] {
  const joined = lastJoined(parts);
  let phase: Phase = 'bot';
  const lines = parts.messages.flatMap((message): ScriptEntry[] => {
    phase = phaseAfter(phase, message);
    const handover = message.id === joined ? handoverEntry(parts, message.at) : undefined;
    return [handover ?? lineOf(message, phase, parts.me)];
  });
  return withNotes(joined === undefined ? withHandoverByTime(lines, parts) : lines, parts);
}

export type Folding = { readonly folded: readonly ScriptEntry[]; readonly shown: readonly ScriptEntry[] };

/** Puts away what was said before the last hand-over, except the lines that led to it: the shopper's last words above all. */
export function fold(entries: readonly ScriptEntry[]): Folding {
  const handover = entries.findLastIndex((entry) => entry.kind === 'handover');
  const cut = Math.min(handover - linesBeforeHandover, startOfLastWords(entries.slice(0, Math.max(0, handover))));
  return cut >= 2 ? { folded: entries.slice(0, cut), shown: entries.slice(cut) } : { folded: [], shown: entries };
}

/** Where the shopper's last words begin, which may be several messages with nobody's answer between them. */
function startOfLastWords(entries: readonly ScriptEntry[]): number {
  const last = entries.findLastIndex((entry) => entry.kind === 'said' && entry.message.author.kind === 'shopper');
  if (last === -1) return entries.length;
  return (
    entries.slice(0, last).findLastIndex((entry) => entry.kind === 'said' && entry.message.author.kind !== 'shopper') +
    1
  );
}

function lineOf(message: WireMessage, phase: Phase, me: ScriptParts['me']): ScriptEntry {
  const placed = { key: message.id, at: message.at, phase };
  if (message.author.kind !== 'system') {
    const mine = message.author.kind === 'advisor' && message.author.name === me.name;
    return { ...placed, kind: 'said', message, mine };
  }
  const notice = message.card?.kind === 'notice' ? message.card : undefined;
  const turns = notice !== undefined && ['joined', 'left', 'back', 'ended'].includes(notice.tone);
  const { line, audience } = message;
  const text = message.text || (notice?.title ?? '');
  return { ...placed, kind: 'line', text, turns, deskOnly: audience === 'desk', ...(line && { line }) };
}

function phaseAfter(phase: Phase, message: WireMessage): Phase {
  if (message.author.kind === 'bot') return 'bot';
  if (message.author.kind === 'advisor') return 'human';
  if (message.card?.kind !== 'notice') return phase;
  if (message.card.tone === 'joined') return 'human';
  return ['back', 'left', 'ended'].includes(message.card.tone) ? 'bot' : phase;
}

/** The house's line "you are speaking with a person" stands where the floor changed; the desk words it its own way. */
function lastJoined({ messages, floor }: ScriptParts): string | undefined {
  if (floor.heldBy !== 'advisor') return undefined;
  return messages.findLast((message) => message.card?.kind === 'notice' && message.card.tone === 'joined')?.id;
}

function handoverEntry({ floor, briefing, me }: ScriptParts, at: string): HandoverEntry | undefined {
  if (floor.heldBy !== 'advisor') return undefined;
  const { advisor, waitedSeconds } = floor;
  return {
    kind: 'handover',
    key: `handover-${briefing.handoffId}`,
    at,
    phase: 'human',
    to: advisor.advisorId === me.advisorId ? 'you' : { name: advisor.name },
    reasons: briefing.reasons.length,
    ...(waitedSeconds === undefined ? {} : { waitedSeconds }),
  };
}

/** Without such a line the moment is known from the wait: after everything that was said before it. */
function withHandoverByTime(entries: readonly ScriptEntry[], parts: ScriptParts): readonly ScriptEntry[] {
  if (parts.floor.heldBy !== 'advisor') return entries;
  const opened = parts.briefing.openedAt;
  const at = new Date(Date.parse(opened) + (parts.floor.waitedSeconds ?? 0) * 1000).toISOString();
  const handover = handoverEntry(parts, at);
  if (handover === undefined) return entries;
  const after = entries.findIndex(
    (entry) => entry.at > at || (entry.at > opened && entry.kind === 'said' && entry.mine),
  );
  const index = after === -1 ? entries.length : after;
  const rest = entries.slice(index).map((entry) => ({ ...entry, phase: 'human' as const }));
  return [...entries.slice(0, index), handover, ...rest];
}

function withNotes(entries: readonly ScriptEntry[], { notes, me }: ScriptParts): readonly ScriptEntry[] {
  return notes.reduce<readonly ScriptEntry[]>((all, note) => {
    const after = all.findIndex((entry) => entry.at > note.at);
    const index = after === -1 ? all.length : after;
    const phase = all[index - 1]?.phase ?? all[index]?.phase ?? 'bot';
    const entry: NoteEntry = {
      kind: 'note',
      key: note.id,
      at: note.at,
      phase,
      note,
      mine: note.author.advisorId === me.advisorId,
    };
    return [...all.slice(0, index), entry, ...all.slice(index)];
  }, entries);
}
