/** Who is signed in, asked of and told to the server over HTTP. */
import { Me, Problem } from '../../src/protocol/http.ts';

export type SignInFailure =
  /** No answer at all: the network or the server is down. */
  { readonly cause: 'unreachable' } | { readonly cause: 'refused'; readonly code: string; readonly requestId?: string };

export type SignedIn = { readonly ok: true; readonly me: Me };
export type NotSignedIn = { readonly ok: false; readonly failure: SignInFailure };

/** The server's time comes along with every answer. */
type Learn = (at: string) => void;

export async function whoAmI(learn: Learn): Promise<SignedIn | NotSignedIn> {
  return await answered(() => fetch('/api/v1/me', { credentials: 'same-origin', cache: 'no-store' }), learn);
}

export async function signIn(email: string, password: string, learn: Learn): Promise<SignedIn | NotSignedIn> {
  const answer = await posted('/api/v1/login', { email, password });
  if (answer === undefined) return { ok: false, failure: { cause: 'unreachable' } };
  return answer.ok ? await whoAmI(learn) : { ok: false, failure: await failureOf(answer) };
}

export async function signOut(): Promise<boolean> {
  const answer = await posted('/api/v1/logout', {});
  return answer?.ok ?? false;
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
  const me = Me.safeParse(await answer.json());
  return me.success ? { ok: true, me: me.data } : { ok: false, failure: { cause: 'refused', code: 'internal' } };
}

async function failureOf(answer: Response): Promise<SignInFailure> {
  const problem = Problem.safeParse(await answer.json().catch(() => undefined));
  if (!problem.success) return { cause: 'refused', code: answer.status === 401 ? 'unauthenticated' : 'internal' };
  const { code, requestId } = problem.data;
  return { cause: 'refused', code, ...(requestId === undefined ? {} : { requestId }) };
}
