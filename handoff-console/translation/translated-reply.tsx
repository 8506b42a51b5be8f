/** A reply in the advisor's language: shown as the shopper will read it, approved, and only then sent. */
import '../styles/translation.css';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import type { Translation } from '../desk/translation.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import { useToolWords } from '../tools/tool-words.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';

type TranslatedReplyProps = {
  readonly conversationId: string;
  readonly translation: Translation;
  /** The shopper's locale. */
  readonly locale: string;
  readonly name: string;
  readonly text: string;
  readonly sendable: boolean;
  /** What the key that sends does here. */
  readonly sends: RefObject<(() => void) | undefined>;
  /** Sends the words as they are. */
  readonly onPlain: () => void;
  /** What stands in front of the buttons. */
  readonly children: ReactNode;
};

export function TranslatedReply(props: TranslatedReplyProps) {
  const { conversationId, translation, locale, name, text, sendable, sends, onPlain, children } = props;
  const { t } = useTranslation();
  const desk = useDesk();
  const format = useFormat();
  const ready = useToolWords();
  const [asked, setAsked] = useState('');
  const [refused, setRefused] = useState('');
  const words = text.trim();
  const preview = translation.preview?.original === words ? translation.preview : undefined;
  const isMaking = words !== '' && asked === words && preview === undefined && refused === '';
  const made = preview?.state === 'ready' ? preview : undefined;

  const ask = async () => {
    setAsked(words);
    setRefused('');
    const answer = await desk.request('translation:preview', { conversationId, text: words });
    if (!answer.ok) setRefused(errorWords(answer.error, t));
  };
  const approve = async (previewId: string) => {
    setRefused('');
    const error = await desk.proposals.approveTranslation(conversationId, previewId);
    if (error !== undefined) setRefused(errorWords(error, t));
  };
  const act = () => {
    if (!sendable || words === '' || isMaking) return;
    if (made === undefined) void ask();
    else void approve(made.previewId);
  };
  useEffect(() => {
    sends.current = act;
    return () => {
      sends.current = undefined;
    };
  });

  if (!ready) return <div className="d-foot">{children}</div>;
  const language = format.language(locale);
  return (
    <>
      <div className="preview" role="status" data-shown={isMaking || preview !== undefined || refused !== ''}>
        {isMaking && <p className="hint">{t('translate.making', { language })}</p>}
        {made !== undefined && (
          <>
            <p className="hint">{t('translate.preview', { name, language })}</p>
            <p className="preview-words" dir="auto" lang={locale}>
              {made.text}
            </p>
          </>
        )}
        {preview?.state === 'failed' && (
          <p className="hint">{t(`translate.reply-not.${preview.reason}`, { language })}</p>
        )}
        {refused !== '' && <p className="hint">{refused}</p>}
      </div>
      <div className="d-foot abroad">
        {children}
        <Button className="btn" isDisabled={!sendable} onPress={onPlain}>
          {t('translate.send-plain')}
        </Button>
        <Button className="btn solid" isDisabled={!sendable || words === '' || isMaking} onPress={act}>
          {made === undefined ? t('translate.show', { language }) : t('translate.approve', { language })}{' '}
          <KeyHint keys="⌘↵" />
        </Button>
      </div>
    </>
  );
}
