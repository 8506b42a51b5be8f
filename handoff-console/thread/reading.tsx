/** What was understood of a shopper's message: mood, wishes, named things. Shown on request, never in the way. */
import { ScanText } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { useFormat } from '../words/format.ts';

type ReadingProps = { readonly reading: NonNullable<WireMessage['reading']>; readonly name: string };

export function Reading({ reading }: ReadingProps) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button className="reading-button" aria-label={t('reading.open')}>
        <ScanText className="i s" aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="reading">
          <Heading slot="title">{t('reading.open')}</Heading>
          <ReadingFacts reading={reading} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ReadingFacts({ reading }: { readonly reading: ReadingProps['reading'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { emotion, intents, entities, language } = reading;
  return (
    <dl className="facts">
      <dt>{t('reading.mood')}</dt>
      <dd className="num">
        {format.signed(emotion.valence)} <small>({format.percent(emotion.confidence)})</small>
      </dd>
      {emotion.evidence.length > 0 && (
        <>
          <dt>{t('reading.words')}</dt>
          <dd dir="auto">{emotion.evidence.map((words) => `“${words}”`).join(', ')}</dd>
        </>
      )}
      <dt>{t('reading.intents')}</dt>
      <dd>
        {intents.slice(0, 3).map(({ intent, confidence }) => (
          <span key={intent} className="fact-line">
            {intent.replaceAll('-', ' ')} <small className="num">{format.percent(confidence)}</small>
          </span>
        ))}
        {intents.length === 0 && t('reading.none')}
      </dd>
      {entities.length > 0 && (
        <>
          <dt>{t('reading.entities')}</dt>
          <dd dir="auto">{entities.map((entity) => entity.text).join(', ')}</dd>
        </>
      )}
      <dt>{t('reading.language')}</dt>
      <dd>{format.language(language)}</dd>
      <dt className="sr">{t('reading.open')}</dt>
      <dd className="fact-by">
        {reading.by === 'local' ? t('reading.by-local') : t('reading.by', { by: reading.by })}
      </dd>
    </dl>
  );
}
