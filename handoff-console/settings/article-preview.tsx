/** An article as a shopper reads it: its paragraphs, **bold** and links; everything else stays text. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleWords } from '../../src/protocol/articles.ts';

export function ArticlePreview({ words: { body }, locale }: { readonly words: ArticleWords; readonly locale: string }) {
  const { t } = useTranslation();
  const paragraphs = body.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return (
    <section className="article-preview" aria-label={t('articles.preview')}>
      <p className="setting-note">{t('articles.preview')}</p>
      <div dir="auto" lang={locale}>
        {paragraphs.map((text, index) => (
          <p key={index}>
            <Inline text={text} />
          </p>
        ))}
      </div>
    </section>
  );
}

const marks = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)/gu;

function Inline({ text }: { readonly text: string }) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, bold, label, href] = match;
    parts.push(<Fragment key={`t${match.index}`}>{text.slice(from, match.index)}</Fragment>);
    parts.push(
      bold === undefined ? (
        <a key={match.index} href={href} target="_blank" rel="noreferrer">
          {label}
        </a>
      ) : (
        <b key={match.index}>{bold}</b>
      ),
    );
    from = match.index + whole.length;
  }
  parts.push(<Fragment key="rest">{text.slice(from)}</Fragment>);
  return parts;
}
