/** What else in a message says which intent it is, where the model alone is unsure: the things it names, and how it feels. */

import type {
  Emotion,
  Entity,
  EntityKind,
  Intent,
  ScoredIntent,
  UnderstandingContext,
} from '../domain/understanding.ts';

/** Beside one thing named, only a model without any idea needs a hint; beside two, an unsure one does too. */
const settled = 0.5;

export function withHints(
  scored: readonly ScoredIntent[],
  { entities, emotion }: { readonly entities: readonly Entity[]; readonly emotion: Emotion },
  context: UnderstandingContext,
): ScoredIntent[] {
  const upset =
    emotion.frustration >= 0.55 ? [{ intent: 'complaint' as const, confidence: emotion.frustration * 0.8 }] : [];
  const named = hintOf(entities, context);
  const lost = scored[0] === undefined || scored[0].intent === 'out-of-scope';
  const unsure = lost || (scored[0]?.confidence ?? 0) < settled;
  const helps = named !== undefined && (lost || (unsure && named.confidence > settled));
  const hints = [...upset, ...(helps ? [named] : [])];
  return merge(scored, hints);
}

/** "Black bag, max 2000" is a search and "MM-20418" a question about an order, even without a verb. */
function hintOf(entities: readonly Entity[], { expecting }: UnderstandingContext): ScoredIntent | undefined {
  if (expecting !== undefined) return undefined;
  const has = (kind: EntityKind) => entities.some((entity) => entity.kind === kind && !entity.negated);
  if (has('order-number') || has('tracking-number')) return { intent: 'order-status', confidence: 0.6 };
  const wishes = (['category', 'color', 'material', 'occasion', 'money'] as const).filter(has).length;
  if (wishes >= 2 || has('category')) return { intent: 'product-search', confidence: wishes >= 2 ? 0.65 : 0.5 };
  if (has('product')) return { intent: 'product-detail', confidence: 0.5 };
  return undefined;
}

function merge(scored: readonly ScoredIntent[], hints: readonly ScoredIntent[]): ScoredIntent[] {
  const best = new Map<Intent, number>();
  for (const { intent, confidence } of [...scored, ...hints])
    best.set(intent, Math.max(confidence, best.get(intent) ?? 0));
  if (hints.length > 0) best.delete('out-of-scope');
  return [...best]
    .map(([intent, confidence]) => ({ intent, confidence }))
    .sort((one, other) => other.confidence - one.confidence);
}
