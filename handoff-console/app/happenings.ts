/** Tells the advisor what has just happened: in the status region, in a notice, and in the tab's title. */
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskClient, Happening } from '../desk/desk-client.ts';
import { minutesAndSeconds } from '../desk/deadline.ts';
import { readyThread, rowOf } from '../desk/desk-state.ts';
import { type Format, useFormat } from '../words/format.ts';
import { shopperName, shortName } from '../words/people.ts';
import { useDesk, useDeskState } from './desk-context.tsx';
import { announce, notify } from './notices.ts';

/** Draws nothing, so that what happens draws nothing again but what it changes. */
export function Happenings({ openId }: { readonly openId: string | undefined }): null {
  const desk = useDesk();
  const { t } = useTranslation();
  const format = useFormat();
  useEffect(
    () => desk.onHappening((happening) => tell(happening, { desk, openId, t, format })),
    [desk, openId, t, format],
  );
  const unread = useDeskState((state) => (state.desk?.mine ?? []).reduce((sum, row) => sum + row.unread, 0));
  const newest = useDeskState((state) => state.desk?.mine.find((row) => row.unread > 0));
  useEffect(() => {
    const from = newest === undefined ? 'Aparté' : shortName(shopperName(newest, t, format));
    document.title = unread > 0 ? `(${unread}) ${from}` : 'Aparté';
  }, [unread, newest, t, format]);
  return null;
}

type Around = {
  readonly desk: DeskClient;
  readonly openId: string | undefined;
  readonly t: TFunction;
  readonly format: Format;
};

function tell(happening: Happening, around: Around): void {
  const { openId, t } = around;
  if (happening.kind === 'event') tellEvent(happening.event, around);
  if (happening.kind === 'back') notify(backWords(happening.missed, t));
  // In the open conversation the composer says it, with the cause.
  if (happening.kind === 'refused' && happening.conversationId !== openId)
    notify(t('queue.not-sent', { name: nameOf(happening.conversationId, around) }), 'urgent');
}

function backWords(missed: number, t: TFunction): string {
  return missed > 0 ? t('link.back-new', { count: missed }) : t('link.back');
}

function tellEvent(event: DeskEvent, around: Around): void {
  const { desk, openId, t } = around;
  if (event.name === 'message:created' && event.conversationId === openId) speakMessage(event, around);
  if (event.name === 'queue:added') announce(t('queue.waits', { name: nameOf(event.row.conversationId, around) }));
  if (event.name === 'offer:created') offered(event.row.conversationId, around);
  if (event.name === 'offer:expired' && event.reason === 'expired') notify(t('offer.expired'));
  if (event.name === 'presence:changed' && event.row.because === 'missed-offers' && isMe(event.row, desk))
    notify(t('presence.missed'), 'urgent');
  if (event.name === 'timer:breached' && isMine(desk, event.conversationId))
    notify(t('queue.overdue-notice', { name: nameOf(event.conversationId, around) }), 'urgent');
  if (event.name === 'timer:escalated') escalated(event, around);
  if (event.name === 'hand:raised' && event.on && event.by.advisorId !== desk.me.advisorId) handUp(event, around);
  if (event.name === 'note:created') whispered(event, around);
  if (event.name === 'task:due') dueNow(event.task.text, t);
  if (event.name === 'queue:removed' && event.conversationId === openId && takenByOther(event, desk))
    notify(t('queue.taken', { name: shortName(event.by?.name ?? '') }));
}

/** Sounds are played by whoever listens for them; without a listener the desk is silent. */
function offered(conversationId: string, around: Around): void {
  announce(around.t('offer.announce', { name: nameOf(conversationId, around) }));
  dispatchEvent(new CustomEvent('aparte:sound', { detail: { sound: 'offer' } }));
}

/** A step of the ladder: whoever is told this is asked to do something about it. */
function escalated(event: DeskEvent & { name: 'timer:escalated' }, around: Around): void {
  const { t } = around;
  const time = minutesAndSeconds((Date.parse(event.at) - Date.parse(event.since)) / 1000);
  const name = nameOf(event.conversationId, around);
  notify(t(event.kind === 'total' ? 'timer.total' : 'timer.escalated', { name, time }), 'urgent');
  dispatchEvent(new CustomEvent('aparte:sound', { detail: { sound: 'overdue' } }));
}

function handUp({ conversationId, by }: DeskEvent & { name: 'hand:raised' }, around: Around): void {
  notify(around.t('hand.raised', { name: shortName(by.name), shopper: nameOf(conversationId, around) }), 'urgent');
  dispatchEvent(new CustomEvent('aparte:sound', { detail: { sound: 'message' } }));
}

function whispered({ note }: DeskEvent & { name: 'note:created' }, { desk, t }: Around): void {
  if (note.kind !== 'whisper' || note.to?.advisorId !== desk.me.advisorId) return;
  notify(t('whisper.notice', { name: shortName(note.author.name), text: note.text }));
}

function dueNow(task: string, t: TFunction): void {
  notify(t('tasks.due-notice', { task }), 'urgent');
  dispatchEvent(new CustomEvent('aparte:sound', { detail: { sound: 'overdue' } }));
}

const isMe = ({ advisorId }: { advisorId: string }, { me }: DeskClient) => advisorId === me.advisorId;

function takenByOther({ by }: DeskEvent & { name: 'queue:removed' }, { me }: DeskClient): boolean {
  return by !== undefined && by.advisorId !== me.advisorId;
}

function speakMessage(event: DeskEvent & { name: 'message:created' }, around: Around): void {
  const { desk, t } = around;
  const { author, text } = event.message;
  if (author.kind === 'advisor' && author.name === desk.me.name) return;
  const who = { shopper: nameOf(event.conversationId, around), bot: t('thread.bot'), system: t('thread.house') };
  const name = author.kind === 'advisor' ? (author.name ?? '') : who[author.kind];
  announce(t('thread.new', { name: shortName(name), text }));
}

function isMine(desk: DeskClient, conversationId: string): boolean {
  return desk.store.get().desk?.mine.some((row) => row.conversationId === conversationId) ?? false;
}

function nameOf(conversationId: string, { desk, t, format }: Around): string {
  const state = desk.store.get();
  const board = state.desk?.board?.find((card) => card.conversationId === conversationId);
  const row = rowOf(state, conversationId) ?? board;
  const briefing = readyThread(state, conversationId)?.briefing;
  return shopperName(
    { name: row?.name ?? briefing?.shopper.name, locale: row?.locale ?? briefing?.locale ?? 'en' },
    t,
    format,
  );
}
