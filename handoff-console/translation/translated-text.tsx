/** A message in the advisor's language, and its original one click away. */
import '../styles/translation.css';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Translation } from '../desk/translation.ts';
import { useToolWords } from '../tools/tool-words.ts';
import { useFormat } from '../words/format.ts';

type TranslatedTextProps = {
  readonly message: WireMessage;
  readonly translation: Translation | undefined;
  /** Of the original. */
  readonly language: string | undefined;
};

export function TranslatedText({ message, translation, language }: TranslatedTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ready = useToolWords();
  const [turned, setTurned] = useState(false);
  const other = inOther(message, translation);
  const shown = other === undefined || turned === other.first ? { text: message.text, language } : other;
  if (!ready) return <Words text={shown.text} language={shown.language} />;
  const failed = translation?.translating.on ? translation.translated[message.seq] : undefined;
  return (
    <>
      <Words text={shown.text} language={shown.language} />
      {other !== undefined && (
        <p className="tr">
          {labelOf(message, shown !== other, t, format.language)}{' '}
          <Button className="text-button" onPress={() => setTurned(!turned)}>
            {buttonOf(message, shown !== other, t)}
          </Button>
        </p>
      )}
      {other === undefined && failed !== undefined && 'failed' in failed && (
        <p className="tr">{t(`translate.not.${failed.failed}`)}</p>
      )}
    </>
  );
}

function Words({ text, language }: { readonly text: string; readonly language: string | undefined }) {
  return (
    <p dir="auto" lang={language}>
      {text}
    </p>
  );
}

type Other = { readonly text: string; readonly language: string; readonly by: string; readonly first: boolean };

/** The same words in the other language; `first`: they are shown until somebody asks for those that were sent. */
function inOther({ seq, original }: WireMessage, translation: Translation | undefined): Other | undefined {
  const { on = false, locale } = translation?.translating ?? {};
  const made = on ? translation?.translated[seq] : undefined;
  if (made !== undefined && 'text' in made) return { text: made.text, language: made.locale, by: made.by, first: true };
  if (original === undefined) return undefined;
  return { text: original.text, language: original.locale, by: original.by, first: on && original.locale === locale };
}

type Words = ReturnType<typeof useTranslation>['t'];

function labelOf(message: WireMessage, original: boolean, t: Words, name: (tag: string) => string): string {
  if (message.original === undefined) return t(original ? 'translate.is-original' : 'translate.is-translated');
  const { approvedBy, locale } = message.original;
  return original
    ? t('translate.sent-so', { name: approvedBy })
    : t('translate.written-so', { language: name(locale) });
}

function buttonOf(message: WireMessage, original: boolean, t: Words): string {
  if (message.original !== undefined) return t(original ? 'translate.show-written' : 'translate.show-sent');
  return t(original ? 'translate.show-translation' : 'translate.show-original');
}
