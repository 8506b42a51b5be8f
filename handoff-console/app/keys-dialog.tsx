/** The list of keys, opened by `?`; it comes when it is asked for. */
import { lazy, Suspense } from 'react';

const KeysList = lazy(async () => ({ default: (await import('../tools/keys-list.tsx')).KeysList }));

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <KeysList onClose={onClose} />
    </Suspense>
  );
}
