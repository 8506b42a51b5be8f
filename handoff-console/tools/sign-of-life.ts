/** Says that a person is at this console, on input and seldom; and tells whoever comes back that they were set to Away. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';

const seldomMs = 60_000;
const inputs = ['pointerdown', 'keydown', 'wheel'] as const;

export function useSignOfLife(): void {
  const desk = useDesk();
  const { t } = useTranslation();
  useEffect(() => {
    let saidAt = Number.NEGATIVE_INFINITY;
    const say = () => {
      if (performance.now() - saidAt < seldomMs) return;
      saidAt = performance.now();
      void desk.request('presence:touch', {});
    };
    const stopHearing = desk.onHappening((happening) => {
      if (happening.kind !== 'event' || happening.event.name !== 'presence:changed') return;
      const { row } = happening.event;
      if (row.advisorId !== desk.me.advisorId || row.because !== 'idle') return;
      saidAt = Number.NEGATIVE_INFINITY;
      notify(t('presence.idle'), 'urgent');
    });
    say();
    for (const input of inputs) addEventListener(input, say, { capture: true, passive: true });
    return () => {
      stopHearing();
      for (const input of inputs) removeEventListener(input, say, { capture: true });
    };
  }, [desk, t]);
}
