/** The narrow column of places, and the advisor's own menu. */
import { ChartLine, Inbox, LayoutGrid, ListTodo, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { myPresence } from '../desk/desk-client.ts';
import { initials } from '../words/people.ts';
import { useDesk, useDeskState } from './desk-context.tsx';
import { isLanguage, languages, remember, speak } from './i18n.ts';
import { rememberLikes } from './preferences.ts';
import { boardPath, deskPath, inPlace, insightsPath, type Place, settingsPath, tasksPath } from './router.ts';
import { signOut } from './session.ts';
import { chosenTheme, type Theme, themes } from './theme.ts';

type OwnMenuProps = { readonly onSignedOut: () => void; readonly onKeys: () => void };
type RailProps = OwnMenuProps & { readonly here: Place['name'] };

const places = [
  { name: 'desk', path: deskPath, Icon: Inbox },
  { name: 'tasks', path: tasksPath, Icon: ListTodo },
  { name: 'board', path: boardPath, Icon: LayoutGrid, role: 'supervisor' },
  { name: 'insights', path: insightsPath, Icon: ChartLine, role: 'supervisor' },
  { name: 'settings', path: settingsPath, Icon: Settings2 },
] as const;

export function Rail({ here, onSignedOut, onKeys }: RailProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  return (
    <nav className="rail" aria-label={t('nav.main')}>
      <div className="mark" aria-hidden="true">
        {me.house.replace(/^maison\s+/i, '').charAt(0)}
      </div>
      {places
        .filter((place) => !('role' in place) || me.role !== 'advisor')
        .map(({ name, path, Icon }) => (
          <a
            key={name}
            href={path}
            className="rail-place"
            aria-current={name === here ? 'page' : undefined}
            aria-label={t(`nav.${name}`)}
            title={t(`nav.${name}`)}
            onClick={inPlace(path)}
          >
            <Icon className="i" aria-hidden="true" />
          </a>
        ))}
      <span className="grow" />
      <OwnMenu onSignedOut={onSignedOut} onKeys={onKeys} />
    </nav>
  );
}

function OwnMenu({ onSignedOut, onKeys }: OwnMenuProps) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const presence = useDeskState((state) => myPresence(state, desk.me));
  const [theme, setTheme] = useState(chosenTheme);

  async function leave(): Promise<void> {
    await signOut();
    desk.drafts.forgetSaved();
    onSignedOut();
  }
  function act(key: string): void {
    if (key === 'keys') onKeys();
    if (key === 'sign-out') void leave();
  }

  return (
    <MenuTrigger>
      <Button
        className="own"
        aria-label={`${initials(desk.me.name)}: ${t('nav.you', { name: desk.me.name })}`}
        data-status={presence?.status ?? 'away'}
      >
        {initials(desk.me.name)}
      </Button>
      <Popover className="popover" placement="end bottom">
        <Menu className="menu" onAction={(key) => act(String(key))}>
          <MenuSection
            selectionMode="single"
            selectedKeys={[i18n.language]}
            onSelectionChange={(keys) => {
              const language = [...keys].map(String).find(isLanguage);
              if (language === undefined) return;
              remember(language);
              void speak(language);
              rememberLikes({ locale: language });
            }}
          >
            <Header>{t('settings.language')}</Header>
            {Object.entries(languages).map(([tag, name]) => (
              <MenuItem key={tag} id={tag} textValue={name}>
                <span lang={tag}>{name}</span>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const chosen = themes.find((name) => [...keys].includes(name)) as Theme | undefined;
              if (chosen === undefined) return;
              setTheme(chosen);
              rememberLikes({ theme: chosen });
            }}
          >
            <Header>{t('settings.theme')}</Header>
            {themes.map((name) => (
              <MenuItem key={name} id={name}>
                {t(`settings.theme.${name}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuItem id="keys">{t('settings.keys')}</MenuItem>
          <MenuItem id="sign-out">{t('settings.sign-out')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
