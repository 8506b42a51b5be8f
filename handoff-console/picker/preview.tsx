/** The card as the shopper will see it, in their language, with words of the advisor's own; sent from here. */
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { CardAnswer } from '../../src/protocol/products.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { LongField } from '../actions/long-field.tsx';
import { useDesk } from '../app/desk-context.tsx';
import { ask, type Failure } from '../parts/api.ts';
import { Thumb } from '../parts/thumb.tsx';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { failureWords } from './failure-words.ts';

type PreviewProps = {
  readonly conversationId: string;
  readonly skus: readonly string[];
  readonly onBack: () => void;
  readonly onSent: () => void;
};

export function Preview({ conversationId, skus, onBack, onSent }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const [made, setMade] = useState<z.infer<typeof CardAnswer>>();
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [refused, setRefused] = useState<WireError>();
  const [busy, setBusy] = useState(false);
  /** The same message, however often it is tried. */
  const [clientMessageId, setClientMessageId] = useState(() => crypto.randomUUID());

  const look = useCallback(async () => {
    const body = { conversationId, skus: [...skus] };
    const answer = await ask('/products/card', { method: 'POST', body, answer: CardAnswer });
    if (answer.ok) setMade(answer.value);
    setFailure(answer.ok ? undefined : answer.failure);
  }, [conversationId, skus]);
  useEffect(() => void look(), [look]);

  async function send(): Promise<void> {
    if (made === undefined || busy) return;
    setBusy(true);
    const words = (text ?? made.text).trim();
    const answer = await desk.request('message:send', {
      conversationId,
      clientMessageId,
      text: words,
      card: made.card,
    });
    setBusy(false);
    if (answer.ok) return onSent();
    setRefused(answer.error);
    if (answer.error.code !== 'stale') return;
    // What is shown now is what would be sent next.
    setClientMessageId(crypto.randomUUID());
    await look();
  }

  const items = made?.card.kind === 'product_carousel' ? made.card.items : [];
  return (
    <>
      {refused !== undefined && (
        <p className="c-error" role="alert">
          <b>{t('picker.not-sent')}</b> {errorWords(refused, t)}
        </p>
      )}
      {failure !== undefined && (
        <p className="c-error" role="alert">
          {failureWords(failure, t)}
        </p>
      )}
      {made !== undefined && (
        <>
          <p className="dialog-lead">{t('picker.they-read', { language: format.language(made.locale) })}</p>
          <ul className="card-preview" aria-label={made.card.kind === 'product_carousel' ? made.card.title : ''}>
            {items.map((item) => (
              <li key={item.sku} lang={made.locale} dir="auto">
                <Thumb image={item.image} large />
                <b>{item.title}</b>
                <span>{item.detail === undefined ? item.price : `${item.price}, ${item.detail}`}</span>
                <small>{item.availability}</small>
              </li>
            ))}
          </ul>
          <LongField label={t('picker.your-words')} value={text ?? made.text} onChange={setText} />
        </>
      )}
      <div className="dialog-acts">
        <Button className="btn" onPress={onBack}>
          {t('picker.back')}
        </Button>
        <Button className="btn solid" isDisabled={items.length === 0 || busy} onPress={() => void send()}>
          {t('composer.send')}
        </Button>
      </div>
    </>
  );
}
