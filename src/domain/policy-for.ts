/** The policy as it stands for one shopper: a house may set other limits for a language or a tier. Pure. */
import type { Policy, PolicyException, SignalKind, SignalRule } from './escalation.ts';

type Whom = { readonly locale: string; readonly identity: { readonly tier?: string } };

/** Exceptions that fit are laid over the policy in their order: the last word on a limit counts. */
export function policyFor(policy: Policy, whom: Whom): Policy {
  const fitting = (policy.exceptions ?? []).filter((exception) => fits(exception, whom));
  return fitting.reduce(laidOver, policy);
}

/** `fr` is also meant for `fr-CA`. */
function fits({ locale, tier }: PolicyException, whom: Whom): boolean {
  const [language] = whom.locale.split('-');
  return (
    (locale === undefined || locale === whom.locale || locale === language) &&
    (tier === undefined || tier === whom.identity.tier)
  );
}

function laidOver(policy: Policy, { handOffAt, offerAt, limits = {} }: PolicyException): Policy {
  const changed = Object.entries(limits).map(([kind, limit]) => [
    kind,
    { ...policy.signals[kind as SignalKind], limit } satisfies SignalRule,
  ]);
  const at = handOffAt ?? policy.handOffAt;
  return {
    ...policy,
    handOffAt: at,
    offerAt: Math.min(at, offerAt ?? policy.offerAt),
    signals: { ...policy.signals, ...Object.fromEntries(changed) },
  };
}
