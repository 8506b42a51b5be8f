/** One line for everything: what can be done here with its key, and a search over people, orders, messages and articles. */
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  Modal as AriaModal,
  Autocomplete,
  Dialog,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { keyFor } from '../app/keymap.ts';
import { canRun, runKey } from '../app/use-keys.ts';
import { keyTable, keyWords } from '../tools/key-table.ts';
import { type Finding, useFindings } from './use-findings.ts';

const sections = ['people', 'orders', 'messages', 'articles'] as const;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const { findings, state, newest } = useFindings(query);
  const acts = useActs(query);
  const after = useRef<() => void>(undefined);

  /** Done once the dialog has gone and the focus is back where it was: keys rest until then, and an act may move the focus on. */
  const run = (act: () => void) => {
    after.current = act;
    onClose();
  };
  useEffect(() => () => void requestAnimationFrame(() => after.current?.()), []);
  const chosen = (key: string) => {
    const finding = sections.flatMap((section) => findings[section]).find(({ id }) => id === key);
    if (finding !== undefined) return run(finding.open);
    const act = acts.find(({ run: name }) => name === key);
    if (act !== undefined) run(() => runKey(act.run));
  };
  /** What came after the last key has no mark yet: Enter takes the first of it. */
  const chooseFirst = () => {
    if (document.querySelector('.palette-list [data-focused]') !== null) return;
    const [first] = [
      ...acts.map(({ run: name }) => name),
      ...sections.flatMap((each) => findings[each].map(({ id }) => id)),
    ];
    if (first !== undefined) chosen(first);
  };
  const found = sections.filter((section) => findings[section].length > 0);

  return (
    <ModalOverlay className="overlay palette-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <AriaModal className="modal palette">
        <Dialog className="palette-dialog" aria-label={t('palette.title')}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField autoFocus className="palette-field" onSubmit={chooseFirst}>
              <Label className="sr">{t('palette.label')}</Label>
              <Input placeholder={t('palette.hint')} dir="auto" />
            </SearchField>
            <Menu
              ref={scrollableByKey}
              className="menu palette-list"
              aria-label={t('palette.title')}
              onAction={(key) => chosen(String(key))}
              renderEmptyState={() => <p className="quiet-line">{t('palette.none')}</p>}
            >
              {acts.length > 0 && (
                <MenuSection id="acts">
                  <Header>{t('palette.acts')}</Header>
                  {acts.map(({ run: name, words, key }) => (
                    <MenuItem key={name} id={name} textValue={words}>
                      <span>{words}</span>
                      {key !== undefined && <kbd>{key}</kbd>}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {found.map((section) => (
                <MenuSection key={section} id={section}>
                  <Header>{t(`palette.${section}`)}</Header>
                  {findings[section].map((finding) => (
                    <Line key={finding.id} finding={finding} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
          <p className="palette-foot" role="status">
            {state === 'searching' && t('palette.searching')}
            {state === 'failed' && t('palette.failed')}
            {state === 'found' && found.length === 0 && t('palette.found-none')}{' '}
            {newest !== undefined && t('palette.newest', { count: newest })}
          </p>
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}

/** What scrolls must be reachable by keyboard; its items are not, since the cursor stays in the field. */
function scrollableByKey(list: HTMLDivElement | null): void {
  list?.setAttribute('tabindex', '0');
}

function Line({ finding: { id, title, detail } }: { readonly finding: Finding }) {
  return (
    <MenuItem id={id} textValue={title}>
      <span className="palette-line">
        <b dir="auto">{title}</b>
        <span dir="auto">{detail}</span>
      </span>
    </MenuItem>
  );
}

/** What has an answer here and now, by its words. */
function useActs(query: string) {
  const { t } = useTranslation();
  // Asked once: while the palette is open nothing behind it changes.
  const here = useMemo(
    () =>
      keyTable.flatMap((row) => {
        const run = 'run' in row ? row.run : row.keys[0];
        const key = 'run' in row ? row.keys.map(keyWords).join(' ') : keyOf(row.keys[0]);
        return run !== 'mod+k' && run !== '1' && canRun(run) ? [{ run, words: t(row.does), key }] : [];
      }),
    [t],
  );
  const wanted = query.trim().toLowerCase();
  return here.filter(({ words }) => words.toLowerCase().includes(wanted));
}

function keyOf(houseKey: string): string | undefined {
  const key = keyFor(houseKey);
  return key === undefined ? undefined : keyWords(key);
}
