/** @jsxImportSource preact */
/** The panel's own composition root: wires client, view and screen into the loader's shadow root. */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { openLink } from '../client/open-link.ts';
import { createSession } from '../client/session.ts';
import { createStore } from '../client/store.ts';
import { createTabs } from '../client/tabs.ts';
import { createVault } from '../client/vault.ts';
import { chooseLocale, directionOf } from '../core/locale.ts';
import { App, isSheet } from './app.tsx';
import { loadWords } from './dictionary.ts';
import type { Panel, PanelParts } from './embed.ts';
import { bringHouseFonts } from './fonts.ts';
import { listenIn } from './listen-in.ts';
import { type PanelModel, PanelProvider } from './panel-context.ts';
import { fetchAhead } from './parts.ts';
import { panelSheet } from './sheet.ts';
import { createVoice } from './voice.ts';

export async function mount({ embed, root, host, emit }: PanelParts): Promise<Panel> {
  const word = broughtOver();
  const wish = embed.lang === 'auto' ? undefined : embed.lang;
  const locale = chooseLocale(wish, document.documentElement.lang, ...navigator.languages);
  const store = createStore();
  const session = createSession(
    {
      site: embed.site,
      store,
      vault: createVault(embed.site),
      tabs: createTabs(embed.site),
      openLink: (on, token) => openLink({ server: embed.server, site: embed.site, on, token }),
      uuid: () => crypto.randomUUID(),
      random: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: Date.now,
      unidentified: (error) => emit('error', error),
    },
    { locale, ...(embed.page ? { page: embed.page } : {}) },
  );
  const view = signal(store.view());
  const words = signal(await loadWords(locale));
  const model: PanelModel = {
    embed,
    view,
    words,
    session,
    isOpen: signal(false),
    notice: signal(undefined),
    voice: createVoice(),
    draft: signal(''),
    page: signal(embed.page),
    choosesLocale: async (tag) => {
      if (await session.speak(tag)) words.value = await loadWords(chooseLocale(tag));
      else model.notice.value = { text: words.value.say('error.action'), shown: true };
    },
    settleRating: () => store.dispatch({ type: 'rating-done' }),
    wear: (sheet) => {
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    },
    now: session.now,
  };
  store.subscribe((next) => {
    view.value = next;
  });
  // The side of the page follows the direction of the language, as the launcher does.
  effect(() => {
    host.dir = directionOf(words.value.locale);
  });
  listenIn({ model, store, emit });
  root.adoptedStyleSheets = [panelSheet()];
  if (embed.fonts === 'house') bringHouseFonts();
  // What is typed here is nobody else's: the page's hot keys must not hear it.
  for (const key of ['keydown', 'keyup', 'keypress'] as const) host.addEventListener(key, (e) => e.stopPropagation());
  const frame = document.createElement('div');
  root.append(frame);
  render(
    <PanelProvider value={model}>
      <App />
    </PanelProvider>,
    frame,
  );
  fetchAhead();
  const panel = panelApi(model);
  void session.open().then(() => {
    model.draft.value = session.draft();
    // Over a whole telephone screen it would hide the page that the shopper has just asked for.
    if (session.shown() && !isSheet()) model.isOpen.value = true;
    if (!word) return;
    model.isOpen.value = true;
    session.say(words.value.say('resume.said'), `resume:look#${word}`);
  });
  emit('ready', {});
  return panel;
}

/** Brought from another channel, and good once: out of the address with it, before anybody keeps or passes it on. */
function broughtOver(): string | null {
  const url = new URL(location.href);
  const word = url.searchParams.get('resume');
  url.searchParams.delete('resume');
  if (word) history.replaceState(history.state, '', url);
  return word;
}

function panelApi({ session, isOpen, page, choosesLocale }: PanelModel): Panel {
  return {
    open: () => {
      isOpen.value = true;
    },
    close: () => {
      isOpen.value = false;
    },
    toggle: () => {
      isOpen.value = !isOpen.peek();
    },
    page: (context) => {
      page.value = context;
      session.page(context);
    },
    send: (text) => session.say(text),
    setLanguage: (locale) => void choosesLocale(locale),
    identify: ({ token }) => session.identify(token),
    logout: () => session.leave(),
    forget: () => session.forget(),
  };
}
