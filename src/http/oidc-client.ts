/**
 * The house's identity provider (OpenID Connect): authorization code with PKCE, state and nonce. The library checks
 * issuer, audience, times and the signature of the id token; a key that it does not know makes it fetch the keys anew.
 */
import type { Configuration, IDToken } from 'openid-client';
import { AparteError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';

export type OidcSettings = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

export type OidcAttempt = { readonly state: string; readonly nonce: string; readonly verifier: string };
export type OidcPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
};

export type OidcClient = {
  /** Where the browser goes. Throws `retry-later` when the provider does not answer. */
  begin(options: { readonly again: boolean }): Promise<{ readonly url: URL; readonly attempt: OidcAttempt }>;
  /** Who came back; throws `unauthenticated` for anything that is not exactly right. */
  finish(callback: URL, attempt: OidcAttempt): Promise<OidcPerson>;
  /** Where the provider's own session ends, if it offers that. */
  signOut(idToken: string | undefined): Promise<URL | undefined>;
};

export type OidcClientParts = {
  readonly settings: OidcSettings;
  /** `https://house.example/api/v1/oidc/callback` */
  readonly callback: string;
  readonly afterSignOut: string;
  readonly clock: Clock;
  /** Plain http to this machine, for trying it out; never in production. */
  readonly loopback: boolean;
};

const scope = 'openid email profile';
const timeoutSeconds = 5;
const toleratedSeconds = 60;
/** Discovery is looked at again: providers move their endpoints. */
const discoveryMs = 3_600_000;

export function createOidcClient({ settings, callback, afterSignOut, clock, loopback }: OidcClientParts): OidcClient {
  let known: { readonly config: Configuration; readonly atMs: number } | undefined;

  async function open() {
    const library = await import('openid-client');
    if (known !== undefined && clock.monotonicMs() - known.atMs < discoveryMs) return { library, config: known.config };
    const { issuer, clientId, clientSecret } = settings;
    const insecure = loopback && isLoopback(issuer) ? [library.allowInsecureRequests] : [];
    try {
      const config = await library.discovery(
        new URL(issuer),
        clientId,
        { client_secret: clientSecret, [library.clockTolerance]: toleratedSeconds },
        library.ClientSecretBasic(clientSecret),
        { timeout: timeoutSeconds, execute: [...insecure, library.enableNonRepudiationChecks] },
      );
      known = { config, atMs: clock.monotonicMs() };
      return { library, config };
    } catch (cause) {
      throw new AparteError('retry-later', 'The identity provider cannot be reached.', { cause });
    }
  }

  return {
    async begin({ again }) {
      const { library, config } = await open();
      const attempt = {
        state: library.randomState(),
        nonce: library.randomNonce(),
        verifier: library.randomPKCECodeVerifier(),
      };
      const url = library.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await library.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        // somebody who proves again who they are signs in again there
        ...(again ? { prompt: 'login' } : {}),
      });
      return { url, attempt };
    },

    async finish(url, { state, nonce, verifier }) {
      const { library, config } = await open();
      try {
        const tokens = await library.authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return person(tokens.claims(), tokens.id_token);
      } catch (cause) {
        // keys may have changed within the minute in which the library does not look again: the next try does
        known = undefined;
        throw new AparteError('unauthenticated', 'The identity provider’s answer was refused.', { cause });
      }
    },

    async signOut(idToken) {
      try {
        const { library, config } = await open();
        if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
        return library.buildEndSessionUrl(config, {
          post_logout_redirect_uri: afterSignOut,
          ...(idToken === undefined ? {} : { id_token_hint: idToken }),
        });
      } catch {
        // our own session has ended, which is what was asked for
        return undefined;
      }
    },
  };
}

function person(claims: IDToken | undefined, idToken: string | undefined): OidcPerson {
  if (claims === undefined || idToken === undefined) throw new Error('the provider sent no id token');
  return { issuer: claims.iss, subject: claims.sub, claims, idToken };
}

function isLoopback(address: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(address);
}
