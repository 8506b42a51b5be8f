/** Changes to a policy as the page makes them, and what differs from the version in force. Pure. */
import type { PolicyDocument } from '../../src/protocol/http.ts';

export type Whom = { readonly locale?: string; readonly tier?: string };
export type SignalName = keyof PolicyDocument['signals'];
type Threshold = 'handOffAt' | 'offerAt';
type Field = 'weight' | 'limit';
type Exception = NonNullable<PolicyDocument['exceptions']>[number];

export type Shown = {
  readonly signal: SignalName;
  readonly field: Field;
  readonly most: number;
  readonly step: number;
  /** The limit is an amount, in minor units. */
  readonly money: boolean;
};

const money: ReadonlySet<string> = new Set(['order-value', 'cart-value', 'product-value', 'lifetime-value']);
const turns: ReadonlySet<string> = new Set(['failed-turns', 'emotion-stays']);

/** Weights belong to everybody; a language or a tier has limits of its own. */
export function limitsShown({ signals }: PolicyDocument, whom: Whom): Shown[] {
  const everyone = whom.locale === undefined && whom.tier === undefined;
  return (Object.keys(signals) as SignalName[]).flatMap((signal): Shown[] => {
    const weight = { signal, field: 'weight', most: 2, step: 0.05, money: false } as const;
    const { limit } = signals[signal];
    const scale = money.has(signal)
      ? { most: 20_000, step: 50 }
      : turns.has(signal)
        ? { most: 6, step: 1 }
        : { most: 1, step: 0.05 };
    const own = limit === undefined ? [] : [{ signal, field: 'limit', ...scale, money: money.has(signal) } as const];
    return everyone ? [weight, ...own] : own;
  });
}

export function thresholdOf(policy: PolicyDocument, whom: Whom, name: Threshold): number {
  return exceptionFor(policy, whom)?.[name] ?? policy[name];
}

export function limitOf(policy: PolicyDocument, whom: Whom, signal: SignalName, field: Field): number {
  const own = field === 'limit' ? exceptionFor(policy, whom)?.limits?.[signal] : undefined;
  return own ?? policy.signals[signal][field] ?? 0;
}

export function withThreshold(policy: PolicyDocument, whom: Whom, name: Threshold, value: number): PolicyDocument {
  const at = round(Math.max(0.05, value));
  // An offer never comes after the handoff it is an offer of.
  const other =
    name === 'handOffAt'
      ? { offerAt: Math.min(thresholdOf(policy, whom, 'offerAt'), at) }
      : { handOffAt: Math.max(thresholdOf(policy, whom, 'handOffAt'), at) };
  return withOwn(policy, whom, { ...other, [name]: at });
}

export function withLimit(
  policy: PolicyDocument,
  whom: Whom,
  { signal, field, value }: { readonly signal: SignalName; readonly field: Field; readonly value: number },
): PolicyDocument {
  if (isEveryone(whom)) {
    const rule = { ...policy.signals[signal], [field]: round(value) };
    return { ...policy, signals: { ...policy.signals, [signal]: rule } };
  }
  const limits = { ...exceptionFor(policy, whom)?.limits, [signal]: round(value) };
  return withOwn(policy, whom, { limits });
}

function withOwn(policy: PolicyDocument, whom: Whom, part: Partial<Exception>): PolicyDocument {
  if (isEveryone(whom)) return { ...policy, ...part } as PolicyDocument;
  const known = exceptionFor(policy, whom);
  const rest = (policy.exceptions ?? []).filter((one) => one !== known);
  return { ...policy, exceptions: [...rest, { ...whom, ...known, ...part }] };
}

function exceptionFor({ exceptions = [] }: PolicyDocument, { locale, tier }: Whom): Exception | undefined {
  if (locale === undefined && tier === undefined) return undefined;
  return exceptions.find((one) => one.locale === locale && one.tier === tier);
}

const isEveryone = ({ locale, tier }: Whom): boolean => locale === undefined && tier === undefined;
const round = (value: number): number => Math.round(value * 1000) / 1000;

export type Difference = { readonly what: string; readonly was: string; readonly now: string };

/** Every figure that differs, by its path: `signals.tier.weight`, `exceptions.0.handOffAt`. */
export function differences(was: PolicyDocument, now: PolicyDocument): Difference[] {
  const before = leaves(was);
  const after = leaves(now);
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => path !== 'version');
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((what) => ({ what, was: before.get(what) ?? '–', now: after.get(what) ?? '–' }));
}

function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path === '' ? key : `${path}.${key}`)]),
  );
}
