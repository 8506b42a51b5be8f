/** The list of keys, opened by `?`; it comes when it is asked for. */
import { Suspense } from 'react';
import { later } from '../parts/later.ts';

const KeysList = later(async () => (await import('../tools/keys-list.tsx')).KeysList);

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <KeysList onClose={onClose} />
    </Suspense>
  );
}
