/** Chooses the view: sign-in or the desk, by address and by who is signed in. */
import { Suspense, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import { createServerClock } from '../desk/server-clock.ts';
import { later } from '../parts/later.ts';
import { Guarded } from './broken.tsx';
import { recallLikes } from './preferences.ts';
import { deskPath, isPlace, loginPath, navigate, useRoute } from './router.ts';
import { whoAmI } from './session.ts';
import { StatusRegion } from './status-region.tsx';

// On its way while the server is asked who this is: everybody who signs in comes to the desk. What failed is tried again.
const early = import('./desk-page.tsx').catch(() => undefined);
const DeskPage = later(async () => ((await early) ?? (await import('./desk-page.tsx'))).DeskPage);
const LoginPage = later(async () => (await import('./login-page.tsx')).LoginPage);
const OwingPage = later(async () => (await import('../settings/owing-page.tsx')).OwingPage);
const clock = createServerClock();

type Who = { readonly known: false } | { readonly known: true; readonly me?: Me };

export function App() {
  const { i18n } = useTranslation();
  const [who, setWho] = useState<Who>({ known: false });
  const [wanted, setWanted] = useState(deskPath);
  const route = useRoute();
  const me = who.known ? who.me : undefined;

  async function look(): Promise<void> {
    const answer = await whoAmI(clock.learn);
    setWho(answer.ok ? { known: true, me: answer.me } : { known: true });
  }

  useEffect(() => {
    void look();
  }, []);
  const signedInAs = me?.owes === undefined ? me?.advisorId : undefined;
  useEffect(() => {
    if (signedInAs !== undefined) void recallLikes();
  }, [signedInAs]);

  useEffect(() => {
    if (!who.known) return;
    if (me === undefined && route.name !== 'login') {
      setWanted(isPlace(route) ? location.pathname : deskPath);
      navigate(loginPath, { replace: true });
    }
    const notTheirs = route.name === 'board' && me?.role === 'advisor';
    const nowhere = notTheirs || !isPlace(route) || (route.name === 'desk' && !location.pathname.startsWith(deskPath));
    if (me !== undefined && nowhere) navigate(route.name === 'login' ? wanted : deskPath, { replace: true });
  }, [who, me, route, wanted]);

  return (
    <I18nProvider locale={i18n.language}>
      <Guarded>
        {who.known && me === undefined && (
          <Suspense fallback={null}>
            <LoginPage
              learn={clock.learn}
              to={wanted}
              onSignedIn={(signedIn) => setWho({ known: true, me: signedIn })}
            />
          </Suspense>
        )}
        {me?.owes !== undefined && (
          <Suspense fallback={null}>
            <OwingPage me={me} onSettled={() => void look()} onSignedOut={() => setWho({ known: true })} />
          </Suspense>
        )}
        {me !== undefined && me.owes === undefined && (
          <Suspense fallback={null}>
            <DeskPage
              key={me.advisorId}
              me={me}
              clock={clock}
              place={isPlace(route) ? route : { name: 'desk' }}
              onSignedOut={() => setWho({ known: true })}
            />
          </Suspense>
        )}
      </Guarded>
      <StatusRegion />
    </I18nProvider>
  );
}
