/** Everything about who comes in: signing in, single sign-on, one's own account, the people of the house, the audit log. */
import type { AccessRules } from '../domain/access.ts';
import type { Log } from '../domain/log.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import type { Sessions } from '../domain/sessions.ts';
import { accountRoutes } from './account.ts';
import { createAccountTries } from './account-tries.ts';
import type { Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import { auditRoutes } from './audit-routes.ts';
import type { HouseName } from './me.ts';
import { oidcRoutes } from './oidc.ts';
import type { OidcClient } from './oidc-client.ts';
import { type PeopleParts, peopleRoutes } from './people.ts';
import type { Route } from './route.ts';
import type { SecondFactor } from './second-factor.ts';
import { signInRoutes } from './sign-in.ts';

export type AccessParts = {
  readonly house: HouseName & { readonly defaultLocale: string };
  readonly rules: AccessRules;
  readonly stores: PeopleParts['stores'];
  readonly documents: Documents;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly audit: Audit;
  /** Absent: single sign-on is off. */
  readonly oidc?: OidcClient | undefined;
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
};

const windowMs = 15 * 60_000;
const accountTries = 10;
/** A boutique's people share an address and sign in at the same hour; whoever gets in is not counted. */
const addressTries = 100;

export function accessRoutes(parts: AccessParts): Route[] {
  const { house, rules, clock, oidc } = parts;
  const { documents } = parts;
  const shared = {
    ...parts,
    accountTries: createAccountTries({ documents, clock, limit: accountTries, windowMs }),
    addressTries: createAccountTries({ documents, clock, limit: addressTries, windowMs }),
    scope: rules.scope,
    secondFactorFor: rules.secondFactor,
    secure: parts.publicUrl.startsWith('https:'),
    sso: oidc !== undefined,
    providerSignOut: async (idToken: string | undefined) => oidc?.signOut(idToken),
  };
  const sso = {
    ...parts,
    rules: rules.sso,
    defaultLocale: house.defaultLocale,
    tries: shared.addressTries,
  };
  return [
    ...signInRoutes(shared),
    ...accountRoutes(shared),
    ...peopleRoutes(shared),
    ...oidcRoutes(sso),
    ...auditRoutes(parts),
  ];
}
