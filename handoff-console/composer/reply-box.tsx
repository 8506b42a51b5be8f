/** The reply: kept at every key, sent by button or Ctrl+Enter, back in the box with the cause when it was refused. */

import type { TFunction } from 'i18next';
import { Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../src/protocol/limits.ts';
import { useDesk } from '../app/desk-context.tsx';
import { runKey, useKeys } from '../app/use-keys.ts';
import { gapsIn } from '../canned/gaps.ts';
import type { ShownProposal } from '../desk/shown-proposal.ts';
import type { Replied } from '../desk/thread.ts';
import { goesAbroad } from '../desk/translation.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import { later } from '../parts/later.ts';
import { shortName } from '../words/people.ts';
import { AttachButton, AttachingList, useAttaching, useDroppedFiles } from './attaching.tsx';
import { openClaims } from './claims.tsx';
import { TextBox } from './text-box.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { useProposalInBox } from './use-proposal-in-box.ts';
import { useTyping } from './use-typing.ts';
import { mended, Voice } from './voice.tsx';

type ReplyBoxProps = { readonly thread: Replied; readonly name: string };

/** Not before somebody asks for a proposal. */
const ProposalBar = later(async () => (await import('./proposal-bar.tsx')).ProposalBar);
/** Not before a sign is typed that opens one of them. */
const ReplyMenus = later(async () => (await import('../canned/reply-menus.tsx')).ReplyMenus);
/** Not before a reply goes out in another language. */
const TranslatedReply = later(async () => (await import('../translation/translated-reply.tsx')).TranslatedReply);
const opensMenu = /(?:^|\s)[/#]|\{\w+\}/;
/** From here on the length is shown. */
const countFrom = maxTextLength - 500;

export function ReplyBox({ thread, name }: ReplyBoxProps) {
  const { conversationId, proposal, translation } = thread;
  const { locale } = thread.briefing;
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useDraft(desk.drafts, conversationId);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const typing = useTyping(conversationId);
  const tooLong = text.length > maxTextLength;
  const ready = proposal?.state === 'ready' ? proposal : undefined;
  const checked = useCheck(conversationId, text, ready?.draftId);
  const seen = ready === undefined ? undefined : (checked ?? ready);
  const unconfirmed = openClaims(seen?.claims ?? []).filter((claim) => !confirmed.includes(claim.text));
  const banned = seen?.findings.some(({ blocking }) => blocking) === true;
  const area = useRef<HTMLDivElement>(null);
  useDroppedFiles(area, conversationId);
  const files = useAttaching(conversationId);
  const comes = files.some(({ state }) => state === 'coming');
  const something = text.trim() !== '' || files.some(({ state }) => state === 'ready');
  const whole = !comes && !tooLong && gapsIn(text).length === 0;
  const sendable = something && whole && unconfirmed.length === 0 && !banned && ready?.stale !== true;
  const ask = (instruction?: string) => void desk.proposals.ask(conversationId, instruction);
  useKeys({ d: () => ask() });

  useProposalInBox(conversationId, ready);

  const abroad = ready === undefined && goesAbroad(translation, locale);
  const sends = useRef<() => void>(undefined);
  const plain = () => {
    if (!sendable) return;
    typing.stopped();
    if (ready === undefined) desk.send(conversationId, text.trim());
    else void desk.proposals.approve(conversationId, confirmed);
  };
  const send = () => (abroad ? sends.current?.() : plain());
  const sendAndEnd = () => {
    send();
    // What goes abroad is looked at first; an end without the words would come before them.
    if (sendable && !abroad) runKey('mod+shift+e');
  };
  const change = (next: string) => {
    setText(next);
    desk.forgetRefusal(conversationId);
    if (next.trim() === '') typing.stopped();
    else typing.typed();
  };

  const foot = (
    <>
      <span className="hint num" data-over={tooLong} role="status">
        {hintOf(proposal, t) ??
          (text.length > countFrom && t('composer.count', { used: text.length, limit: maxTextLength }))}
      </span>
      {ready === undefined && <AttachButton conversationId={conversationId} />}
      {ready === undefined && (
        <Button
          className="btn"
          onPress={() => (proposal?.state === 'asked' ? void desk.proposals.discard(conversationId) : ask())}
        >
          {proposal?.state === 'asked' ? t('draft.stop') : t('draft.ask')} <KeyHint keys="D" />
        </Button>
      )}
    </>
  );

  return (
    <div ref={area} className="draft" data-proposed={ready !== undefined}>
      <TextBox
        id="composer-reply"
        label={t('composer.reply-label', { name })}
        value={text}
        onChange={change}
        onSend={send}
        onSendAndEnd={sendAndEnd}
        onLeave={typing.stopped}
      />
      {opensMenu.test(text) && (
        <Suspense>
          <ReplyMenus boxId="composer-reply" conversationId={conversationId} text={text} onText={change} />
        </Suspense>
      )}
      {ready !== undefined && (
        <Suspense>
          <ProposalBar
            name={shortName(name)}
            proposal={ready}
            checked={checked}
            confirmed={confirmed}
            onConfirm={(claim, on) =>
              setConfirmed((all) => [...all.filter((other) => other !== claim), ...(on ? [claim] : [])])
            }
            onFix={(finding, fix) => change(mended(text, finding, fix))}
            onAsk={ask}
            onKeep={() => void desk.proposals.keep(conversationId)}
            onDiscard={(reason) => void desk.proposals.discard(conversationId, reason)}
          />
        </Suspense>
      )}
      {ready === undefined && checked !== undefined && checked.findings.length > 0 && (
        <div className="proposal">
          <Voice findings={checked.findings} onFix={(finding, fix) => change(mended(text, finding, fix))} />
        </div>
      )}
      {proposal?.state === 'asked' && proposal.text !== undefined && (
        <p className="drafting" dir="auto">
          {proposal.text}
        </p>
      )}
      <UndoBar conversationId={conversationId} name={shortName(name)} />
      <AttachingList conversationId={conversationId} />
      <Suspense fallback={<div className="d-foot">{foot}</div>}>
        {abroad && translation !== undefined ? (
          <TranslatedReply
            {...{ conversationId, translation, locale, text, sendable, sends }}
            name={shortName(name)}
            onPlain={plain}
          >
            {foot}
          </TranslatedReply>
        ) : (
          <div className="d-foot">
            {foot}
            <Button className="btn solid" isDisabled={!sendable} onPress={send}>
              {ready === undefined ? t('composer.send') : t('draft.approve')} <KeyHint keys="⌘↵" />
            </Button>
          </div>
        )}
      </Suspense>
    </div>
  );
}

function hintOf(proposal: ShownProposal | undefined, t: TFunction<'console'>): string | undefined {
  if (proposal?.state === 'asked') return t('draft.drafting');
  return proposal?.state === 'failed' ? t(`draft.failed.${proposal.reason}`) : undefined;
}
