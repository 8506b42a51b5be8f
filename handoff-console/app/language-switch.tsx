/** The languages of the console side by side, each named in its own words. */
import { useTranslation } from 'react-i18next';
import { type Language, languages, remember, speak } from './i18n.ts';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const choose = (language: Language) => {
    remember(language);
    void speak(language);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a legend and a box to two words
    <div className="languages" role="group" aria-label={t('settings.language')}>
      {Object.entries(languages).map(([tag, name]) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={i18n.language === tag}
          onClick={() => choose(tag as Language)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
