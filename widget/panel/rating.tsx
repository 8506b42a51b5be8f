/** @jsxImportSource preact */
/** Four faces with words, an optional sentence, and the right to skip. */
import { useState } from 'preact/hooks';
import type { Rating } from '../core/view.ts';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { faces } from './rating-icons.ts';

const scores = [4, 3, 2, 1] as const;

type RatingFormProps = {
  rating: Partial<Rating>;
  /** Of its faces: two forms of one page would share their choice. */
  name: string;
  onDone?: () => void;
};

export function RatingForm({ rating, name, onDone }: RatingFormProps) {
  const panel = usePanel();
  const { say } = panel.words.value;
  const [score, setScore] = useState<(typeof scores)[number]>();
  const [text, setText] = useState('');
  const { floor, timeline } = panel.view.value;
  const lastPerson = timeline.messages.findLast((message) => message.author.kind === 'advisor')?.author.name;
  const person = floor.heldBy === 'advisor' ? floor.advisor.name : lastPerson;
  const question = person ? say('rating.question', { name: person }) : say('rating.question_plain');

  const done = () => {
    panel.settleRating();
    onDone?.();
  };
  const send = async () => {
    if (!score) return;
    const taken = await panel.session.rate(score, text.trim() || undefined);
    panel.notice.value = { text: say(taken ? 'rating.thanks' : 'error.action') };
    if (taken) done();
  };
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset>
        <legend>{rating.title || question}</legend>
        <div class="faces">
          {scores.map((value) => (
            <label key={value}>
              <input type="radio" name={`faces-${name}`} checked={score === value} onChange={() => setScore(value)} />
              <Icon path={faces[value]} />
              {rating.faces?.find((face) => face.score === value)?.label ?? say(`rating.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {score && (
        <label class="field">
          {say('rating.text')}
          <textarea rows={2} maxLength={2000} dir="auto" value={text} onInput={(e) => setText(e.currentTarget.value)} />
        </label>
      )}
      <div class="pair">
        {score && (
          <button type="submit" class="button solid">
            {say('rating.send')}
          </button>
        )}
        <button type="button" class="button" onClick={done}>
          {say('rating.skip')}
        </button>
      </div>
    </form>
  );
}
