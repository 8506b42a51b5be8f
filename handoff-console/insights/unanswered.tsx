/** Questions that nothing in the house answers; each can become an article. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ArticleDraftAnswer, type Unanswered } from '../../src/protocol/insights.ts';
import { notify } from '../app/notices.ts';
import { ask } from '../parts/api.ts';
import type { View, ViewOf } from './view.ts';
import type { Words } from './words.ts';

type Question = Unanswered['questions'][number];

export const unansweredView: ViewOf<'unanswered'> = ({ now, before }, words): View => {
  const { t, count, format } = words;
  const [first] = now.questions;
  const finding =
    now.total === 0
      ? undefined
      : first === undefined
        ? t('insights.unanswered.erased', { value: count(now.total) })
        : t('insights.unanswered.finding', { text: first.text, value: count(first.count) });
  return {
    finding,
    note: t('insights.unanswered.note', { value: count(now.total), before: count(before?.total ?? now.total) }),
    table: {
      columns: [t('insights.unanswered.question'), t('insights.language'), t('insights.unanswered.times')],
      rows: now.questions.map((one) => [one.text, format.language(one.locale), one.count]),
    },
    plot: <Questions questions={now.questions} words={words} />,
  };
};

function Questions({ questions, words }: { readonly questions: readonly Question[]; readonly words: Words }) {
  const { t, count, format } = words;
  const [made, setMade] = useState<ReadonlySet<string>>(new Set());

  async function make({ locale, text, conversationId, seq }: Question): Promise<void> {
    const body = { locale, question: text.slice(0, 500), conversationId, seq };
    const answer = await ask('/article-drafts', { method: 'POST', body, answer: ArticleDraftAnswer });
    if (!answer.ok) return notify(t('plot.failed'), 'urgent');
    setMade(new Set([...made, `${locale} ${text}`]));
    notify(t('insights.unanswered.made'));
  }

  return (
    <ul className="questions">
      {questions.slice(0, 12).map((one) => {
        const done = one.draftId !== undefined || made.has(`${one.locale} ${one.text}`);
        return (
          <li key={`${one.locale} ${one.text}`}>
            <span className="question-text" dir="auto" lang={one.locale}>
              {one.text}
            </span>
            <span className="question-facts num">
              {format.language(one.locale)}, {t('insights.unanswered.asked', { value: count(one.count) })}
            </span>
            {done ? (
              <span className="question-facts">{t('insights.unanswered.is-draft')}</span>
            ) : (
              <Button
                className="btn small"
                aria-label={`${t('insights.unanswered.make')}: ${one.text}`}
                onPress={() => void make(one)}
              >
                {t('insights.unanswered.make')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
