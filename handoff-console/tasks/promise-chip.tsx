/** Under words that sound like a promise: one act keeps track of it, another says that it is none. */
import { HandHeart } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WirePromise } from '../../src/protocol/tasks.ts';
import { useDesk, useNow } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { dueWords } from './promises.ts';

type PromiseChipProps = { readonly promise: WirePromise; readonly conversationId: string };

export function PromiseChip({ promise, conversationId }: PromiseChipProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const kind = t(`promise.kind.${promise.kind}`);
  const words =
    promise.dueAt === undefined
      ? t('promise.suggested', { kind })
      : t('promise.suggested-by', { kind, due: dueWords(promise.dueAt, now, format) });

  async function track(): Promise<void> {
    setBusy(true);
    const { id: promiseId, seq, text, dueAt } = promise;
    const due = dueAt === undefined ? {} : { dueAt };
    const payload = { conversationId, seq, kind: promise.kind, promiseId, text, ...due };
    const answer = await desk.request('promise:track', payload);
    setBusy(false);
    notify(answer.ok ? t('promise.kept-track', { kind }) : errorWords(answer.error, t), answer.ok ? 'plain' : 'urgent');
  }

  async function decline(): Promise<void> {
    setBusy(true);
    const answer = await desk.request('promise:decline', { conversationId, promiseId: promise.id });
    setBusy(false);
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }

  return (
    <fieldset className="promise-chip" aria-label={words}>
      <HandHeart className="i s" aria-hidden="true" />
      <span className="promise-words">{words}</span>
      <Button className="btn small" isDisabled={busy} onPress={() => void track()}>
        {t('promise.keep')}
      </Button>
      <Button className="btn small ghost" isDisabled={busy} onPress={() => void decline()}>
        {t('promise.decline')}
      </Button>
    </fieldset>
  );
}
