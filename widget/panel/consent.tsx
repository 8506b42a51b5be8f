/** @jsxImportSource preact */
/** Free choices between two equal buttons, one at a time: keeping the conversation, then a language model, if there is one. */
import { useId } from 'preact/hooks';
import type { WordKey } from '../core/words.ts';
import { usePanel } from './panel-context.ts';
import { PrivacyLink } from './privacy-link.tsx';

type Choice = {
  readonly question: WordKey;
  readonly yes: WordKey;
  readonly no: WordKey;
  readonly done: (yes: boolean) => WordKey;
  readonly choose: (yes: boolean) => Promise<boolean>;
};

export function Consent() {
  const { view, words, session, notice } = usePanel();
  const { say, days } = words.value;
  const question = useId();
  const { keep, model, house } = view.value;
  const choice = keep === null ? keeping(session) : model === null ? reading(session) : undefined;
  if (!choice || !house) return null;
  const time = days(house.keepsDays);
  const choose = async (yes: boolean) => {
    const stored = await choice.choose(yes);
    notice.value = { text: say(stored ? choice.done(yes) : 'error.action', { time }), shown: true };
  };
  return (
    <section class="consent" aria-labelledby={question}>
      <p id={question}>
        {say(choice.question, { time })}
        <PrivacyLink />
      </p>
      <div class="pair">
        <button type="button" class="button" onClick={() => void choose(true)}>
          {say(choice.yes)}
        </button>
        <button type="button" class="button" onClick={() => void choose(false)}>
          {say(choice.no)}
        </button>
      </div>
    </section>
  );
}

type Session = ReturnType<typeof usePanel>['session'];

const keeping = (session: Session): Choice => ({
  question: 'consent.question',
  yes: 'consent.keep',
  no: 'consent.visit',
  done: (yes) => (yes ? 'consent.kept' : 'consent.not_kept'),
  choose: session.keep,
});

const reading = (session: Session): Choice => ({
  question: 'consent.model',
  yes: 'consent.model_yes',
  no: 'consent.model_no',
  done: (yes) => (yes ? 'consent.model_on' : 'consent.model_off'),
  choose: session.allowModel,
});
