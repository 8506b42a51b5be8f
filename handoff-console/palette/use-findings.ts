/** What the house finds for some words, and where each of it opens. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchAnswer } from '../../src/protocol/search.ts';
import { conversationPath, navigate, shopperPath } from '../app/router.ts';
import { openTool } from '../app/tools.ts';
import { ask } from '../parts/api.ts';
import { goToMessage } from '../thread/go-to.ts';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';

export type Finding = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly open: () => void;
};
type Findings = Readonly<Record<'people' | 'orders' | 'messages' | 'articles', readonly Finding[]>>;

const nothing: SearchAnswer = { people: [], orders: [], messages: [], articles: [] };
const pauseMs = 180;
/** A thread takes a moment to be drawn before a line of it can be shown. */
const drawnMs = 600;

export function useFindings(query: string) {
  const { t } = useTranslation();
  const format = useFormat();
  const [answer, setAnswer] = useState<SearchAnswer>(nothing);
  const [state, setState] = useState<'idle' | 'searching' | 'found' | 'failed'>('idle');
  const wanted = query.trim();

  useEffect(() => {
    if (wanted.length < 2) {
      setAnswer(nothing);
      return setState('idle');
    }
    setState('searching');
    let stale = false;
    const soon = setTimeout(async () => {
      const found = await ask(`/search?q=${encodeURIComponent(wanted)}`, { answer: SearchAnswer });
      if (stale) return;
      setAnswer(found.ok ? found.value : nothing);
      setState(found.ok ? 'found' : 'failed');
    }, pauseMs);
    return () => {
      stale = true;
      clearTimeout(soon);
    };
  }, [wanted]);

  const findings: Findings = {
    people: answer.people.map(({ shopperId, name, email }) => ({
      id: `person ${shopperId}`,
      title: name,
      detail: email ?? '',
      open: () => navigate(shopperPath(shopperId)),
    })),
    orders: answer.orders.map(({ number, placedAt, shopperId, conversationId }) => ({
      id: `order ${number}`,
      title: number,
      detail: t('palette.placed', { day: `${format.day(placedAt)} ${format.year(placedAt)}` }),
      open: () => {
        if (shopperId !== undefined) navigate(shopperPath(shopperId));
        else if (conversationId !== undefined) navigate(conversationPath(conversationId));
      },
    })),
    messages: answer.messages.map(({ conversationId, seq, name, locale, text, at }) => ({
      id: `message ${conversationId}`,
      title: shopperName({ name, locale }, t, format),
      detail: `${format.day(at)}: ${text}`,
      open: () => {
        navigate(conversationPath(conversationId));
        if (seq !== undefined) setTimeout(() => goToMessage(seq), drawnMs);
      },
    })),
    articles: answer.articles.map((article) => ({
      id: `article ${article.id}`,
      title: article.title,
      detail: article.body.slice(0, 120),
      open: () => openTool({ kind: 'article', article }),
    })),
  };
  const { conversations = 0, all = true } = answer.messagesSearched ?? {};
  /** How many conversations were looked through, where there are more. */
  const newest = state === 'found' && !all ? conversations : undefined;
  return { findings, state, newest };
}
