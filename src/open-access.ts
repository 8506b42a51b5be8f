/** Opens the house to its people: accounts, sessions, second factor, single sign-on, and the audit of it all. */
import type { Config } from './config.ts';
import type { Log } from './domain/log.ts';
import type { Metrics } from './domain/metrics.ts';
import type { Clock, Store } from './domain/ports.ts';
import type { Session } from './domain/sessions.ts';
import type { AccessParts } from './http/access-routes.ts';
import { createAccounts } from './http/accounts.ts';
import { createAudit } from './http/audit.ts';
import { createOidcClient } from './http/oidc-client.ts';
import { createSecondFactor } from './http/second-factor.ts';
import { createSessions } from './http/sessions.ts';
import type { OpenHouse } from './open-house.ts';

export type OpenAccessParts = {
  readonly config: Config;
  readonly store: Store;
  readonly house: OpenHouse;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
};

export async function openAccess({ config, store, house, clock, log, metrics }: OpenAccessParts): Promise<AccessParts> {
  const { documents } = store;
  const { publicUrl, sessionSecret: secret, production } = config;
  const { brand, samplePassword, advisors } = house.house;
  const rules = brand.access;
  const accounts = createAccounts({ documents, scope: rules.scope });
  if (samplePassword !== undefined && !production) await accounts.seed(advisors, samplePassword);
  const secondFactor = createSecondFactor({ documents, clock, secret, house: brand.name });
  const sessions = createSessions({
    documents,
    accounts,
    secondFactor: { of: secondFactor, requiredFor: rules.secondFactor },
    clock,
    secret,
    secure: publicUrl.startsWith('https:'),
  });
  const oidc =
    config.oidc &&
    createOidcClient({
      settings: config.oidc,
      callback: `${publicUrl}/api/v1/oidc/callback`,
      afterSignOut: `${publicUrl}/console/login`,
      clock,
      loopback: !production,
    });
  return {
    house: { name: brand.name, currency: brand.currency, defaultLocale: brand.defaultLocale },
    rules,
    stores: () => house.stock().stores.map(({ id, name }) => ({ id, name })),
    documents,
    accounts,
    sessions,
    secondFactor,
    audit: createAudit({ documents, clock }),
    oidc,
    secret,
    publicUrl,
    clock,
    log,
    metrics,
  };
}

/** Who may sit at the desk: whoever is signed in and owes nothing first. */
export function deskDoor({ sessions }: Pick<AccessParts, 'sessions'>) {
  return {
    async authenticate({ cookie, ticket }: { cookie?: string; ticket?: string }): Promise<Session | undefined> {
      const session = await (ticket === undefined ? sessions.find(cookie) : sessions.redeem(ticket));
      return session?.owes === undefined ? session : undefined;
    },
    stillSignedIn: async (sessionId: string) => (await sessions.current(sessionId)) !== undefined,
  };
}
