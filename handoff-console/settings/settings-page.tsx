/** Settings: a list of sections at the side, and the one that is open. */
import '../styles/settings.css';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { KeysDialog } from '../app/keys-dialog.tsx';
import { LinkBar } from '../app/link-bar.tsx';
import { Rail } from '../app/rail.tsx';
import { inPlace, settingsPath } from '../app/router.ts';
import { type Section, sectionsFor } from './sections.ts';

type SettingsPageProps = { readonly section: string | undefined; readonly onSignedOut: () => void };

export function SettingsPage({ section, onSignedOut }: SettingsPageProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [keysOpen, setKeysOpen] = useState(false);
  const sections = sectionsFor(me);
  const open = sections.find(({ name }) => name === section) ?? sections[0];

  return (
    <div className="app settings">
      <a className="skip" href="#settings">
        {t('settings.skip')}
      </a>
      <LinkBar />
      <Rail here="settings" onSignedOut={onSignedOut} onKeys={() => setKeysOpen(true)} />
      <SectionList sections={sections} open={open} />
      <main id="settings" className="settings-main" tabIndex={-1} key={open?.name}>
        <div className="settings-column">
          <Suspense fallback={null}>{open !== undefined && <open.Page />}</Suspense>
        </div>
      </main>
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  );
}

type SectionListProps = { readonly sections: readonly Section[]; readonly open: Section | undefined };

function SectionList({ sections, open }: SectionListProps) {
  const { t } = useTranslation();
  return (
    <nav className="settings-list" aria-label={t('nav.settings')}>
      <p className="settings-title">{t('nav.settings')}</p>
      <ul>
        {sections.map((section) => {
          const path = `${settingsPath}/${section.name}`;
          return (
            <li key={section.name}>
              <a href={path} aria-current={section === open ? 'page' : undefined} onClick={inPlace(path)}>
                {t(`settings.${section.name}`)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
