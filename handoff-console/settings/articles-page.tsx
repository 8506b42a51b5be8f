/** Articles: what the concierge answers with, from draft to published, and the questions that wait for one. */
import '../styles/house-settings.css';
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { ArticlePages, type ArticlePageView, articleStates } from '../../src/protocol/articles.ts';
import { ask, type Failure } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { ArticleEditor, type Editing } from './article-editor.tsx';
import { ChoiceField } from './choice-field.tsx';
import { useHouseWords } from './house-words.ts';
import { Refused } from './refused.tsx';
import { localeName, useOverview } from './use-overview.ts';

type Wanted = { readonly locale: string; readonly state: string; readonly search: string };

const soonMs = 30 * 86_400_000;

export function ArticlesPage() {
  const { t } = useTranslation();
  const worded = useHouseWords();
  const { overview } = useOverview();
  const [all, setAll] = useState<ArticlePages>();
  const [failure, setFailure] = useState<Failure>();
  const [open, setOpen] = useState<Editing>();
  const [wanted, setWanted] = useState<Wanted>({ locale: '', state: '', search: '' });

  const load = useCallback(async () => {
    const answer = await ask('/articles/pages', { answer: ArticlePages });
    if (answer.ok) setAll(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => void load(), [load]);

  if (!worded) return null;
  if (open !== undefined && overview !== undefined)
    return (
      <ArticleEditor
        editing={open}
        overview={overview}
        onClose={() => {
          setOpen(undefined);
          void load();
        }}
      />
    );
  const pages = (all?.pages ?? []).filter((page) => isWanted(page, wanted, Date.now()));
  return (
    <>
      <div className="settings-head">
        <h1>{t('settings.articles')}</h1>
        <Button
          className="btn solid"
          onPress={() => setOpen({ locale: wanted.locale || (overview?.locales[0] ?? 'en') })}
        >
          {t('articles.new')}
        </Button>
      </div>
      <p className="settings-lead">{t('articles.lead')}</p>
      <Refused failure={failure} />
      {(all?.questions.length ?? 0) > 0 && (
        <section className="settings-part">
          <h2>{t('articles.questions')}</h2>
          <ul className="waiting-questions">
            {all?.questions.map(({ draftId, locale, question }) => (
              <li key={draftId}>
                <span dir="auto" lang={locale}>
                  {question}
                </span>
                <Button
                  className="btn small"
                  aria-label={`${t('articles.write')}: ${question}`}
                  onPress={() => setOpen({ locale, question, draftId })}
                >
                  {t('articles.write')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Filters wanted={wanted} change={setWanted} locales={overview?.locales ?? []} />
      {all !== undefined && pages.length === 0 && <p className="settings-none">{t('articles.none')}</p>}
      {pages.length > 0 && <List pages={pages} onOpen={(page) => setOpen({ locale: page.locale, page })} />}
    </>
  );
}

function isWanted({ locale, state, text, live }: ArticlePageView, wanted: Wanted, now: number): boolean {
  const expires = live?.expiresOn ?? text.expiresOn;
  const isExpiring = expires !== undefined && Date.parse(expires) - now < soonMs && Date.parse(expires) > now;
  const words = wanted.search.trim().toLowerCase();
  return (
    (wanted.locale === '' || wanted.locale === locale) &&
    (wanted.state === '' || wanted.state === state || (wanted.state === 'expiring' && isExpiring)) &&
    (words === '' || `${text.title} ${text.body}`.toLowerCase().includes(words))
  );
}

type FiltersProps = {
  readonly wanted: Wanted;
  readonly change: (wanted: Wanted) => void;
  readonly locales: readonly string[];
};

function Filters({ wanted, change, locales }: FiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="field-row article-filters">
      <ChoiceField
        label={t('house.language')}
        value={wanted.locale}
        choices={[
          { value: '', label: t('articles.all') },
          ...locales.map((tag) => ({ value: tag, label: localeName(tag, format) })),
        ]}
        onChange={(locale) => change({ ...wanted, locale })}
      />
      <ChoiceField
        label={t('articles.state')}
        value={wanted.state}
        choices={[
          { value: '', label: t('articles.all') },
          ...articleStates.map((state) => ({ value: state as string, label: t(`articles.state.${state}`) })),
          { value: 'expiring', label: t('articles.expiring') },
        ]}
        onChange={(state) => change({ ...wanted, state })}
      />
      <div className="field">
        <label htmlFor="article-search">{t('articles.search')}</label>
        <input
          id="article-search"
          type="search"
          value={wanted.search}
          onChange={({ target }) => change({ ...wanted, search: target.value })}
        />
      </div>
    </div>
  );
}

type ListProps = { readonly pages: readonly ArticlePageView[]; readonly onOpen: (page: ArticlePageView) => void };

function List({ pages, onOpen }: ListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">{t('articles.title')}</th>
          <th scope="col">{t('house.language')}</th>
          <th scope="col">{t('articles.state')}</th>
          <th scope="col">{t('articles.expires')}</th>
        </tr>
      </thead>
      <tbody>
        {pages.map((page) => {
          const { id, locale, text, state, live, by, fileMoved } = page;
          const expires = live?.expiresOn ?? text.expiresOn;
          return (
            <tr key={`${locale} ${id}`}>
              <th scope="row">
                <button type="button" className="row-link" dir="auto" lang={locale} onClick={() => onOpen(page)}>
                  {text.title}
                </button>
                {by !== undefined && <small>{t('articles.by', { name: by.name })}</small>}
              </th>
              <td data-label={t('house.language')}>{localeName(locale, format)}</td>
              <td data-label={t('articles.state')}>
                <span className="article-state" data-state={state}>
                  {t(`articles.state.${state}`)}
                </span>
                {fileMoved && <small>{t('articles.moved')}</small>}
              </td>
              <td data-label={t('articles.expires')}>
                {expires === undefined ? '' : `${format.day(expires)} ${format.year(expires)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
