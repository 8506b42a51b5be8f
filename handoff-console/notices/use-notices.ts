/** Sounds, desktop notices and the tab's mark, for what has just happened at the desk. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { conversationPath, navigate } from '../app/router.ts';
import { rowOf } from '../desk/desk-state.ts';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { badge } from './badge.ts';
import { isQuiet, noticeLikes, usualNotices } from './likes.ts';
import { type News, newsOf } from './news.ts';
import { play, type SoundName } from './sounds.ts';
import { joinTabs } from './tabs.ts';

const repeatMs = 5_000;
const longestMs = 30_000;
/** Two events may tell of the same message. */
const onceMs = 1_500;

export function useNotices(openId: string | undefined): void {
  const desk = useDesk();
  const { t } = useTranslation();
  const format = useFormat();
  const latest = useRef({ t, format });
  latest.current = { t, format };
  const unread = useDeskState((state) => (state.desk?.mine ?? []).reduce((sum, row) => sum + row.unread, 0));
  useEffect(() => badge(unread), [unread]);

  const tabs = useRef<ReturnType<typeof joinTabs>>(undefined);
  useEffect(() => {
    const joined = joinTabs();
    tabs.current = joined;
    return joined.close;
  }, []);
  useEffect(() => {
    const look = () => tabs.current?.look(document.hasFocus() ? openId : undefined);
    look();
    addEventListener('focus', look);
    addEventListener('blur', look);
    return () => {
      removeEventListener('focus', look);
      removeEventListener('blur', look);
    };
  }, [openId]);

  useEffect(() => {
    const counts = new Map<string, number>();
    const last = new Map<string, number>();
    let ringing: ReturnType<typeof setInterval> | undefined;
    const likes = () => noticeLikes.get() ?? usualNotices;
    const mine = () => desk.store.get().desk?.mine ?? [];
    const remember = () => {
      counts.clear();
      for (const { conversationId, unread: count } of mine()) counts.set(conversationId, count);
    };
    const hushed = () => tabs.current?.isLeader() !== true || isQuiet(likes(), new Date());
    const sound = (name: SoundName) => {
      if (likes().sounds && !hushed()) void play(name, likes().volume);
    };
    const ring = () => {
      clearInterval(ringing);
      const until = performance.now() + longestMs;
      ringing = setInterval(() => (performance.now() < until ? sound('offer') : clearInterval(ringing)), repeatMs);
    };

    function tell(news: News): void {
      const { conversationId, sound: name } = news;
      const key = `${name} ${conversationId}`;
      if (performance.now() - (last.get(key) ?? Number.NEGATIVE_INFINITY) < onceMs) return;
      last.set(key, performance.now());
      if (name === 'message' && conversationId !== undefined && tabs.current?.isLookedAt(conversationId)) return;
      sound(name);
      if (name === 'offer') ring();
      if (likes().desktop && !hushed() && !document.hasFocus()) show(news);
    }

    function show({ conversationId, sound: name, words }: News): void {
      if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
      const { t: say, format: form } = latest.current;
      const row = conversationId === undefined ? undefined : rowOf(desk.store.get(), conversationId);
      const who = row === undefined ? 'Aparté' : shopperName(row, say, form);
      const notice = new Notification(who, {
        body: likes().words && words !== undefined ? words : say(`notices.desktop.${name}`),
        tag: conversationId ?? name,
        silent: true,
      });
      notice.onclick = () => {
        focus();
        if (conversationId !== undefined) navigate(conversationPath(conversationId));
        notice.close();
      };
    }

    remember();
    const stop = desk.onHappening((happening) => {
      if (happening.kind !== 'event') return remember();
      const news = newsOf(happening.event, {
        me: desk.me.advisorId,
        isMine: (id) => mine().some(({ conversationId }) => conversationId === id),
        unreadBefore: (id) => counts.get(id) ?? 0,
      });
      const { event } = happening;
      if (event.name === 'mention:created') notify(latest.current.t('mentions.told', { name: event.mention.by.name }));
      remember();
      if (news === 'ended' || happening.event.name === 'queue:removed') clearInterval(ringing);
      if (news !== undefined && news !== 'ended') tell(news);
    });
    return () => {
      stop();
      clearInterval(ringing);
    };
  }, [desk]);
}
