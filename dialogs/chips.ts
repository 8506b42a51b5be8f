/** The chips that several goals offer. A chip's label is a sentence of the house, its value a command. */
import type { Suggestion } from '../src/domain/card.ts';
import type { Talk } from '../src/domain/dialog.ts';
import { leaveWordCommand } from '../src/domain/leave-word.ts';

/** `chips(talk, ['chip.person', 'person'], ...)` */
export function chips(talk: Talk, ...rows: readonly (readonly [key: string, value: string])[]): readonly Suggestion[] {
  return rows.map(([key, value]) => ({ label: talk.say(key), value }));
}

export const personChip = ['chip.person', 'person'] as const;

/** A time in a boutique: chosen from its hours, confirmed by an advisor. */
export const visitChip = ['system.nobody.appointment', leaveWordCommand('appointment')] as const;

/** What can be asked for when nothing is in hand. */
export function menu(talk: Talk): readonly Suggestion[] {
  return chips(
    talk,
    ['chip.order-status', 'goal:order-status'],
    ['chip.find-product', 'goal:find-product'],
    ['chip.gift', 'goal:find-gift'],
    ['chip.stores', 'goal:stores'],
    personChip,
  );
}
