/** @jsxImportSource preact */
/** Free choices between two equal buttons, one at a time: keeping the conversation, then a language model, if there is one. */
import type { Purpose } from '../core/view.ts';
import type { WordKey } from '../core/words.ts';
import { usePanel } from './panel-context.ts';
import { PrivacyLink } from './privacy-link.tsx';

/** What is asked for, and the words: the question, yes, no, and what is said after each. */
type Choice = readonly [
  purpose: Purpose,
  question: WordKey,
  yes: WordKey,
  no: WordKey,
  granted: WordKey,
  declined: WordKey,
];
const keeping: Choice = [
  'keep',
  'consent.question',
  'consent.keep',
  'consent.visit',
  'consent.kept',
  'consent.not_kept',
];
const reading: Choice = [
  'model',
  'consent.model',
  'consent.model_yes',
  'consent.model_no',
  'consent.model_on',
  'consent.model_off',
];

export function Consent() {
  const { view, words, session, notice } = usePanel();
  const { say, days } = words.value;
  const { keep, model, house } = view.value;
  const choice = keep === null ? keeping : model === null ? reading : undefined;
  if (!choice || !house) return null;
  const [purpose, question, yes, no, granted, declined] = choice;
  const time = days(house.keepsDays);
  const answer = (label: WordKey, wish: boolean, done: WordKey) => (
    <button
      type="button"
      class="button"
      onClick={async () => {
        const stored = await session.allow(purpose, wish);
        notice.value = { text: say(stored ? done : 'error.action', { time }) };
      }}
    >
      {say(label)}
    </button>
  );
  return (
    <section class="consent" aria-labelledby="consent">
      <p id="consent">
        {say(question, { time })}
        <PrivacyLink />
      </p>
      <div class="pair">
        {answer(yes, true, granted)}
        {answer(no, false, declined)}
      </div>
    </section>
  );
}
