/** The facts of a reading: wishes with how sure it is, mood with the words behind it, named things, language, who read it. */
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { useFormat } from '../words/format.ts';
import { entityKind, entityMeaning, feltWord, intentName, type ReadingOf, sureWord } from '../words/readings.ts';

type FactsProps = { readonly reading: ReadingOf };

/** More would be noise: the rest is all but excluded. */
const wishesShown = 3;

export function ReadingFacts({ reading }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, version = '' } = reading;
  return (
    <dl className="facts">
      <Wishes reading={reading} />
      <Felt reading={reading} />
      <Named reading={reading} />
      <dt>{t('reading.language')}</dt>
      <dd>{format.language(reading.language)}</dd>
      <dt className="sr">{t('reading.read-by')}</dt>
      <dd className="fact-by">
        {by === 'local' ? t('reading.by-local') : t('reading.by', { by })}
        {version !== '' && (
          <>
            {', '}
            <span className="num">{t('reading.version', { version })}</span>
          </>
        )}
      </dd>
    </dl>
  );
}

function Wishes({ reading: { intents } }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <dt>{t('reading.intents')}</dt>
      <dd>
        {intents.slice(0, wishesShown).map(({ intent, confidence }) => (
          <span key={intent} className="fact-line sure">
            <span>{intentName(intent, t)}</span>
            <Bar from={0} to={confidence} />
            <small>
              {sureWord(confidence, t)} <span className="num">{format.percent(confidence)}</span>
            </small>
          </span>
        ))}
        {intents.length === 0 && t('reading.none')}
      </dd>
    </>
  );
}

function Felt({ reading: { emotion } }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { valence, confidence, evidence } = emotion;
  // Half of the bar is pleasure, half displeasure: it grows from the middle.
  const end = (valence + 1) / 2;
  return (
    <>
      <dt>{t('reading.mood')}</dt>
      <dd>
        <span className="fact-line sure" data-felt={valence < 0 ? 'ill' : 'well'}>
          <span>
            {feltWord(valence, t)} <small className="num">{format.signed(valence)}</small>
          </span>
          <Bar from={Math.min(0.5, end)} to={Math.max(0.5, end)} middle />
          <small>
            {sureWord(confidence, t)} <span className="num">{format.percent(confidence)}</span>
          </small>
        </span>
        {evidence.length > 0 && (
          <small>
            {t('reading.words')}{' '}
            {evidence.map((words, index) => (
              <span key={words}>
                {index > 0 && ', '}
                <q dir="auto">{words}</q>
              </span>
            ))}
          </small>
        )}
      </dd>
    </>
  );
}

function Named({ reading: { entities } }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useDesk();
  if (entities.length === 0) return null;
  return (
    <>
      <dt>{t('reading.entities')}</dt>
      <dd>
        {entities.map((entity) => {
          const meaning = entityMeaning(entity, format, me.currency);
          return (
            <span key={`${entity.kind} ${entity.text}`} className="fact-line">
              <bdi>{entity.text}</bdi>{' '}
              <small>
                {entityKind(entity, t)}
                {meaning !== undefined && (
                  <>
                    {': '}
                    <bdi>{meaning}</bdi>
                  </>
                )}
              </small>
            </span>
          );
        })}
      </dd>
    </>
  );
}

type BarProps = { readonly from: number; readonly to: number; readonly middle?: boolean };

/** The figure beside it says the same, so it is for the eye alone. */
function Bar({ from, to, middle = false }: BarProps) {
  const place = { insetInlineStart: `${from * 100}%`, inlineSize: `${Math.max(0.02, to - from) * 100}%` };
  return (
    <span className="bar" data-middle={middle} aria-hidden="true">
      <i style={place} />
    </span>
  );
}
