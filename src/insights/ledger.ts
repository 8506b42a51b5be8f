/**
 * The figures' side of a commit: what a step of a conversation adds to them. Pure; it sees the state before and after and
 * the messages between, so it counts the same whatever events made the step, and on whatever node.
 */
import { agreedTo } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import { type Fact, type Figures, hourOf } from '../domain/fact.ts';
import type { Floor } from '../domain/floor.ts';
import { changedShare } from './edit-distance.ts';
import { handoffFacts } from './handoff-facts.ts';
import { judgementFacts } from './judgement-facts.ts';
import type { Entry, LedgerParts, Step, Write } from './step.ts';

export type Recorded = { readonly figures: Figures; readonly facts: readonly Fact[] };

/** Who writes again after this long comes with something new. WhatsApp draws its own line at the same place. */
export const caseEndsAfterMs = 24 * 60 * 60 * 1000;

/** The figures to keep with the conversation, and the facts to store with the commit. */
export function record({ before, after, messages }: Step, parts: LedgerParts): Recorded {
  const facts: Fact[] = [];
  const write: Write = (measure, { at, label = '', count = 1, value, store = '', reasons = [], seq }) =>
    facts.push({
      ...{ hour: hourOf(at), measure, label, count, channel: after.channel, locale: after.locale, store },
      reasons: [...reasons].sort(),
      ...(value === undefined ? {} : { value }),
      ...(seq === undefined ? {} : { about: { conversationId: after.id, seq } }),
    });

  const start = before.figures ?? noFigures(after.openedAt);
  const handled = handoffFacts({ before, after, messages }, start, parts, write);
  const figures = heard({ before, after, messages }, handled, write);
  unansweredFacts({ before, after, messages }, write);
  draftFacts({ before, after, messages }, figures, write);
  ratingFacts({ before, after, messages }, figures, write);
  judgementFacts({ before, after }, figures, write);
  return { figures: knownFact(after, figures, write), facts };
}

function noFigures(at: Date): Figures {
  return { caseAt: at, heardAt: new Date(0), handed: false, botReplied: false, handoffs: [] };
}

/** What was said in this step, one line after the other: cases begin, and the bot's first answer of each is timed. */
function heard({ before, after, messages }: Step, start: Figures, write: Write): Figures {
  let figures = start;
  let waitingSince = before.awaitingReplySinceAt;
  let holder = before.floor.heldBy;
  const where = segmentOf(after, figures);
  for (const { author, at, audience, card } of messages) {
    if (audience === 'desk') continue;
    // Events that came together are one step: its notices say when the floor moved.
    if (card?.kind === 'notice') holder = holderAfter[card.tone] ?? holder;
    if (author.kind === 'shopper') {
      if (beginsCase(before, figures, at)) {
        figures = { ...figures, caseAt: at, handed: false, botReplied: false };
        write('case', { at });
      }
      figures = { ...figures, heardAt: at };
      write('heard', { at, label: holder, ...(holder === 'bot' ? {} : where) });
      waitingSince ??= at;
    }
    if (author.kind === 'bot' && waitingSince !== undefined) {
      if (!figures.botReplied) write('reply', { at, label: 'bot', value: at.getTime() - waitingSince.getTime() });
      figures = { ...figures, botReplied: true };
      waitingSince = undefined;
    }
  }
  return handedFact(before, after, figures, write);
}

const holderAfter: Readonly<Record<string, Floor['heldBy']>> = {
  joined: 'advisor',
  waiting: 'queue',
  back: 'bot',
  ended: 'bot',
};

/** The first words, words after a day of silence, or words after an advisor has closed the matter. */
function beginsCase({ resolved }: Conversation, { caseAt, heardAt }: Figures, at: Date): boolean {
  if (at.getTime() - heardAt.getTime() > caseEndsAfterMs) return true;
  return resolved !== undefined && resolved.at >= caseAt && heardAt <= resolved.at;
}

/** Counted in the hour in which the case began, so that a share of cases never mixes two days. */
function handedFact(before: Conversation, after: Conversation, figures: Figures, write: Write): Figures {
  const went = [before, after].some(({ floor }) => floor.heldBy !== 'bot') || after.handoff?.id !== before.handoff?.id;
  if (figures.handed || !went) return figures;
  write('handed', { at: figures.caseAt });
  return { ...figures, handed: true };
}

/** Of the handoff that is open or was the last: its boutique and what called for it. */
export function segmentOf({ handoff }: Conversation, { handoffs }: Figures): Pick<Entry, 'store' | 'reasons'> {
  const known = handoffs.find(({ id }) => id === handoff?.id);
  return known === undefined ? {} : { store: known.store, reasons: known.reasons };
}

/** The bot found nothing, or only said the same again: the words stay where they are, the fact points to them. */
function unansweredFacts({ before, after, messages }: Step, write: Write): void {
  const bots = messages.find(({ author }) => author.kind === 'bot');
  if (bots === undefined || after.tally.failedTurns <= before.tally.failedTurns) return;
  const asked = before.owed.at(-1);
  if (asked !== undefined) write('unanswered', { at: asked.at, seq: asked.seq });
}

function draftFacts({ before, after, messages }: Step, figures: Figures, write: Write): void {
  const where = segmentOf(after, figures);
  for (const { draft, text, at } of messages) {
    if (draft === undefined) continue;
    const changed = changedShare(draft.text, text);
    if (changed === 0) write('draft', { at, label: 'sent', ...where });
    else write('draft', { at, label: 'edited', value: changed, ...where });
  }
  const dropped = (after.draftsDropped ?? 0) - (before.draftsDropped ?? 0);
  for (let each = 0; each < dropped; each += 1) {
    write('draft', { at: after.lastShopperAt ?? after.updatedAt, label: 'discarded', ...where });
  }
}

function ratingFacts({ before, after }: Step, figures: Figures, write: Write): void {
  const where = segmentOf(after, figures);
  const owner = figures.handed && figures.handoffs.some(({ joinedAt }) => joinedAt !== undefined) ? 'advisor' : 'bot';
  const again = after.ratingAsked?.seq !== before.ratingAsked?.seq;
  if (after.csatRequested === true && (before.csatRequested !== true || again)) {
    const at = after.ratingAsked?.at ?? after.resolved?.at ?? after.updatedAt;
    write('csat-asked', { at, label: owner, ...where });
  }
  const { csat } = after;
  if (csat === undefined || csat === before.csat || csat.at.getTime() === before.csat?.at.getTime()) return;
  write('csat', { at: csat.at, label: `${owner} ${csat.score}`, ...where });
}

/** Who agreed to a profile may have orders laid beside what was said: the place is noted, never the person. */
function knownFact(after: Conversation, figures: Figures, write: Write): Figures {
  const { shopperId } = after.identity;
  const mark = shopperId === undefined ? undefined : `${shopperId} ${hourOf(figures.caseAt)}`;
  if (mark === undefined || figures.known === mark || !agreedTo(after, 'profile')) return figures;
  write('known', { at: figures.caseAt, seq: after.head });
  return { ...figures, known: mark };
}
