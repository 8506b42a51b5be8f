/** @jsxImportSource preact */
/** What is estimated, what an advisor sees, how to be forgotten: in the panel itself, so that every house can say it. */
import { usePanel } from './panel-context.ts';
import { PrivacyLink } from './privacy-link.tsx';

export function HowThisWorks() {
  const { view, words, session, notice } = usePanel();
  const { say } = words.value;
  const declined = view.value.mood === false;
  const choose = async () => {
    const stored = await session.allow('mood', declined);
    if (!stored) notice.value = { text: say('error.action') };
  };
  return (
    <section class="consent" aria-label={say('how.open')}>
      <p>{say(declined ? 'how.mood_off' : 'how.mood')}</p>
      <button type="button" class="button slim" onClick={() => void choose()}>
        {say(declined ? 'how.mood_yes' : 'how.mood_no')}
      </button>
      <p>{say('how.advisor')}</p>
      <p>
        {say('how.forget')}
        <PrivacyLink />
      </p>
    </section>
  );
}
