/** The labelled conversations, played once and shared by tables, plot and search. */

import type { Policy } from '../../src/domain/escalation.ts';
import { defaultPolicy, splitPolicy } from '../../src/house/policy-schema.ts';
import { createLocalUnderstander } from '../../src/understanding/local.ts';
import { play, type Played } from './escalation-play.ts';
import { labelledConversations, labelledLanguages, type Part, partOf } from './labelled-conversations.ts';

export type PlayedSets = { readonly policy: Policy } & Readonly<Record<Part, readonly Played[]>>;

/** Under the default policy; only its tiers and its topics matter to what is gathered. */
export function playedSets(parts: readonly Part[] = ['development', 'untouched']): PlayedSets {
  const { policy } = splitPolicy(defaultPolicy);
  const understander = createLocalUnderstander();
  const played = labelledLanguages()
    .flatMap(labelledConversations)
    .filter((talk) => parts.includes(partOf(talk)))
    .map((talk) => play(talk, { understander, policy }));
  return {
    policy,
    development: played.filter(({ talk }) => partOf(talk) === 'development'),
    untouched: played.filter(({ talk }) => partOf(talk) === 'untouched'),
  };
}
