/** @jsxImportSource preact */
/** The panel without a house behind it: one invented conversation, drawn wherever the panel itself is mounted. */

import { render } from 'preact';
import type { WidgetConfig } from '../src/protocol/widget-config.ts';
import type { Session } from './client/session.ts';
import { chooseLocale, directionOf } from './core/locale.ts';
import { effect, signal } from './core/signal.ts';
import { App } from './panel/app.tsx';
import { loadWords } from './panel/dictionary.ts';
import type { Panel, PanelParts } from './panel/embed.ts';
import { launcherNews } from './panel/launcher-news.ts';
import { type PanelModel, PanelProvider } from './panel/panel-context.ts';
import { createReveal } from './panel/reveal.ts';
import { panelSheet } from './panel/sheet.ts';
import { createVoice } from './panel/voice.ts';
import { stateOf } from './preview-states.ts';

/** The site is a query that says what to draw: `state`, and `night` or `product` where they are wanted. */
export async function mount({ embed, root, host, emit }: PanelParts): Promise<Panel> {
  const asked = new URLSearchParams(embed.site);
  const locale = chooseLocale(embed.lang);
  const frame = document.createElement('div');
  host.dir = directionOf(locale);
  root.adoptedStyleSheets = [panelSheet(), ...root.adoptedStyleSheets];
  root.append(frame);
  const model: PanelModel = {
    embed,
    view: signal(stateOf(asked.get('state') ?? '', locale)),
    words: signal(await loadWords(locale)),
    isOpen: signal(false),
    menuOpen: signal(false),
    sound: signal(false),
    reveal: createReveal(() => false),
    config: signal(configOf(asked, locale)),
    notice: signal(undefined),
    voice: createVoice(),
    draft: signal(''),
    photo: { current: null },
    page: signal(asked.has('product') ? { type: 'product' } : undefined),
    session: silent,
    choosesLocale: async () => undefined,
    settleRating: () => undefined,
    wear: (sheet) => {
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    },
    now: () => new Date(),
  };
  render(
    <PanelProvider value={model}>
      <App />
    </PanelProvider>,
    frame,
  );
  if (embed.framed) launcherNews(model, embed.framed);
  let shown = false;
  effect(() => {
    const open = model.isOpen.value;
    if (open !== shown) emit(open ? 'open' : 'close', {});
    shown = open;
  });
  return { ...stillPanel, open: () => shows(true), close: () => shows(false), toggle: () => shows(!shown) };

  function shows(open: boolean): void {
    model.isOpen.value = open;
  }
}

/** A house that is closed, where the page asks for one. */
function configOf(asked: URLSearchParams, locale: string): WidgetConfig | undefined {
  if (!asked.has('night')) return undefined;
  const zone = 'Europe/Paris';
  return {
    name: 'Maison Meridon',
    locale,
    launcher: { closed: 'Back at 10:00, leave a note' },
    position: 'end',
    css: '',
    opening: { open: false, zone },
    ways: {},
    keepsDays: 30,
  };
}

/** A session that goes nowhere: the preview is for looking. */
const silent: Session = {
  open: async () => undefined,
  say: () => undefined,
  act: () => undefined,
  upload: async () => undefined,
  typing: () => undefined,
  read: () => undefined,
  allow: async () => true,
  page: () => undefined,
  speak: async () => true,
  identify: () => undefined,
  leave: async () => true,
  askForPerson: async () => true,
  stopWaiting: async () => true,
  rate: async () => true,
  forget: async () => true,
  draft: () => '',
  shown: () => false,
  stop: async () => true,
  now: () => new Date(),
  close: () => undefined,
};

const stillPanel: Omit<Panel, 'open' | 'close' | 'toggle'> = {
  page: () => undefined,
  send: () => undefined,
  ask: () => undefined,
  setLanguage: () => undefined,
  setTheme: () => undefined,
  identify: () => undefined,
  logout: async () => true,
  forget: async () => true,
  destroy: () => undefined,
};
