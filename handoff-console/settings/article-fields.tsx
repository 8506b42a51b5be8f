/** The words of an article, and what it is filed under. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleWords } from '../../src/protocol/articles.ts';
import type { SettingsOverview } from '../../src/protocol/house-settings.ts';
import { useFormat } from '../words/format.ts';
import { ChoiceField } from './choice-field.tsx';
import { LinesField } from './lines-field.tsx';
import { PlainField } from './plain-field.tsx';
import { localeName } from './use-overview.ts';

type FieldsProps = {
  readonly words: ArticleWords;
  readonly id: string;
  readonly locale: string;
  readonly overview: SettingsOverview;
  /** A name and a language are chosen once. */
  readonly isNew: boolean;
  readonly change: (words: ArticleWords) => void;
  readonly name: (id: string) => void;
  readonly speak: (locale: string) => void;
};

export function ArticleFields({ words, id, locale, overview, isNew, change, name, speak }: FieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = useId();
  return (
    <div className="article-fields">
      <PlainField label={t('articles.title')} value={words.title} onChange={(title) => change({ ...words, title })} />
      {isNew && (
        <div className="field-row">
          <PlainField label={t('articles.id')} help={t('articles.id.help')} value={id} onChange={name} />
          <ChoiceField
            label={t('house.language')}
            value={locale}
            choices={overview.locales.map((tag) => ({ value: tag, label: localeName(tag, format) }))}
            onChange={speak}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={`${field}-body`}>{t('articles.body')}</label>
        <textarea
          id={`${field}-body`}
          className="article-body"
          dir="auto"
          lang={locale}
          rows={12}
          value={words.body}
          onChange={({ target }) => change({ ...words, body: target.value })}
        />
      </div>
      <LinesField
        label={t('articles.phrasings')}
        help={t('house.one-a-line')}
        lang={locale}
        value={words.phrasings}
        onChange={(phrasings) => change({ ...words, phrasings: [...phrasings] })}
      />
      <LinesField
        label={t('articles.topics')}
        help={t('articles.topics.help')}
        value={words.topics}
        onChange={(topics) => change({ ...words, topics: [...topics] })}
      />
      <div className="field">
        <label htmlFor={`${field}-expires`}>{t('articles.expires')}</label>
        <input
          id={`${field}-expires`}
          type="date"
          value={words.expiresOn ?? ''}
          onChange={({ target: { value } }) => {
            const { expiresOn: _before, ...rest } = words;
            change(value === '' ? rest : { ...rest, expiresOn: value });
          }}
        />
      </div>
    </div>
  );
}
