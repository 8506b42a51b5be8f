/** Every wish a shopper may have, by name, to choose several from; typing narrows the list, arrows walk through it. */
import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { correctIntents } from '../../src/protocol/reading-words.ts';
import { intentName, type KnownIntent } from '../words/readings.ts';

type WishListProps = {
  readonly chosen: readonly KnownIntent[];
  readonly onChoose: (chosen: readonly KnownIntent[]) => void;
};

/** The server takes no more. */
const most = 5;

export function WishList({ chosen, onChoose }: WishListProps) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const named = correctIntents
    .map((id) => ({ id, name: intentName(id, t) }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  const shown = named.filter(({ id, name }) => chosen.includes(id) || isMeant(name, typed));
  const toList = () => list.current?.querySelector<HTMLElement>('[role=option]')?.focus();

  return (
    <div className="wishes">
      <label className="field">
        <span className="field-name">{t('correct.intents')}</span>
        <input
          ref={search}
          type="search"
          value={typed}
          placeholder={t('correct.search')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            toList();
          }}
        />
      </label>
      <ListBox
        ref={list}
        className="wish-list"
        aria-label={t('correct.intents')}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChoose(choice(chosen, keys === 'all' ? chosen : [...keys]))}
        renderEmptyState={() => <p className="quiet-line">{t('correct.no-such')}</p>}
      >
        {shown.map(({ id, name }) => (
          <ListBoxItem key={id} id={id} textValue={name} className="wish">
            {name}
          </ListBoxItem>
        ))}
      </ListBox>
      <p className="sr" role="status">
        {t('correct.found', { count: shown.length })}
      </p>
    </div>
  );
}

/** The main wish is the one chosen first. */
function choice(before: readonly KnownIntent[], keys: readonly unknown[]): readonly KnownIntent[] {
  const kept = before.filter((id) => keys.includes(id));
  const added = correctIntents.filter((id) => keys.includes(id) && !before.includes(id));
  return [...kept, ...added].slice(0, most);
}

/** By the beginning of any of its words. */
function isMeant(name: string, typed: string): boolean {
  return ` ${plain(name)}`.includes(` ${plain(typed)}`);
}

/** "Réparer" is found by "reparer". */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLowerCase().trim();
}
