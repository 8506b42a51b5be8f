/** Gives the conversation on, with a note: to a colleague, a boutique or a skill; the list says who could take it now. */
import { useMemo, useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PresenceRow } from '../../src/protocol/desk/rows.ts';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { Modal } from '../parts/modal.tsx';
import { useFormat } from '../words/format.ts';
import { shortName } from '../words/people.ts';
import { intentName } from '../words/readings.ts';
import { ActForm } from './act-form.tsx';
import { LongField } from './long-field.tsx';
import { type Group, groupsOf, targetOf } from './transfer-groups.ts';
import { useAct } from './use-act.ts';

type DialogProps = {
  readonly conversationId: string;
  /** Chosen already, such as `advisor:leo`. */
  readonly preset?: string | undefined;
  readonly onClose: () => void;
};

const nobody: readonly PresenceRow[] = [];

export function TransferDialog({ conversationId, preset, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [to, setTo] = useState<string | null>(preset ?? null);
  const [note, setNote] = useState('');
  const act = useAct(onClose);
  const presence = useDeskState((state) => state.desk?.presence ?? nobody);
  const { colleagues, stores, skills } = useMemo(() => groupsOf(presence, me.advisorId), [presence, me.advisorId]);
  /** Some fields are wishes with words of their own; a house's others are read as they are written. */
  const skillWords = (skill: string) => intentName(skill, t);
  const submit = () => {
    if (to === null) return;
    const target = targetOf(to);
    const person = colleagues.find((row) => row.advisorId === target.advisorId)?.name;
    const name = person === undefined ? groupName([...stores, ...skills], to, skillWords) : shortName(person);
    void act.send('handoff:transfer', { conversationId, to: target, note: note.trim() }, t('transfer.done', { name }));
  };
  return (
    <Modal title={t('transfer.title')} onClose={onClose}>
      <ActForm act={act} submit={t('transfer.submit')} onSubmit={submit} onClose={onClose}>
        <RadioGroup className="choices tall" name="to" value={to} onChange={setTo} isRequired>
          <Label>{t('transfer.to')}</Label>
          {colleagues.map((row, index) => (
            <Colleague key={row.advisorId} row={row} first={index === 0} />
          ))}
          {colleagues.length === 0 && <p className="quiet-line">{t('transfer.nobody')}</p>}
          <Groups title={t('transfer.stores')} groups={stores} words={(name) => name} />
          <Groups title={t('transfer.skills')} groups={skills} words={skillWords} />
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
  const facts = [
    t(`presence.${row.status}`),
    t('presence.load', { load: row.load, capacity: row.capacity }),
    ...(row.store === undefined ? [] : [row.store]),
    format.list([...new Set(row.languages.map(format.language))]),
  ];
  return (
    <Radio value={`advisor:${row.advisorId}`} className="choice" isDisabled={row.status === 'away'} autoFocus={first}>
      <span className="colleague">
        <b>{row.name}</b>
        <small>
          <i className="dot" data-status={row.status} />
          {facts.join(t('list.comma'))}
        </small>
      </span>
    </Radio>
  );
}

type GroupsProps = {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly words: (name: string) => string;
};

function Groups({ title, groups, words }: GroupsProps) {
  const { t } = useTranslation();
  if (groups.length === 0) return null;
  return (
    <>
      <p className="choice-group">{title}</p>
      {groups.map(({ value, name, free }) => (
        <Radio key={value} value={value} className="choice">
          <span className="colleague">
            <b>{words(name)}</b>
            <small>{free === 0 ? t('transfer.none-free') : t('transfer.free', { count: free })}</small>
          </span>
        </Radio>
      ))}
    </>
  );
}

function groupName(groups: readonly Group[], value: string, skillWords: (skill: string) => string): string {
  const name = groups.find((group) => group.value === value)?.name ?? '';
  return value.startsWith('skill:') ? skillWords(name) : name;
}
