/** The reply, in the ways that the channel allows now: words, a person's late words, a template, or nothing. */
import { Lock, Tag } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useDesk } from '../app/desk-context.tsx';
import type { Replied } from '../desk/thread.ts';
import { useFormat } from '../words/format.ts';
import { whyNot } from '../words/windows.ts';
import { ReplyBox } from './reply-box.tsx';
import { TemplatePicker } from './template-picker.tsx';

type ReplyWindow = Briefing['replyWindow'];
type ReplyInWindowProps = { readonly thread: Replied; readonly name: string };

/** The box stays the same element when its window closes and the human tag begins: words and cursor stay. */
export function ReplyInWindow({ thread, name }: ReplyInWindowProps) {
  const { conversationId, briefing } = thread;
  const { replyWindow } = briefing;
  useRenewal(conversationId, replyWindow.until);
  const tagged = !replyWindow.open && replyWindow.allowed.includes('human-tag');
  if (replyWindow.open || tagged)
    return (
      <>
        {tagged && <HumanTag name={name} until={replyWindow.until} />}
        <ReplyBox key={conversationId} thread={thread} name={name} />
      </>
    );
  if (replyWindow.allowed.includes('template'))
    return <TemplatePicker key={conversationId} conversationId={conversationId} />;
  return <Closed replyWindow={replyWindow} />;
}

function HumanTag({ name, until }: { readonly name: string; readonly until: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="c-rule" role="status">
      <Tag className="i s" aria-hidden="true" />
      <span>
        {t('window.tag', { name })}{' '}
        {until !== undefined && t('window.tag-until', { day: format.day(until), time: format.time(until) })}
      </span>
    </p>
  );
}

function Closed({ replyWindow }: { readonly replyWindow: ReplyWindow }) {
  const { t } = useTranslation();
  return (
    <div className="locked" role="status">
      <Lock className="i s" aria-hidden="true" />
      <p>{whyNot(replyWindow.reason, t)}</p>
    </div>
  );
}

/** The server's clock decides: a little later than the end on ours, it is asked what holds now. */
const slackMs = 3_000;

function useRenewal(conversationId: string, until: string | undefined): void {
  const desk = useDesk();
  useEffect(() => {
    if (until === undefined) return;
    const leftMs = Date.parse(until) - desk.clock.now();
    const timer = setTimeout(() => desk.open(conversationId), Math.max(0, leftMs) + slackMs);
    return () => clearTimeout(timer);
  }, [desk, conversationId, until]);
}
