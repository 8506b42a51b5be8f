/**
 * A page for looking: `?state=person&locale=ar&theme=dark` draws one state, with `&framed` as where the panel has a document
 * of its own; no state draws all of them side by side.
 */
import { chooseLocale } from './core/locale.ts';
import { mount as mountFrame } from './frame/outside.ts';
import type { PanelParts } from './panel/embed.ts';
import { mount as mountPanel } from './preview-panel.tsx';
import { stateNames } from './preview-states.ts';

/** Filled in by the build. */
declare const __LAUNCHER_CSS__: string;

const query = new URLSearchParams(location.search);
const locale = chooseLocale(query.get('locale'));
const theme = query.get('theme') ?? 'light';
const state = query.get('state');

const given = (name: string) => (query.has(name) ? { [name]: '' } : {});

function drawAll(): void {
  const sheet = document.createElement('main');
  sheet.className = 'sheet';
  for (const name of query.get('states')?.split(',') ?? stateNames) {
    const frame = document.createElement('iframe');
    frame.src = `?${new URLSearchParams({ state: name, locale, theme, ...given('closed'), ...given('night'), ...given('product'), ...given('framed') })}`;
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
  host.dir = locale === 'ar' ? 'rtl' : 'ltr';
  const root = host.attachShadow({ mode: 'open' });
  document.documentElement.lang = locale;
  document.body.append(host);
  const parts: PanelParts = {
    embed: {
      ...{ server: location.origin, lang: locale, position: 'end', theme, fonts: 'page' },
      site: `${new URLSearchParams({ state: name, ...given('night'), ...given('product') })}`,
    },
    ...{ root, host },
    emit: () => undefined,
    config: Promise.resolve(undefined),
  };
  const panel = query.has('framed') ? await mountFrame(withLauncher(parts)) : await mountPanel(parts);
  if (!query.has('closed')) panel.open();
}

/** What the loader draws before there is a frame. */
function withLauncher(parts: PanelParts): PanelParts {
  const launcher = document.createElement('button');
  launcher.className = 'launcher';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(__LAUNCHER_CSS__);
  parts.root.adoptedStyleSheets = [sheet];
  parts.root.append(launcher);
  return { ...parts, launcher };
}

if (state) await drawOne(state);
else drawAll();
