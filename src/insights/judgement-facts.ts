/** Counts what people thought of the decisions. A changed mind takes the first verdict back, in the hour it counted in. */
import type { Conversation } from '../domain/conversation.ts';
import type { Figures } from '../domain/fact.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Step, Write } from './step.ts';

export function judgementFacts({ before, after }: Omit<Step, 'messages'>, figures: Figures, write: Write): void {
  for (const handoff of handoffsOf(after)) {
    const was = handoffsOf(before).find(({ id }) => id === handoff.id);
    if (same(was, handoff)) continue;
    const known = figures.handoffs.find(({ id }) => id === handoff.id);
    const where = {
      at: handoff.openedAt,
      store: known?.store ?? '',
      reasons: known?.reasons ?? handoff.reasons.map(({ signal }) => signal),
    };
    judged(was, -1, where, write);
    judged(handoff, 1, where, write);
  }
  if (before.audit?.at.getTime() === after.audit?.at.getTime()) return;
  // Another case of the same shopper was read before: that verdict stands.
  if (before.audit?.caseAt.getTime() === after.audit?.caseAt.getTime()) audited(before, -1, write);
  audited(after, 1, write);
}

function handoffsOf({ handoff, pastHandoffs }: Conversation): readonly Handoff[] {
  return handoff === undefined ? pastHandoffs : [...pastHandoffs, handoff];
}

function same(was: Handoff | undefined, is: Handoff): boolean {
  return was?.verdict === is.verdict && String(was?.wrongSignals ?? '') === String(is.wrongSignals ?? '');
}

type Where = Pick<Parameters<Write>[1], 'at' | 'store' | 'reasons'>;

function judged(handoff: Handoff | undefined, count: 1 | -1, where: Where, write: Write): void {
  if (handoff?.verdict === undefined) return;
  write('verdict', { ...where, label: handoff.verdict, count });
  for (const signal of handoff.wrongSignals ?? []) write('blamed', { ...where, label: signal, count });
}

/** A case that the bot kept and a person looked at: `missed` when somebody should have come, `kept` when not. */
function audited({ audit }: Conversation, count: 1 | -1, write: Write): void {
  if (audit === undefined) return;
  write('verdict', { at: audit.caseAt, label: audit.missed ? 'missed' : 'kept', count, reasons: audit.signals });
}
