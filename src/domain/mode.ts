/** How far the concierge may go by itself, by topic, tier and locale: policy.yaml `modes`. Pure. */

/** From the freest to the strictest; where two rules are as near, the stricter holds. */
export const replyModes = ['automatic', 'supervised', 'suggest', 'shadow', 'human-only'] as const;
/**
 * `automatic`: it answers. `supervised`: its answer waits for a person's approval, within a time limit. `suggest`: a
 * person answers and finds its answer as a draft. `shadow`: a person answers, its answer is only recorded. `human-only`:
 * a person answers and it does not even try.
 */
export type ReplyMode = (typeof replyModes)[number];

/** A dimension that is left out means all of it. */
export type ModeRule = {
  readonly mode: ReplyMode;
  /** Intents and delicate topics. */
  readonly topics?: readonly string[] | undefined;
  readonly tiers?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
};

export type ModeCase = {
  /** What the shopper's words are about: the surest first. */
  readonly topics: readonly string[];
  readonly tier?: string | undefined;
  readonly locale: string;
};

export type ModeFound = {
  readonly mode: ReplyMode /** The topic that a rule names, if one did. */;
  readonly topic?: string;
};

export const defaultApprovalSeconds = 120;

/** For each topic the rule that names most of the case; of all topics in one message, the strictest. */
export function modeFor(rules: readonly ModeRule[], { topics, tier, locale }: ModeCase): ModeFound {
  const found = (topics.length === 0 ? [undefined] : topics).map((topic): ModeFound => {
    const best = rules.filter((rule) => fits(rule, topic, tier, locale)).sort(byNearness)[0];
    if (best === undefined) return { mode: 'automatic' };
    return { mode: best.mode, ...(best.topics === undefined || topic === undefined ? {} : { topic }) };
  });
  return found.reduce((strictest, next) => (strictness(next) > strictness(strictest) ? next : strictest));
}

const strictness = ({ mode }: { readonly mode: ReplyMode }): number => replyModes.indexOf(mode);

function fits(
  { topics, tiers, locales }: ModeRule,
  topic: string | undefined,
  tier: string | undefined,
  locale: string,
) {
  const language = locale.split('-')[0] ?? locale;
  return (
    (topics === undefined || (topic !== undefined && topics.includes(topic))) &&
    (tiers === undefined || (tier !== undefined && tiers.includes(tier))) &&
    (locales === undefined || locales.includes(locale) || locales.includes(language))
  );
}

function byNearness(one: ModeRule, other: ModeRule): number {
  return named(other) - named(one) || strictness(other) - strictness(one);
}

const named = ({ topics, tiers, locales }: ModeRule): number =>
  [topics, tiers, locales].filter((dimension) => dimension !== undefined).length;
