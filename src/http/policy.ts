/** When a person takes over: read it, change it from the version one has read, or see what a change would have done. */
import type { Policy } from '../domain/escalation.ts';
import type { Advisor } from '../domain/participant.ts';
import { PolicyDocument, PolicyReplay } from '../protocol/http.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type PolicyParts = {
  readonly policy: {
    current(): Policy;
    /** Makes it the next version for every node; throws `stale` when `policy.version` is not the current one. */
    publish(policy: Policy, by: Advisor): Promise<Policy>;
    replay(policy: Policy): Promise<PolicyReplay>;
  };
  readonly audit: Audit;
};

export function policyRoutes({ policy, audit }: PolicyParts): Route[] {
  return [
    forRole('supervisor', {
      method: 'get',
      path: '/policy',
      summary: 'The escalation policy in force',
      answer: PolicyDocument,
      handle: async () => policy.current(),
    }),
    forRole('supervisor', {
      method: 'put',
      path: '/policy',
      summary: 'Publish a changed policy; `version` is the one that was read',
      body: PolicyDocument,
      answer: PolicyDocument,
      handle: async ({ body }, { advisor }) => {
        const published = await policy.publish(plain(body), advisor);
        await audit.record(advisor, 'policy-published', `version ${published.version}`);
        return published;
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/policy/replay',
      summary: 'What a policy would have decided in the stored conversations',
      body: PolicyDocument,
      answer: PolicyReplay,
      handle: async ({ body }) => policy.replay(plain(body)),
    }),
  ];
}

/** A limit that was left out is absent, not undefined. */
function plain(document: PolicyDocument): Policy {
  const signals = Object.fromEntries(
    Object.entries(document.signals).map(([kind, { weight, limit }]) => [
      kind,
      { weight, ...(limit === undefined ? {} : { limit }) },
    ]),
  ) as Policy['signals'];
  return { ...document, signals };
}
