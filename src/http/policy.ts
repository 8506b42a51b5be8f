/** When a person takes over: read it, change it by two or alone, see what a change would have done, take it back. */
import { AparteError } from '../domain/errors.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Advisor } from '../domain/participant.ts';
import { PolicyDocument, PolicyReplay } from '../protocol/http.ts';
import {
  PolicyDecision,
  PolicyDraft,
  PolicyDraftRequest,
  PolicyHistory,
  PolicyRollback,
  type ReplayLine,
} from '../protocol/policy.ts';
import type { Audit } from './audit.ts';
import { type Call, forRole, type Route } from './route.ts';

/** A draft as the house keeps it. */
type Draft = {
  readonly draftId: string;
  readonly policy: Policy;
  readonly why: string;
  readonly by: { readonly advisorId: string; readonly name: string };
  readonly at: Date;
};

type Version = {
  readonly policy: Policy;
  readonly publication?: { readonly by: string; readonly why: string; readonly approvedBy?: string; readonly at: Date };
};

export type PolicyParts = {
  readonly policy: {
    current(): Policy;
    /** Makes it the next version for every node; throws `stale` when `policy.version` is not the current one. */
    publish(policy: Policy, by: Advisor): Promise<Policy>;
    versions(): Promise<readonly Version[]>;
    /** `progress` is told every hundred conversations. */
    replay(policy: Policy, progress?: (done: number, of: number) => void): Promise<PolicyReplay>;
    readonly drafts: {
      current(): Promise<Draft | undefined>;
      write(policy: Policy, why: string, by: Advisor): Promise<Draft>;
      approve(draftId: string, by: Advisor): Promise<Policy>;
      discard(draftId: string): Promise<void>;
      rollBack(version: number, why: string, by: Advisor): Promise<Draft>;
    };
  };
  readonly audit: Audit;
};

export function policyRoutes(parts: PolicyParts): Route[] {
  return [...documentRoutes(parts), ...draftRoutes(parts)];
}

function documentRoutes({ policy, audit }: PolicyParts): Route[] {
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
      summary:
        'Publish a changed policy alone; `version` is the one that was read. The history says that nobody approved it',
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
      summary:
        'What a policy would have decided in the stored conversations; as lines with progress when asked for ndjson',
      body: PolicyDocument,
      answer: PolicyReplay,
      handle: async (call) => {
        const asked = plain(call.body);
        if (!wantsLines(call)) return await policy.replay(asked);
        return await inLines(call, (progress) => policy.replay(asked, progress));
      },
    }),
  ];
}

function draftRoutes({ policy: { drafts, versions }, audit }: PolicyParts): Route[] {
  return [
    forRole('supervisor', {
      method: 'get',
      path: '/policy/versions',
      summary: 'Every version with who made it and why, and the draft that waits for approval',
      answer: PolicyHistory,
      handle: async () => {
        const draft = await drafts.current();
        return { ...(draft === undefined ? {} : { draft: draftView(draft) }), versions: (await versions()).map(view) };
      },
    }),
    forRole('supervisor', {
      method: 'put',
      path: '/policy/draft',
      summary: 'Propose a changed policy with a reason; it replaces the draft that waits',
      body: PolicyDraftRequest,
      answer: PolicyDraft,
      handle: async ({ body }, { advisor }) => {
        const draft = await drafts.write(plain(body.policy), body.why, advisor);
        await audit.record(advisor, 'policy-drafted', draft.draftId);
        return draftView(draft);
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/policy/draft/approve',
      summary: 'Publish the draft of another; one’s own is `forbidden`',
      body: PolicyDecision,
      answer: PolicyDocument,
      handle: async ({ body }, { advisor }) => {
        const published = await drafts.approve(body.draftId, advisor);
        await audit.record(advisor, 'policy-published', `version ${published.version}`);
        return published;
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/policy/draft/discard',
      summary: 'Drop the draft',
      body: PolicyDecision,
      handle: async ({ body }, { advisor }) => {
        await drafts.discard(body.draftId);
        await audit.record(advisor, 'policy-draft-discarded', body.draftId);
        return undefined;
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/policy/rollback',
      summary: 'Propose an earlier version again; a second person approves it like any change',
      body: PolicyRollback,
      answer: PolicyDraft,
      handle: async ({ body }, { advisor }) => {
        const draft = await drafts.rollBack(body.version, body.why, advisor);
        await audit.record(advisor, 'policy-drafted', `${draft.draftId} version ${body.version} again`);
        return draftView(draft);
      },
    }),
  ];
}

const draftView = ({ at, ...draft }: Draft) => ({ ...draft, at: at.toISOString() });

function view({ policy, publication }: Version) {
  const { version } = policy;
  if (publication === undefined) return { version, policy, why: '', by: '' };
  const { at, ...who } = publication;
  return { version, policy, ...who, at: at.toISOString() };
}

const lines = 'application/x-ndjson';

function wantsLines({ request }: Call): boolean {
  return (request.headers.accept ?? '').includes(lines);
}

/** The status is out with the first line: what goes wrong afterwards ends the stream without a result. */
async function inLines(
  { response }: Call,
  work: (progress: (done: number, of: number) => void) => Promise<PolicyReplay>,
): Promise<undefined> {
  response.setHeader('Cache-Control', 'no-store');
  response.type(lines);
  const write = (line: ReplayLine) => response.write(`${JSON.stringify(line)}\n`);
  try {
    const result = await work((done, of) => write({ done, of }));
    write({ result });
    response.end();
  } catch (cause) {
    if (!response.headersSent) throw cause;
    response.destroy(new AparteError('internal', 'The replay stopped.', { cause }));
  }
  return undefined;
}

/** What was left out is absent, not undefined. */
function plain(document: PolicyDocument): Policy {
  return JSON.parse(JSON.stringify(document)) as Policy;
}
