/** Counts handoffs as they open, are taken, are first answered and end; waiting and answering are kept apart. */
import type { Conversation } from '../domain/conversation.ts';
import type { FigureHandoff, Figures } from '../domain/fact.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { LedgerParts, Step, Write } from './step.ts';

/** Handoffs remembered, so that a verdict that comes late still finds its own. */
const remembered = 6;

export function handoffFacts(step: Step, figures: Figures, parts: LedgerParts, write: Write): Figures {
  const { handoff, pastHandoffs } = step.after;
  let handoffs = figures.handoffs;
  for (const one of [...pastHandoffs, ...(handoff === undefined ? [] : [handoff])]) {
    if (isOlder(one, step, figures)) continue;
    const known = handoffs.find(({ id }) => id === one.id);
    const next = followed(one, known ?? opened(one, step.after, write), step, parts, write);
    handoffs = [...handoffs.filter(({ id }) => id !== one.id), next];
  }
  return { ...figures, handoffs: handoffs.slice(-remembered) };
}

/** Over before this step and not followed any more: it was counted in its time. */
function isOlder({ id }: Handoff, { before }: Step, { handoffs }: Figures): boolean {
  return before.pastHandoffs.some((past) => past.id === id) && !handoffs.some((known) => known.id === id);
}

function opened({ id, openedAt, openedSeq, reasons }: Handoff, { mood }: Conversation, write: Write): FigureHandoff {
  const signals = reasons.map(({ signal }) => signal);
  const moodBefore = mood.points.findLast(({ seq }) => seq <= openedSeq)?.value;
  write('handoff', { at: openedAt, reasons: signals });
  const signs = reasons.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
  if (signs.length > 0) {
    write('delay', { at: openedAt, value: Math.max(0, openedSeq - Math.min(...signs)), reasons: signals });
  }
  const fresh = { id, at: openedAt, reasons: signals, store: '', replied: false, ended: false };
  return moodBefore === undefined ? fresh : { ...fresh, moodBefore };
}

function followed(handoff: Handoff, known: FigureHandoff, step: Step, parts: LedgerParts, write: Write): FigureHandoff {
  return ended(handoff, answered(joined(handoff, known, parts, write), step, write), step, write);
}

function joined(
  { acceptedAt, acceptedBy }: Handoff,
  known: FigureHandoff,
  { storeOf }: LedgerParts,
  write: Write,
): FigureHandoff {
  if (acceptedAt === undefined || acceptedBy === undefined || known.joinedAt !== undefined) return known;
  const next = { ...known, joinedAt: acceptedAt, store: storeOf(acceptedBy.advisorId) };
  const { store, reasons } = next;
  write('reply', { at: acceptedAt, label: 'wait', value: acceptedAt.getTime() - known.at.getTime(), store, reasons });
  return next;
}

/** The advisor's first words: counted from the moment they came, and from the moment the bot stepped aside. */
function answered(known: FigureHandoff, { messages }: Step, write: Write): FigureHandoff {
  const { joinedAt, replied, store, reasons } = known;
  if (joinedAt === undefined || replied) return known;
  const first = messages.find(({ author, at }) => author.kind === 'advisor' && at >= joinedAt);
  if (first === undefined) return known;
  const { at } = first;
  write('reply', { at, label: 'human', value: at.getTime() - joinedAt.getTime(), store, reasons });
  write('reply', { at, label: 'first', value: at.getTime() - known.at.getTime(), store, reasons });
  return { ...known, replied: true };
}

function ended({ endedAt, endReason }: Handoff, known: FigureHandoff, { after }: Step, write: Write): FigureHandoff {
  if (endedAt === undefined || endReason === undefined || known.ended) return known;
  const { joinedAt, moodBefore, store, reasons } = known;
  write('handoff-ended', { at: endedAt, label: endReason, store, reasons });
  const moodAfter =
    joinedAt === undefined ? undefined : after.mood.points.findLast(({ at }) => at >= joinedAt && at <= endedAt)?.value;
  if (moodBefore !== undefined && moodAfter !== undefined) {
    write('mood', { at: endedAt, label: 'before', value: moodBefore, store, reasons });
    write('mood', { at: endedAt, label: 'after', value: moodAfter, store, reasons });
  }
  return { ...known, ended: true };
}
