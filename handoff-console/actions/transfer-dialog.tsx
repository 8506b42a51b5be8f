/** Gives the conversation to a colleague with a note: the list says who is there, how busy, and in which languages. */
import { useMemo, useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PresenceRow } from '../../src/protocol/desk/rows.ts';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { Modal } from '../parts/modal.tsx';
import { useFormat } from '../words/format.ts';
import { shortName } from '../words/people.ts';
import { ActForm } from './act-form.tsx';
import { LongField } from './long-field.tsx';
import { useAct } from './use-act.ts';

type DialogProps = { readonly conversationId: string; readonly onClose: () => void };

const statusOrder = ['available', 'transfers', 'busy', 'away'];
const nobody: readonly PresenceRow[] = [];

export function TransferDialog({ conversationId, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const act = useAct(onClose);
  const presence = useDeskState((state) => state.desk?.presence ?? nobody);
  const colleagues = useMemo(() => othersByPresence(presence, me.advisorId), [presence, me.advisorId]);
  const submit = () => {
    if (to === null) return;
    const name = shortName(colleagues.find((row) => row.advisorId === to)?.name ?? '');
    void act.send(
      'handoff:transfer',
      { conversationId, to: { advisorId: to }, note: note.trim() },
      t('transfer.done', { name }),
    );
  };
  return (
    <Modal title={t('transfer.title')} onClose={onClose}>
      <ActForm act={act} submit={t('transfer.submit')} onSubmit={submit} onClose={onClose}>
        <RadioGroup className="choices" name="to" value={to} onChange={setTo} isRequired>
          <Label>{t('transfer.to')}</Label>
          {colleagues.map((row, index) => (
            <Colleague key={row.advisorId} row={row} first={index === 0} />
          ))}
          {colleagues.length === 0 && <p className="quiet-line">{t('transfer.nobody')}</p>}
          <FieldError className="field-error">{t('form.choose')}</FieldError>
        </RadioGroup>
        <LongField label={t('transfer.note')} value={note} onChange={setNote} required />
      </ActForm>
    </Modal>
  );
}

/** Nobody is offered a conversation while they are away. */
function Colleague({ row, first }: { readonly row: PresenceRow; readonly first: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Radio value={row.advisorId} className="choice" isDisabled={row.status === 'away'} autoFocus={first}>
      <span className="colleague">
        <b>{row.name}</b>
        <small>
          <i className="dot" data-status={row.status} />
          {t(`presence.${row.status}`)}, {t('presence.load', { load: row.load, capacity: row.capacity })},{' '}
          {format.list([...new Set(row.languages.map(format.language))])}
        </small>
      </span>
    </Radio>
  );
}

function othersByPresence(presence: readonly PresenceRow[], me: string): readonly PresenceRow[] {
  return presence
    .filter((row) => row.advisorId !== me)
    .toSorted((a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) || a.load - b.load);
}
