/** @jsxImportSource preact */
/** The one voice for screen readers: each incoming message once, and never the history. */
import { useEffect } from 'preact/hooks';
import { usePanel } from './panel-context.ts';

const clearedMs = 1000;

export function LiveRegion() {
  const { spoken } = usePanel();
  const text = spoken.value;
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => {
      spoken.value = '';
    }, clearedMs);
    return () => clearTimeout(timer);
  }, [text, spoken]);
  return (
    <p class="unseen" role="status">
      {text}
    </p>
  );
}
