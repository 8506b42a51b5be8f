/** Asks the identity provider for its own description, and compares it with what is configured. */
import type { Config } from '../src/config.ts';
import type { Finding } from './finding.ts';

const what = 'Single sign-on';
const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'];

export async function checkOidc({ issuer }: NonNullable<Config['oidc']>, publicUrl: string): Promise<Finding> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let described: Readonly<Record<string, unknown>>;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) return { what, state: 'wrong', words: `${address} answered ${answer.status}` };
    described = await answer.json();
  } catch (error) {
    return { what, state: 'wrong', words: `${address}: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!sameAddress(described['issuer'], issuer)) {
    const words = `OIDC_ISSUER is ${issuer}, but the provider calls itself ${String(described['issuer'])}: use that, to the letter`;
    return { what, state: 'wrong', words };
  }
  const lacking = needed.filter((name) => typeof described[name] !== 'string');
  if (lacking.length > 0) return { what, state: 'wrong', words: `the provider names no ${lacking.join(', ')}` };
  const methods = described['code_challenge_methods_supported'];
  if (Array.isArray(methods) && !methods.includes('S256'))
    return { what, state: 'wrong', words: 'the provider does not take PKCE with S256' };
  return { what, state: 'ok', words: `${issuer}; allow the redirect address ${publicUrl}/api/v1/oidc/callback there` };
}

function sameAddress(named: unknown, configured: string): boolean {
  return typeof named === 'string' && URL.canParse(named) && new URL(named).href === new URL(configured).href;
}
