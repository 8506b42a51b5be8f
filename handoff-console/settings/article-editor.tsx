/** One article: its words beside what a shopper reads, a question to try it with, and the step that is next. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { ArticlePageView, type ArticleWords, ArticleVersions } from '../../src/protocol/articles.ts';
import type { SettingsOverview } from '../../src/protocol/house-settings.ts';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { type Answer, ask, type Failure } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { ArticleFields } from './article-fields.tsx';
import { ArticlePreview } from './article-preview.tsx';
import { ArticleTrial } from './article-trial.tsx';
import { Refused } from './refused.tsx';
import { Both } from './setting-frame.tsx';
import { localeName } from './use-overview.ts';
import { differencesBetween } from './use-setting.ts';

export type Editing = {
  readonly locale: string;
  /** Absent: a new one. */
  readonly page?: ArticlePageView;
  readonly question?: string;
  readonly draftId?: string;
};

type EditorProps = {
  readonly editing: Editing;
  readonly overview: SettingsOverview;
  readonly onClose: () => void;
};

export function ArticleEditor({ editing, overview, onClose }: EditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [page, setPage] = useState(editing.page);
  const [locale, setLocale] = useState(editing.locale);
  const [id, setId] = useState(editing.page?.id ?? idOf(editing.question ?? ''));
  const [words, setWords] = useState<ArticleWords>(editing.page?.text ?? blank(editing.question));
  const [theirs, setTheirs] = useState<ArticlePageView>();
  const [failure, setFailure] = useState<Failure>();
  const path = `/articles/${locale}/${id}`;
  const dirty = JSON.stringify(words) !== JSON.stringify(page?.text ?? blank(undefined));

  async function send(call: () => Promise<Answer<ArticlePageView>>, said: string): Promise<void> {
    setFailure(undefined);
    const answer = await call();
    if (answer.ok) {
      setPage(answer.value);
      setWords(answer.value.text);
      setTheirs(undefined);
      return notify(said);
    }
    const late = answer.failure.cause === 'refused' && answer.failure.code === 'stale';
    const now = late ? await ask(path, { answer: ArticlePageView }) : undefined;
    if (now?.ok) setTheirs(now.value);
    else setFailure(answer.failure);
  }
  const save = (version: number) => {
    const draftId = editing.draftId === undefined || page !== undefined ? {} : { draftId: editing.draftId };
    const body = { ...words, version, ...draftId };
    return send(() => ask(path, { method: 'PUT', body, answer: ArticlePageView }), t('articles.saved'));
  };
  const post = (act: string, body: object, said: string) =>
    send(
      () =>
        ask(`${path}/${act}`, {
          method: 'POST',
          body: { version: page?.version ?? 0, ...body },
          answer: ArticlePageView,
        }),
      said,
    );
  const complete = words.title.trim() !== '' && words.body.trim() !== '' && /^[a-z0-9-]{1,80}$/.test(id);

  return (
    <>
      <div className="settings-head">
        <h1 dir="auto">{words.title || t('articles.new')}</h1>
        <Button className="btn" onPress={onClose}>
          {t('articles.back')}
        </Button>
      </div>
      <p className="settings-lead">
        {localeName(locale, format)} · {t(`articles.state.${page?.state ?? 'draft'}`)}
        {page?.live !== undefined && page.state !== 'published' && ` · ${t('articles.still-live')}`}
      </p>
      {page?.fileMoved && page.file !== undefined && (
        <section className="setting-conflict">
          <p>{t('house.file-moved')}</p>
          <Both found={differencesBetween(page.text, page.file)} one={t('house.here')} other={t('house.file')} />
          <div className="acts">
            <Button className="btn" onPress={() => void post('file', { keep: 'console' }, t('house.saved'))}>
              {t('house.keep-here')}
            </Button>
            <Button className="btn" onPress={() => void post('file', { keep: 'file' }, t('house.saved'))}>
              {t('house.keep-file')}
            </Button>
          </div>
        </section>
      )}
      <div className="article-editor">
        <ArticleFields
          {...{ words, id, locale, overview, isNew: page === undefined }}
          change={setWords}
          name={setId}
          speak={setLocale}
        />
        <div className="article-beside">
          <ArticlePreview words={words} locale={locale} />
          <ArticleTrial words={complete ? { ...words, id } : undefined} locale={locale} question={editing.question} />
        </div>
      </div>
      {theirs !== undefined && (
        <section className="setting-conflict" role="alert">
          <p>
            {t('house.theirs', {
              name: theirs.by?.name ?? '',
              time: theirs.at === undefined ? '' : format.time(theirs.at),
            })}
          </p>
          <Both found={differencesBetween(words, theirs.text)} one={t('house.mine')} other={theirs.by?.name ?? ''} />
          <div className="acts">
            <Button className="btn" onPress={() => void save(theirs.version)}>
              {t('house.keep-mine')}
            </Button>
            <Button
              className="btn"
              onPress={() => {
                setPage(theirs);
                setWords(theirs.text);
                setTheirs(undefined);
              }}
            >
              {t('house.keep-theirs')}
            </Button>
          </div>
        </section>
      )}
      <Refused failure={failure} />
      <div className="setting-acts">
        <Button className="btn solid" isDisabled={!dirty || !complete} onPress={() => void save(page?.version ?? 0)}>
          {t('articles.save')}
        </Button>
        {page !== undefined && !dirty && <Steps page={page} move={(to, said) => void post('state', { to }, said)} />}
      </div>
      {page !== undefined && (
        <Versions page={page} restore={(restore) => void post('restore', { restore }, t('articles.saved'))} />
      )}
    </>
  );
}

