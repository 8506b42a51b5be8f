/** The facts of an account, as a form. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import type { PeopleAnswer, PersonView } from '../../src/protocol/people.ts';
import { ChoiceField } from './choice-field.tsx';
import { PlainField } from './plain-field.tsx';

export type PersonDraft = {
  readonly name: string;
  readonly email: string;
  readonly role: PersonView['role'];
  /** Empty: none. */
  readonly storeId: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly capacity: number;
  /** Empty: as the house has it. */
  readonly scope: 'store' | 'house' | '';
  readonly disabled: boolean;
};

type PersonFormProps = {
  readonly person: PersonView | undefined;
  readonly house: PeopleAnswer;
  readonly busy: boolean;
  readonly onKeep: (draft: PersonDraft) => void;
  readonly onClose: () => void;
};

const roles = ['advisor', 'supervisor', 'admin'] as const;
const scopes = ['', 'store', 'house'] as const;

export function PersonForm({ person, house, busy, onKeep, onClose }: PersonFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(person));
  const [languages, setLanguages] = useState(draft.languages.join(', '));
  const [skills, setSkills] = useState(draft.skills.join(', '));
  const change = (part: Partial<PersonDraft>) => setDraft({ ...draft, ...part });
  const complete = draft.name.trim() !== '' && draft.email.includes('@') && words(languages).length > 0;

  return (
    <Form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !busy) onKeep({ ...draft, languages: words(languages), skills: words(skills) });
      }}
    >
      <PlainField label={t('people.name')} value={draft.name} onChange={(name) => change({ name })} autoFocus />
      {person === undefined && (
        <PlainField
          label={t('login.email')}
          type="email"
          value={draft.email}
          onChange={(email) => change({ email: email.trim() })}
        />
      )}
      <div className="field-row">
        <ChoiceField
          label={t('people.role')}
          value={draft.role}
          choices={roles.map((value) => ({ value, label: t(`people.role.${value}`) }))}
          onChange={(role) => change({ role })}
        />
        <ChoiceField
          label={t('people.store')}
          value={draft.storeId}
          choices={[
            { value: '', label: t('people.no-store') },
            ...house.stores.map(({ storeId, name }) => ({ value: storeId, label: name })),
          ]}
          onChange={(storeId) => change({ storeId })}
        />
      </div>
      <PlainField
        label={t('people.languages')}
        help={t('people.languages.help')}
        value={languages}
        onChange={setLanguages}
      />
      <PlainField label={t('people.skills')} help={t('people.skills.help')} value={skills} onChange={setSkills} />
      <div className="field-row">
        <ChoiceField
          label={t('people.capacity')}
          value={String(draft.capacity)}
          choices={Array.from({ length: 20 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))}
          onChange={(capacity) => change({ capacity: Number(capacity) })}
        />
        {person !== undefined && draft.role === 'advisor' && (
          <ChoiceField
            label={t('people.scope')}
            value={draft.scope}
            choices={scopes.map((value) => ({
              value,
              label:
                value === ''
                  ? t('people.scope.default', { scope: t(`people.scope.${house.scope}`) })
                  : t(`people.scope.${value}`),
            }))}
            onChange={(scope) => change({ scope })}
          />
        )}
        {person !== undefined && (
          <ChoiceField
            label={t('people.state')}
            value={draft.disabled ? 'disabled' : 'active'}
            choices={[
              { value: 'active', label: t('people.active') },
              { value: 'disabled', label: t('people.disabled') },
            ]}
            onChange={(state) => change({ disabled: state === 'disabled' })}
          />
        )}
      </div>
      <div className="dialog-acts">
        <Button className="btn" onPress={onClose}>
          {t('act.cancel')}
        </Button>
        <Button type="submit" className="btn solid" data-pending={busy || undefined} isDisabled={!complete}>
          {t('people.keep')}
        </Button>
      </div>
    </Form>
  );
}

const words = (text: string) => text.split(',').flatMap((part) => part.trim() || []);

function draftOf(person: PersonView | undefined): PersonDraft {
  if (person === undefined)
    return {
      name: '',
      email: '',
      role: 'advisor',
      storeId: '',
      languages: ['en'],
      skills: [],
      capacity: 3,
      scope: '',
      disabled: false,
    };
  const { name, email, role, storeId = '', languages, skills, capacity, scope = '', disabled } = person;
  return { name, email, role, storeId, languages, skills, capacity, scope, disabled };
}
