/** A conversation on screen: header, what happened before, the script, and the composer. */
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import type { ActName } from '../actions/act-dialog.tsx';
import { useDesk } from '../app/desk-context.tsx';
import { useKeys } from '../app/use-keys.ts';
import { Composer, type ComposerMode } from '../composer/composer.tsx';
import { focusComposer } from '../composer/focus-composer.ts';
import type { Thread } from '../desk/thread.ts';
import { later } from '../parts/later.ts';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { floorOf } from './floor-of.ts';
import { useGoTo } from './go-to.ts';
import { Script } from './script.tsx';
import { Summary } from './summary.tsx';
import { ThreadHead } from './thread-head.tsx';
import { useReadMark } from './use-read-mark.ts';
import { useReadingKey } from './use-reading-key.ts';

/** None of the acts is the first thing that an advisor does. */
const ActDialog = later(async () => (await import('../actions/act-dialog.tsx')).ActDialog);

/** Whispers, hands and who else looks: beside the conversation, and after it. */
const Beside = later(async () => (await import('../board/beside.tsx')).Beside);

type OpenThreadProps = {
  readonly thread: Thread;
  readonly row: QueueRow | undefined;
  readonly onContext: (() => void) | undefined;
};

export function OpenThread({ thread, row, onContext }: OpenThreadProps) {
  const { me } = useDesk();
  const { t } = useTranslation();
  const format = useFormat();
  const [act, setAct] = useState<ActName>();
  const [mode, setMode] = useState<ComposerMode>('reply');
  const [unfolded, setUnfolded] = useState(false);
  const [wanted, setWanted] = useState<number>();
  const floor = useMemo(() => floorOf(thread.floor, me.advisorId), [thread.floor, me.advisorId]);
  const name = shopperName(
    { name: thread.briefing.shopper.name ?? row?.name, locale: thread.briefing.locale },
    t,
    format,
  );
  useReadMark(thread, floor.kind === 'mine');
  useReadingKey();

  const write = (where: ComposerMode) => () => {
    // Drawn before the next key comes: whoever writes at once means letters.
    flushSync(() => setMode(where));
    focusComposer(where);
  };
  const ifMine = (name: ActName) => () => {
    if (floor.kind === 'mine') setAct(name);
  };
  useKeys({
    r: write('reply'),
    n: write('note'),
    b: ifMine('return'),
    t: ifMine('transfer'),
    'mod+shift+e': ifMine('resolve'),
  });

  const goTo = useCallback((seq: number) => {
    setUnfolded(true);
    setWanted(seq);
  }, []);
  const takeOver = useCallback(() => setAct('takeover'), []);
  const { conversationId, briefing, proposal, translation } = thread;
  const shown = useMemo(() => ({ conversationId, briefing, translation }), [conversationId, briefing, translation]);
  const replied = useMemo(() => ({ ...shown, proposal }), [shown, proposal]);
  // The line may have been folded away until now, so it is looked for after the script has been drawn.
  useEffect(() => {
    if (wanted === undefined) return;
    showLine(wanted);
    setWanted(undefined);
  }, [wanted]);
  useGoTo(goTo);

  return (
    <main className="thread" id="thread" tabIndex={-1}>
      <ThreadHead thread={shown} name={name} floor={floor.kind} onAct={setAct} onContext={onContext} />
      <Suspense fallback={null}>
        <Beside thread={thread} floor={floor} />
      </Suspense>
      <Summary briefing={briefing} mine={floor.kind === 'mine'} onGoTo={goTo} />
      <Script
        thread={thread}
        name={name}
        folds={floor.kind === 'mine' && !unfolded}
        onUnfold={() => setUnfolded(true)}
      />
      <Composer thread={replied} name={name} floor={floor} mode={mode} onMode={setMode} onTakeOver={takeOver} />
      {act !== undefined && (
        <Suspense fallback={null}>
          <ActDialog act={act} thread={thread} name={name} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </main>
  );
}

function showLine(seq: number): void {
  const line = document.getElementById(`message-${seq}`);
  if (line === null) return;
  line.scrollIntoView({ block: 'center' });
  line.focus({ preventScroll: true });
}