type StepsProps = { readonly page: ArticlePageView; readonly move: (to: string, said: string) => void };

/** Only the steps that there are; who may not take one is told why. */
function Steps({ page: { state, writers, locale }, move }: StepsProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const step = (to: 'draft' | 'in-review' | 'published' | 'expired', name: string, isDisabled = false) => (
    <Button className="btn" isDisabled={isDisabled} onPress={() => move(to, t(`articles.now.${to}`))}>
      {name}
    </Button>
  );
  if (state === 'draft') return step('in-review', t('articles.submit'));
  if (state === 'expired') return step('draft', t('articles.reopen'));
  if (state === 'published') return me.role === 'advisor' ? null : step('expired', t('articles.expire'));
  const isOwn = writers.some(({ advisorId }) => advisorId === me.advisorId);
  const isSpoken = me.languages.includes(locale);
  const why = isOwn ? t('articles.not-own') : isSpoken ? '' : t('articles.not-spoken', { locale });
  return (
    <>
      {step('published', t('articles.publish'), why !== '')}
      {step('draft', t('articles.return'))}
      <p className="setting-note">{why}</p>
    </>
  );
}

type VersionsProps = { readonly page: ArticlePageView; readonly restore: (version: number) => void };

function Versions({ page, restore }: VersionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [versions, setVersions] = useState<ArticleVersions['versions']>([]);
  const { locale, id, version } = page;
  useEffect(() => {
    if (version === 0) return;
    void ask(`/articles/${locale}/${id}/versions`, { answer: ArticleVersions }).then(
      (answer) => answer.ok && setVersions(answer.value.versions),
    );
  }, [locale, id, version]);
  return (
    <section className="settings-part setting-versions">
      <h2>{t('house.versions')}</h2>
      {versions.length === 0 && <p className="settings-none">{t('house.only-file')}</p>}
      <ol>
        {versions.map(({ version: number, state, by, at, text }) => (
          <li key={number}>
            <p>
              <b>{t('house.version', { version: number })}</b>
              <small>
                {[
                  `${format.day(at)} ${format.time(at)}`,
                  by.name,
                  state === undefined ? t('house.from-file') : t(`articles.state.${state}`),
                ].join(' · ')}
              </small>
            </p>
            {number !== version && text !== undefined && (
              <Button
                className="btn small"
                aria-label={`${t('house.restore')}: ${t('house.version', { version: number })}`}
                onPress={() => restore(number)}
              >
                {t('house.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function blank(question: string | undefined): ArticleWords {
  return { title: question ?? '', topics: [], phrasings: question === undefined ? [] : [question], body: '' };
}

/** A name in plain letters; what no such letters spell gets none. */
function idOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
