/** The reply: kept at every key, sent by button or Ctrl+Enter, back in the box with the cause when it was refused. */

import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { useKeys } from '../app/use-keys.ts';
import type { ShownProposal } from '../desk/shown-proposal.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import { AttachButton, AttachingList, useAttaching, useDroppedFiles } from './attaching.tsx';
import { ProposalBar } from './proposal-bar.tsx';
import { TextBox } from './text-box.tsx';
import { useDraft } from './use-draft.ts';
import { useTyping } from './use-typing.ts';

type ReplyBoxProps = {
  readonly conversationId: string;
  readonly name: string;
  readonly proposal: ShownProposal | undefined;
};

/** From here on the length is shown. */
const countFrom = maxTextLength - 500;

export function ReplyBox({ conversationId, name, proposal }: ReplyBoxProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useDraft(desk.drafts, conversationId);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const typing = useTyping(conversationId);
  const tooLong = text.length > maxTextLength;
  const ready = proposal?.state === 'ready' ? proposal : undefined;
  const open = ready?.unsourced.filter((claim) => text.includes(claim)) ?? [];
  const unconfirmed = open.filter((claim) => !confirmed.includes(claim));
  const area = useRef<HTMLDivElement>(null);
  useDroppedFiles(area, conversationId);
  const files = useAttaching(conversationId);
  const comes = files.some(({ state }) => state === 'coming');
  const something = text.trim() !== '' || files.some(({ state }) => state === 'ready');
  const sendable = something && !comes && !tooLong && unconfirmed.length === 0 && ready?.stale !== true;
  const ask = () => void desk.proposals.ask(conversationId);
  useKeys({ d: ask });

  // A proposal comes into an empty box by itself; words of one's own are never replaced.
  useEffect(() => {
    if (ready !== undefined && desk.drafts.get(conversationId).trim() === '')
      desk.drafts.set(conversationId, ready.text);
  }, [ready, desk, conversationId]);

  const send = () => {
    if (!sendable) return;
    typing.stopped();
    if (ready === undefined) desk.send(conversationId, text.trim());
    else void desk.proposals.approve(conversationId, confirmed);
  };
  const change = (next: string) => {
    setText(next);
    desk.forgetRefusal(conversationId);
    if (next.trim() === '') typing.stopped();
    else typing.typed();
  };

  return (
    <div ref={area} className="draft" data-proposed={ready !== undefined}>
      <TextBox
        id="composer-reply"
        label={t('composer.reply-label', { name })}
        value={text}
        onChange={change}
        onSend={send}
        onLeave={typing.stopped}
      />
      {ready !== undefined && (
        <ProposalBar
          proposal={ready}
          open={open}
          confirmed={confirmed}
          onConfirm={(claim, on) =>
            setConfirmed((all) => [...all.filter((other) => other !== claim), ...(on ? [claim] : [])])
          }
          onRefresh={ask}
          onDiscard={() => void desk.proposals.discard(conversationId)}
        />
      )}
      <AttachingList conversationId={conversationId} />
      <div className="d-foot">
        <span className="hint num" data-over={tooLong} role="status">
          {hintOf(proposal, t) ??
            (text.length > countFrom && t('composer.count', { used: text.length, limit: maxTextLength }))}
        </span>
        {ready === undefined && <AttachButton conversationId={conversationId} />}
        {ready === undefined && (
          <Button className="btn" isDisabled={proposal?.state === 'asked'} onPress={ask}>
            {t('draft.ask')} <KeyHint keys="D" />
          </Button>
        )}
        <Button className="btn solid" isDisabled={!sendable} onPress={send}>
          {ready === undefined ? t('composer.send') : t('draft.approve')} <KeyHint keys="⌘↵" />
        </Button>
      </div>
    </div>
  );
}

function hintOf(proposal: ShownProposal | undefined, t: TFunction<'console'>): string | undefined {
  if (proposal?.state === 'asked') return t('draft.drafting');
  return proposal?.state === 'failed' ? t(`draft.failed.${proposal.reason}`) : undefined;
}
