/** Asks what a policy would have done, and tells how far the server is. */
import type { PolicyDocument, PolicyReplay } from '../../src/protocol/http.ts';
import { ReplayLine } from '../../src/protocol/policy.ts';

type Progress = { readonly done: number; readonly of: number };

/** Throws when the answer ends without a result. */
export async function replay(
  policy: PolicyDocument,
  progress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<PolicyReplay> {
  const response = await fetch('/api/v1/policy/replay', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(policy),
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(`The replay answered ${response.status}.`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = `${rest}${value ?? ''}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const read = ReplayLine.parse(JSON.parse(line));
      if ('result' in read) return read.result;
      progress(read);
    }
    if (done) throw new Error('The replay ended without a result.');
  }
}
