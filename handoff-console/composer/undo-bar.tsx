/** A reply on its way, for the few seconds in which it can still be taken back. */
import { Clock3 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';

type UndoBarProps = { readonly conversationId: string; readonly name: string };

export function UndoBar({ conversationId, name }: UndoBarProps) {
  const { t } = useTranslation();
  const { proposals } = useDesk();
  const undoable = useDeskState((state) => state.undoable[conversationId]);
  const left = useSecondsLeft(undoable?.untilMs);
  if (undoable === undefined || left <= 0) return null;
  return (
    <p className="undo" role="status">
      <Clock3 className="i s" aria-hidden="true" />
      <span className="num" aria-hidden="true">
        {t('undo.sending', { name, count: left })}
      </span>
      <Button className="btn small" onPress={() => void proposals.undo(conversationId)}>
        {t('undo.undo')}
      </Button>
    </p>
  );
}

/** On the page's own clock: what the server decides is asked when the button is pressed. */
function useSecondsLeft(untilMs: number | undefined): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (untilMs === undefined) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [untilMs]);
  return untilMs === undefined ? 0 : Math.ceil((untilMs - now) / 1000);
}
