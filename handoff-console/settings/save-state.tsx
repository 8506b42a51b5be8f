/** What a call of the settings came to: the reason it failed, or the dialog that asks who is there. */
import { FailureLine } from './failure-line.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import type { Save } from './use-save.ts';

export function SaveState({ save }: { readonly save: Save }) {
  return (
    <>
      <FailureLine failure={save.failure} />
      {save.asksProof && <ProofDialog onProved={save.proved} onClose={save.dismiss} />}
    </>
  );
}
