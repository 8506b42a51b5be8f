/** One answer of the concierge to approve: the question, the words in boxes that can be changed, and what to do with them. */
import { useState } from 'react';
import { Button, Checkbox, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HeldRow } from '../../src/protocol/desk/approvals.ts';
import { conversationPath, navigate } from '../app/router.ts';
import { Modal } from '../parts/modal.tsx';
import { useAct } from '../actions/use-act.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { HeldClock } from './held-clock.tsx';

type HeldDialogProps = {
  readonly row: HeldRow;
  /** False once somebody else was first or its time is up. */
  readonly waits: boolean;
  readonly onClose: () => void;
};

export function HeldDialog({ row, waits, onClose }: HeldDialogProps) {
  const { t } = useTranslation();
  const { conversationId, replyId, sources } = row;
  const name = shopperName(row, t, useFormat());
  const [texts, setTexts] = useState<readonly string[]>(row.texts);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const act = useAct(onClose);
  const open = act.error?.reason === 'unsourced' ? (act.error.words ?? []) : [];
  const changed = texts.some((text, at) => text !== row.texts[at]);
  const approve = () => {
    const wish = { conversationId, replyId, confirmed: [...confirmed], ...(changed ? { texts: [...texts] } : {}) };
    void act.send('reply:approve', wish, t('held.done'));
  };
  const read = () => {
    onClose();
    navigate(conversationPath(conversationId));
  };
  return (
    <Modal title={t('held.reply', { name })} lead={t('held.asked', { text: row.question })} onClose={onClose}>
      <div className="held-body">
        {waits ? <HeldClock row={row} /> : <p role="status">{t('held.gone')}</p>}
        {texts.map((text, at) => (
          <TextField
            key={at}
            className="long-field"
            value={text}
            onChange={(next) => setTexts(texts.map((other, index) => (index === at ? next : other)))}
          >
            <Label className="sr">{t('held.reply', { name })}</Label>
            <TextArea dir="auto" rows={Math.min(8, 2 + Math.ceil(text.length / 70))} />
          </TextField>
        ))}
        {sources.length > 0 && (
          <ul className="proposal-sources" aria-label={t('draft.sources')}>
            {sources.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        )}
        {act.error !== undefined && (
          <p className="c-error" role="alert">
            {errorWords(act.error, t)}
          </p>
        )}
        {open.map((claim) => (
          <Checkbox
            key={claim}
            className="check"
            isSelected={confirmed.includes(claim)}
            onChange={(on) => setConfirmed([...confirmed.filter((other) => other !== claim), ...(on ? [claim] : [])])}
          >
            <span className="check-box" aria-hidden="true" />
            {t('draft.confirm', { claim })}
          </Checkbox>
        ))}
        <div className="dialog-acts">
          <Button className="btn" onPress={read}>
            {t('held.open')}
          </Button>
          <Button
            className="btn"
            isDisabled={!waits || act.busy}
            onPress={() => void act.send('reply:decline', { conversationId, replyId }, t('held.declined'))}
          >
            {t('held.decline')}
          </Button>
          <Button className="btn solid" isDisabled={!waits || act.busy} onPress={approve}>
            {t('held.approve')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
