/** A question to try: which article answers it today, why, and which would once this draft is published. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { ArticleTestAnswer, type ArticleWords } from '../../src/protocol/articles.ts';
import { ask, type Failure } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { PlainField } from './plain-field.tsx';
import { Refused } from './refused.tsx';

type TrialProps = {
  /** Absent while it is not whole: then only today's answer is shown. */
  readonly words: (ArticleWords & { readonly id: string }) | undefined;
  readonly locale: string;
  readonly question: string | undefined;
};

export function ArticleTrial({ words, locale, question: asked = '' }: TrialProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState(asked);
  const [found, setFound] = useState<ArticleTestAnswer>();
  const [failure, setFailure] = useState<Failure>();

  async function tryIt(): Promise<void> {
    setFailure(undefined);
    const body = { locale, question, ...(words === undefined ? {} : { draft: words }) };
    const answer = await ask('/articles/test', { method: 'POST', body, answer: ArticleTestAnswer });
    if (answer.ok) setFound(answer.value);
    else setFailure(answer.failure);
  }

  return (
    <form
      className="article-trial"
      onSubmit={(event) => {
        event.preventDefault();
        if (question.trim() !== '') void tryIt();
      }}
    >
      <PlainField label={t('articles.test')} help={t('articles.test.help')} value={question} onChange={setQuestion} />
      <Button type="submit" className="btn" isDisabled={question.trim() === ''}>
        {t('articles.try')}
      </Button>
      <Refused failure={failure} />
      <div aria-live="polite">
        {found !== undefined && <Hits title={t('articles.before')} tried={found.before} />}
        {found?.after !== undefined && <Hits title={t('articles.after')} tried={found.after} />}
      </div>
    </form>
  );
}

function Hits({ title, tried }: { readonly title: string; readonly tried: ArticleTestAnswer['before'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <h3>{title}</h3>
      <p className="setting-note">{t(`articles.kind.${tried.kind}`)}</p>
      <ol>
        {tried.hits.map(({ id, title: name, score, because }) => (
          <li key={id}>
            <b dir="auto">{name}</b>
            <small>
              {t('articles.score', { score: format.decimal(score) })}
              {because.length > 0 && ` · ${t('articles.because', { words: format.list(because) })}`}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
