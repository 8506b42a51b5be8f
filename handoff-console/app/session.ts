/** Who is signed in, asked of and told to the server over HTTP. */
import type { Me } from '../../src/protocol/http.ts';
import type { SignInWays } from '../../src/protocol/sign-in.ts';
import { ask, type Failure, failureOf, trusted } from '../parts/api.ts';

export type SignedIn = { readonly ok: true; readonly me: Me };
export type NotSignedIn = { readonly ok: false; readonly failure: Failure };

/** The server's time comes along with every answer. */
type Learn = (at: string) => void;

export async function whoAmI(learn: Learn): Promise<SignedIn | NotSignedIn> {
  return await answered(() => fetch('/api/v1/me', { credentials: 'same-origin', cache: 'no-store' }), learn);
}

export type Credentials = { readonly email: string; readonly password: string; readonly code?: string };

export async function signIn(credentials: Credentials, learn: Learn): Promise<SignedIn | NotSignedIn> {
  const answer = await posted('/api/v1/login', credentials);
  if (answer === undefined) return { ok: false, failure: { cause: 'unreachable' } };
  return answer.ok ? await whoAmI(learn) : { ok: false, failure: await failureOf(answer) };
}

/** A provider that keeps a session of its own is visited, so that the next person at this screen is not let in by it. */
export async function signOut(): Promise<void> {
  const answer = await posted('/api/v1/logout', {});
  if (answer?.status !== 200) return;
  const { signOutAt } = (await answer.json()) as { signOutAt?: string };
  if (signOutAt !== undefined) location.assign(signOutAt);
}

/** Whether the house has single sign-on; a house that does not answer offers its password form. */
export async function hasSingleSignOn(): Promise<boolean> {
  const ways = await ask('/login', { answer: trusted<SignInWays>() });
  return ways.ok && ways.value.sso;
}

/** Only a clear "no" ends a session; an unreachable server does not. */
export async function stillSignedIn(): Promise<boolean> {
  const answer = await whoAmI(() => {});
  return answer.ok || answer.failure.cause === 'unreachable' || answer.failure.code !== 'unauthenticated';
}

async function posted(path: string, body: object): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}

async function answered(ask: () => Promise<Response>, learn: Learn): Promise<SignedIn | NotSignedIn> {
  let answer: Response;
  try {
    answer = await ask();
  } catch {
    return { ok: false, failure: { cause: 'unreachable' } };
  }
  learn(answer.headers.get('date') ?? '');
  if (!answer.ok) return { ok: false, failure: await failureOf(answer) };
  const me = trusted<Me>().safeParse(await answer.json().catch(() => undefined));
  return me.success ? { ok: true, me: me.data } : { ok: false, failure: { cause: 'refused', code: 'internal' } };
}
