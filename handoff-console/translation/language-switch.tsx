/** Turns a conversation into the advisor's language and back, and says why when that cannot be. */
import '../styles/translation.css';
import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { useKeys } from '../app/use-keys.ts';
import { readyThread } from '../desk/desk-state.ts';
import type { Thread } from '../desk/thread.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import { useToolWords } from '../tools/tool-words.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';

type LanguageSwitchProps = { readonly thread: Pick<Thread, 'conversationId' | 'translation'> };

export function LanguageSwitch({ thread }: LanguageSwitchProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const format = useFormat();
  const ready = useToolWords();
  const { conversationId, translation } = thread;
  const translating = translation?.translating;

  const turn = async (on: boolean, locale?: string) => {
    const choice = locale === undefined ? {} : { locale };
    const answer = await desk.request('translation:set', { conversationId, on, ...choice });
    if (answer.ok) desk.open(conversationId);
    else notify(errorWords(answer.error, t));
  };
  const isAbroad = useDeskState((state) => isForeign(readyThread(state, conversationId), translating?.locale));
  const isUseful = translating !== undefined && (translating.on || isAbroad);
  useKeys(isUseful ? { l: () => void turn(!translating.on, translating.locale) } : {});

  if (!ready || !isUseful) return null;
  const { on, locale, locales, why } = translating;
  return (
    <span className="fact translate">
      <ToggleButton className="text-button" isSelected={on} onChange={(wanted) => void turn(wanted, locale)}>
        {t('translate.read-in', { language: format.language(locale) })} <KeyHint keys="L" />
      </ToggleButton>
      <MenuTrigger>
        <Button className="text-button" aria-label={t('translate.choose')}>
          <ChevronDown className="i s" aria-hidden="true" />
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu className="menu" aria-label={t('translate.choose')} onAction={(id) => void turn(true, String(id))}>
            {locales.map((id) => (
              <MenuItem key={id} id={id}>
                {format.language(id)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span role="status" className="translate-why">
        {on && why !== undefined && t(`translate.why.${why}`)}
      </span>
    </span>
  );
}

/** Somebody has written here in another language than the advisor reads. */
function isForeign(thread: Thread | undefined, locale: string | undefined): boolean {
  if (thread === undefined || locale === undefined) return false;
  const { briefing, messages } = thread;
  const isOther = (language: string | undefined) => language !== undefined && language.split('-')[0] !== locale;
  return isOther(briefing.locale) || messages.some(({ reading }) => isOther(reading?.language));
}
