/** "Wrong: it was ...": the wishes, the feeling or the language that a message really had. Only what was wrong is said. */
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { correctEmotions, correctLanguages } from '../../src/protocol/reading-words.ts';
import type { WireCorrection } from '../../src/protocol/readings.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { ActForm } from '../actions/act-form.tsx';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { useFormat } from '../words/format.ts';
import type { KnownIntent, MessageAt, ReadingOf } from '../words/readings.ts';
import { WishList } from './wish-list.tsx';

type CorrectReadingProps = {
  readonly reading: ReadingOf;
  /** What this advisor has said before: it is changed, not added to. */
  readonly mine: WireCorrection | undefined;
  readonly message: MessageAt;
  readonly onClose: () => void;
};

type Emotion = (typeof correctEmotions)[number];
type Language = (typeof correctLanguages)[number];
const asRead = 'as-read';

export function CorrectReading({ reading, mine, message, onClose }: CorrectReadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const [wishes, setWishes] = useState(() => (mine?.intents ?? []) as readonly KnownIntent[]);
  const [emotion, setEmotion] = useState<Emotion | undefined>(mine?.emotion);
  const [language, setLanguage] = useState(correctLanguages.find((known) => known === mine?.language));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError>();
  const [missing, setMissing] = useState(false);

  async function save(): Promise<void> {
    const nothing = wishes.length === 0 && emotion === undefined && language === undefined;
    setMissing(nothing);
    if (nothing) return;
    setBusy(true);
    setError(undefined);
    const answer = await desk.request('reading:correct', {
      ...message,
      ...(wishes.length === 0 ? {} : { intents: [...wishes] }),
      ...(emotion === undefined ? {} : { emotion }),
      ...(language === undefined ? {} : { language }),
    });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    notify(t(answer.proposed ? 'correct.proposed' : 'correct.kept'));
    onClose();
  }

  return (
    <ActForm act={{ busy, error }} submit={t('correct.save')} onSubmit={() => void save()} onClose={onClose}>
      <p className="hint">{t('correct.lead')}</p>
      <WishList chosen={wishes} onChoose={setWishes} />
      <RadioGroup
        className="choices across"
        value={emotion ?? asRead}
        onChange={(value) => setEmotion(correctEmotions.find((known) => known === value))}
      >
        <Label>{t('correct.emotion')}</Label>
        {[asRead, ...correctEmotions].map((value) => (
          <Radio key={value} value={value} className="choice">
            {value === asRead ? t('correct.as-read') : t(`correct.emotion.${value as Emotion}`)}
          </Radio>
        ))}
      </RadioGroup>
      <label className="field">
        <span className="field-name">{t('reading.language')}</span>
        <select
          value={language ?? asRead}
          onChange={(event) => setLanguage(correctLanguages.find((known) => known === event.target.value))}
        >
          <option value={asRead}>
            {t('correct.language-as-read', { language: format.language(reading.language) })}
          </option>
          {others(reading.language).map((tag) => (
            <option key={tag} value={tag}>
              {format.language(tag)}
            </option>
          ))}
        </select>
      </label>
      {missing && (
        <p className="c-error" role="alert">
          {t('correct.nothing')}
        </p>
      )}
    </ActForm>
  );
}

const others = (read: string): readonly Language[] => correctLanguages.filter((tag) => tag !== read);
