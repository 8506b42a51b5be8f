/** The reply: kept at every key, sent by button or Ctrl+Enter, back in the box with the cause when it was refused. */

import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { TextBox } from './text-box.tsx';
import { useDraft } from './use-draft.ts';
import { useTyping } from './use-typing.ts';

type ReplyBoxProps = { readonly conversationId: string; readonly name: string };

/** From here on the length is shown. */
const countFrom = maxTextLength - 500;

export function ReplyBox({ conversationId, name }: ReplyBoxProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useDraft(desk.drafts, conversationId);
  const typing = useTyping(conversationId);
  const tooLong = text.length > maxTextLength;
  const ready = text.trim() !== '' && !tooLong;

  const send = () => {
    if (!ready) return;
    typing.stopped();
    desk.send(conversationId, text.trim());
  };
  const change = (next: string) => {
    setText(next);
    desk.forgetRefusal(conversationId);
    if (next.trim() === '') typing.stopped();
    else typing.typed();
  };

  return (
    <div className="draft">
      <TextBox
        id="composer-reply"
        label={t('composer.reply-label', { name })}
        value={text}
        onChange={change}
        onSend={send}
        onLeave={typing.stopped}
      />
      <div className="d-foot">
        <span className="hint num" data-over={tooLong}>
          {text.length > countFrom && t('composer.count', { used: text.length, limit: maxTextLength })}
        </span>
        <Button className="btn solid" isDisabled={!ready} onPress={send}>
          {t('composer.send')} <KeyHint keys="⌘↵" />
        </Button>
      </div>
    </div>
  );
}
