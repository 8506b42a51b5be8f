/** A conversation cannot end in silence about what was promised: the refusal names what is open. */
import { AparteError } from '../domain/errors.ts';
import { type MadePromise, type PromiseDecision, undecided } from '../domain/promise.ts';

/** Throws `conflict` with the open promises in `details.promises`, or `bad-request` for a decision that decides nothing. */
export function mayEndWith(
  ledger: readonly MadePromise[],
  decisions: readonly PromiseDecision[] | undefined,
  now: Date,
): void {
  for (const decision of decisions ?? []) {
    if (decision.as === 'handed-over' && decision.dueAt <= now)
      throw new AparteError('bad-request', 'promises: a promise is handed over until a time that is still to come');
    if ((decision.as === 'withdrawn' || decision.as === 'broken') && decision.words.trim() === '')
      throw new AparteError('bad-request', 'promises: say in words why the promise does not stand');
  }
  const open = undecided(ledger, decisions);
  if (open.length === 0) return;
  throw new AparteError(
    'conflict',
    'A promise to the shopper is still open: say that it was kept, who sees to it until when, or why it is taken back.',
    { details: { promises: open } },
  );
}
