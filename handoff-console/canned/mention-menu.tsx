/** `@` in a note: the colleagues by name. */
import '../styles/tools.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { useToolWords } from '../tools/tool-words.ts';
import { BoxMenu } from './box-menu.tsx';
import { useTrigger } from './use-trigger.ts';

type MentionMenuProps = {
  readonly boxId: string;
  readonly text: string;
  readonly onText: (text: string) => void;
};

const nobody: readonly never[] = [];

export function MentionMenu({ boxId, text, onText }: MentionMenuProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const ready = useToolWords();
  const presence = useDeskState((state) => state.desk?.presence ?? nobody);
  const [box, setBox] = useState<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    const found = document.getElementById(boxId);
    setBox(found instanceof HTMLTextAreaElement ? found : null);
  }, [boxId]);
  const { trigger, dismiss } = useTrigger(box, text, '@');
  if (!ready || box === null || trigger === undefined) return null;

  const wanted = trigger.query.toLowerCase();
  const options = presence
    .filter(({ advisorId, name }) => advisorId !== me.advisorId && name.toLowerCase().includes(wanted))
    .map(({ advisorId, name, store }) => ({ id: advisorId, label: name, detail: store ?? '' }));
  const choose = (id: string) => {
    const name = presence.find(({ advisorId }) => advisorId === id)?.name ?? '';
    const words = `@${name} `;
    onText(text.slice(0, trigger.from) + words + text.slice(trigger.to));
    const caret = trigger.from + words.length;
    requestAnimationFrame(() => box.setSelectionRange(caret, caret));
  };
  return (
    <BoxMenu
      box={box}
      label={t('mentions.whom')}
      options={options}
      none={t('mentions.nobody')}
      onChoose={choose}
      onClose={dismiss}
    />
  );
}
