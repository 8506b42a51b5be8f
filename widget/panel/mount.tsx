/** @jsxImportSource preact */
/** The panel's own composition root: wires client, view and screen into the loader's shadow root. */

import { render } from 'preact';
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import { openLink } from '../client/open-link.ts';
import { createSession } from '../client/session.ts';
import { createStore } from '../client/store.ts';
import { createTabs } from '../client/tabs.ts';
import { createVault } from '../client/vault.ts';
import { chooseLocale, directionOf } from '../core/locale.ts';
import { effect, type Signal, signal } from '../core/signal.ts';
import { uniqueId } from '../core/unique-id.ts';
import type { View } from '../core/view.ts';
import { App, isSheet } from './app.tsx';
import { loadWords } from './dictionary.ts';
import type { Embed, Panel, PanelParts } from './embed.ts';
import { bringHouseFonts } from './fonts.ts';
import { launcherNews } from './launcher-news.ts';
import { listenIn } from './listen-in.ts';
import { tellPage } from './page-events.ts';
import { followUnread } from './page-title.ts';
import { type PanelModel, PanelProvider } from './panel-context.ts';
import { fetchAhead } from './parts.ts';
import { requests } from './requests.ts';
import { createReveal } from './reveal.ts';
import { panelSheet } from './sheet.ts';
import { createVoice } from './voice.ts';

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export async function mount({ embed, root, host, launcher, emit, config }: PanelParts): Promise<Panel> {
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
      uuid: uniqueId,
      random: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: Date.now,
      unidentified: (error) => emit('error', error),
    },
    { locale, ...(embed.page ? { page: embed.page } : {}) },
  );
  const view = signal(store.view());
  const known = signal<WidgetConfig>();
  void config.then((found) => {
    known.value = found;
  });
  const words = signal(await loadWords(locale));
  const model: PanelModel = {
    embed,
    view,
    words,
    session: {
      ...session,
      rate: async (score, text) => {
        const taken = await session.rate(score, text);
        if (taken) emit('csat', { score });
        return taken;
      },
    },
    isOpen: signal(false),
    menuOpen: signal(false),
    sound: signal(false),
    notice: signal(undefined),
    voice: createVoice(),
    reveal: createReveal(() => model.isOpen.peek() && !document.hidden && !isCalm()),
    config: known,
    draft: signal(''),
    photo: { current: null },
    page: signal(embed.page),
    choosesLocale: async (tag) => {
      if (await session.speak(tag)) words.value = await loadWords(chooseLocale(tag));
      else model.notice.value = { text: words.value.say('error.action') };
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
  const stops = [
    effect(() => {
      host.dir = directionOf(words.value.locale);
    }),
    listenIn({ model, store }),
    followUnread(model),
    tellPage({ model, store, emit, root }),
    ...(embed.framed ? [launcherNews(model, embed.framed), tellKept(model.view, embed.framed)] : []),
  ];
  // In the place of the loader's few rules; the house's and the page's own lie over it.
  root.adoptedStyleSheets = [panelSheet(), ...root.adoptedStyleSheets.slice(1)];
  if (embed.fonts === 'house') bringHouseFonts();
  // What is typed here is nobody else's: the page's hot keys must not hear it.
  for (const key of ['keydown', 'keyup', 'keypress'] as const) host.addEventListener(key, keepKey);
  const frame = document.createElement('div');
  root.append(frame);
  launcher?.remove();
  render(
    <PanelProvider value={model}>
      <App />
    </PanelProvider>,
    frame,
  );
  fetchAhead();
  void session.open().then(() => {
    // Whoever began to write before the past was there goes on writing.
    if (model.draft.peek()) session.draft(model.draft.peek());
    else model.draft.value = session.draft();
    // Over a whole telephone screen it would hide the page that the shopper has just asked for.
    if (session.shown() && !isSheet(embed)) model.isOpen.value = true;
    if (!embed.resume) return;
    model.isOpen.value = true;
    session.say(words.value.say('resume.said'), `resume:look#${embed.resume}`);
  });
  return panelApi(model, () => {
    for (const stop of stops) stop();
    for (const key of ['keydown', 'keyup', 'keypress'] as const) host.removeEventListener(key, keepKey);
    render(null, frame);
    frame.remove();
    session.close();
  });
}

const keepKey = (event: Event) => event.stopPropagation();

/** Whether the next page may find the conversation again; the page itself cannot see a frame's storage. */
function tellKept(view: Signal<View>, { keeps }: NonNullable<Embed['framed']>): () => void {
  return effect(() => keeps(view.value.keep !== null));
}

function panelApi(model: PanelModel, destroy: () => void): Panel {
  const { session, isOpen, menuOpen, page, choosesLocale, words } = model;
  const open = () => {
    isOpen.value = true;
  };
  return {
    open(view) {
      open();
      menuOpen.value = view === 'menu';
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
    send(text) {
      open();
      if (text.trim()) session.say(text.trim());
    },
    ask(intent) {
      open();
      const request = requests.find(({ name }) => name === intent);
      if (request) session.say(words.value.say(request.label), request.value);
    },
    setLanguage: (locale) => void choosesLocale(locale),
    // Custom properties of the host reach us by themselves.
    setTheme: () => undefined,
    identify: ({ token }) => session.identify(token),
    logout: () => session.leave(),
    forget: () => session.forget(),
    destroy,
  };
}
