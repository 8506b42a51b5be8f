/** @jsxImportSource preact */
/** Keeping the conversation is a free choice between two equal buttons; nothing is stored before it. */
import { useId } from 'preact/hooks';
import { usePanel } from './panel-context.ts';

export function Consent() {
  const { view, words, session, notice } = usePanel();
  const { say } = words.value;
  const question = useId();
  if (view.value.keep !== null || !view.value.house) return null;
  const choose = async (keep: boolean) => {
    const stored = await session.keep(keep);
    notice.value = stored
      ? { text: say(keep ? 'consent.kept' : 'consent.not_kept'), shown: true }
      : { text: say('error.action'), shown: true };
  };
  return (
    <section class="consent" aria-labelledby={question}>
      <p id={question}>{say('consent.question')}</p>
      <div class="pair">
        <button type="button" class="button" onClick={() => void choose(true)}>
          {say('consent.keep')}
        </button>
        <button type="button" class="button" onClick={() => void choose(false)}>
          {say('consent.visit')}
        </button>
      </div>
    </section>
  );
}
