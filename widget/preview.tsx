/** @jsxImportSource preact */
/** A page for looking: `?state=person&locale=ar&theme=dark` draws one state, no state draws all of them side by side. */

import { render } from 'preact';
import type { WidgetConfig } from '../src/protocol/widget-config.ts';
import type { Session } from './client/session.ts';
import { chooseLocale, directionOf } from './core/locale.ts';
import { signal } from './core/signal.ts';
import { App } from './panel/app.tsx';
import { loadWords } from './panel/dictionary.ts';
import { type PanelModel, PanelProvider } from './panel/panel-context.ts';
import { createReveal } from './panel/reveal.ts';
import { panelSheet } from './panel/sheet.ts';
import { createVoice } from './panel/voice.ts';
import { stateNames, stateOf } from './preview-states.ts';

const query = new URLSearchParams(location.search);
const locale = chooseLocale(query.get('locale'));
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const state = query.get('state');

const given = (name: string) => (query.has(name) ? { [name]: '' } : {});

function drawAll(): void {
  const sheet = document.createElement('main');
  sheet.className = 'sheet';
  for (const name of query.get('states')?.split(',') ?? stateNames) {
    const frame = document.createElement('iframe');
    frame.src = `?${new URLSearchParams({ state: name, locale, theme, ...given('closed'), ...given('night'), ...given('product') })}`;
    frame.title = name;
    const figure = document.createElement('figure');
    figure.append(frame);
    sheet.append(figure);
  }
  document.body.append(sheet);
}

async function drawOne(name: string): Promise<void> {
  const host = document.createElement('aparte-concierge');
  host.dataset['theme'] = theme;
  host.dataset['position'] = 'end';
  host.dir = directionOf(locale);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [panelSheet()];
  const frame = document.createElement('div');
  root.append(frame);
  document.body.append(host);
  const model: PanelModel = {
    embed: { server: location.origin, site: '', lang: locale, position: 'end', theme, fonts: 'page' },
    view: signal(stateOf(name, locale)),
    words: signal(await loadWords(locale)),
    isOpen: signal(false),
    menuOpen: signal(false),
    sound: signal(false),
    reveal: createReveal(() => false),
    config: signal(configOf(query)),
    notice: signal(undefined),
    voice: createVoice(),
    draft: signal(''),
    page: signal(query.has('product') ? { type: 'product' } : undefined),
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
  model.isOpen.value = !query.has('closed');
}

/** A house that is closed, where the page asks for one. */
function configOf(asked: URLSearchParams): WidgetConfig | undefined {
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
  keep: async () => true,
  allowModel: async () => true,
  allowLearning: async () => true,
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

if (state) await drawOne(state);
else drawAll();
