/** Where a reply is not in the voice of the house, and the way to mend it where that is plain. */
import { CircleAlert, Info } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireFinding } from '../../src/protocol/desk/drafts.ts';

type VoiceProps = {
  readonly findings: readonly WireFinding[];
  /** The text with these words replaced. */
  readonly onFix: (finding: WireFinding, fix: string) => void;
};

export function Voice({ findings, onFix }: VoiceProps) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <ul className="voice" aria-label={t('draft.voice')}>
      {findings.map((finding) => {
        const { rule, words, start, blocking, fix } = finding;
        return (
          <li key={`${rule} ${start}`} data-blocking={blocking}>
            {blocking ? (
              <CircleAlert className="i s" aria-hidden="true" />
            ) : (
              <Info className="i s" aria-hidden="true" />
            )}
            <span>{t(`draft.voice.${rule}`, { words })}</span>
            {fix !== undefined && (
              <Button className="text-button" onPress={() => onFix(finding, fix)}>
                {fix === '' ? t('draft.remove') : t('draft.fix', { fix })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Puts `fix` where the words stand; the text may have moved on since they were found. */
export function mended(text: string, { words, start }: WireFinding, fix: string): string {
  const at = text.startsWith(words, start) ? start : text.indexOf(words);
  if (at === -1) return text;
  const before = fix === '' ? text.slice(0, at).trimEnd() : text.slice(0, at);
  return before + fix + text.slice(at + words.length);
}
