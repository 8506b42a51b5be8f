/** policy.yaml: when a person takes over, and who; whatever a house leaves out is filled in from `defaultPolicy`. */
import { z } from 'zod';
import { type Policy, type PolicyException, type SignalKind, signalKinds } from '../domain/escalation.ts';
import { defaultApprovalSeconds, replyModes } from '../domain/mode.ts';
import { tiers } from '../domain/participant.ts';
import { alarmAudiences } from '../domain/timer-policy.ts';
import { type Routing, routingSteps } from '../domain/routing.ts';
import { delicateTopics, intents } from '../domain/understanding.ts';

const weight = z.number().min(0).max(5);
const rule = z.strictObject({ weight, limit: z.number().min(0).optional() });
const seconds = z.int().min(1).max(86_400);

const targets = z.strictObject({
  firstReplySeconds: seconds,
  nextReplySeconds: seconds,
  totalSeconds: seconds.optional(),
});

const signals = z.strictObject(
  Object.fromEntries(signalKinds.map((kind) => [kind, rule])) as Record<SignalKind, typeof rule>,
);

/** Other limits for a language or a tier. */
const exceptionSchema = z.strictObject({
  locale: z.string().max(35).optional(),
  tier: z.enum(tiers).optional(),
  handOffAt: z.number().positive().optional(),
  offerAt: z.number().positive().optional(),
  limits: z.partialRecord(z.enum(signalKinds), z.number().min(0)).optional(),
});

export const policySchema = z
  .strictObject({
    version: z.int().min(1),
    handOffAt: z.number().positive(),
    offerAt: z.number().positive(),
    signals,
    tiers: z.array(z.enum(tiers)),
    noGoTopics: z.array(z.enum([...delicateTopics, ...intents])),
    exceptions: z.array(exceptionSchema).max(40),
    modes: z
      .array(
        z.strictObject({
          mode: z.enum(replyModes),
          topics: z
            .array(z.enum([...delicateTopics, ...intents]))
            .min(1)
            .optional(),
          tiers: z.array(z.enum(tiers)).min(1).optional(),
          locales: z.array(z.string().min(2).max(35)).min(1).optional(),
        }),
      )
      .max(200),
    approvalSeconds: z.int().min(10).max(3600),
    timers: z.strictObject({
      ...targets.shape,
      lateSeconds: seconds,
      tiers: z.partialRecord(z.enum(tiers), targets.partial()).optional(),
      ladder: z
        .array(
          z.strictObject({
            afterSeconds: z.int().min(0).max(86_400),
            tell: z.enum(alarmAudiences),
            front: z.boolean().optional(),
          }),
        )
        .max(5)
        .optional(),
    }),
    routing: z.strictObject({
      order: z.array(z.enum(routingSteps)).min(1),
      offerSeconds: seconds,
      ownAdvisorSeconds: seconds,
      goneSeconds: seconds,
      callBackAfterSeconds: seconds,
    }),
  })
  .superRefine(({ offerAt, handOffAt }, context) => {
    if (offerAt <= handOffAt) return;
    context.addIssue({ code: 'custom', path: ['offerAt'], message: `at most handOffAt, which is ${handOffAt}` });
  });

export type PolicyFile = z.infer<typeof policySchema>;

/** Money limits are in minor units of the house's currency. */
export const defaultPolicy: PolicyFile = {
  version: 1,
  handOffAt: 1,
  offerAt: 0.4,
  signals: {
    'asked-for-person': { weight: 1 },
    'emotion-level': { weight: 0.5, limit: 0.6 },
    'emotion-fall': { weight: 0.3, limit: 0.4 },
    'emotion-stays': { weight: 0.7, limit: 3 },
    'failed-turns': { weight: 0.8, limit: 2 },
    'order-value': { weight: 0.25, limit: 150_000 },
    'cart-value': { weight: 0.3, limit: 200_000 },
    'product-value': { weight: 0.15, limit: 300_000 },
    tier: { weight: 0.2 },
    'lifetime-value': { weight: 0.2, limit: 1_000_000 },
    'delicate-topic': { weight: 1 },
    'shop-failing': { weight: 0.5 },
    'promise-overdue': { weight: 0.5 },
    'late-reply': { weight: 0.3 },
  },
  tiers: ['patron', 'gold'],
  noGoTopics: [...delicateTopics],
  exceptions: [],
  modes: [],
  approvalSeconds: defaultApprovalSeconds,
  timers: { firstReplySeconds: 120, nextReplySeconds: 180, lateSeconds: 180 },
  routing: {
    order: ['own-advisor', 'same-store', 'skill-and-language', 'language', 'anyone'],
    offerSeconds: 30,
    ownAdvisorSeconds: 45,
    goneSeconds: 60,
    callBackAfterSeconds: 300,
  },
};

/** The file holds two things that different rooms of the house use. */
export function splitPolicy({ routing, signals: rules, exceptions, ...rest }: PolicyFile): {
  policy: Policy;
  routing: Routing;
} {
  const plain = Object.fromEntries(
    Object.entries(rules).map(([kind, { weight: each, limit }]) => [
      kind,
      limit === undefined ? { weight: each } : { weight: each, limit },
    ]),
  ) as Policy['signals'];
  return { policy: { ...rest, signals: plain, exceptions: exceptions.map(saidOnly) }, routing };
}

/** What was left out is absent, not undefined. */
function saidOnly(exception: z.infer<typeof exceptionSchema>): PolicyException {
  return Object.fromEntries(Object.entries(exception).filter(([, value]) => value !== undefined));
}
