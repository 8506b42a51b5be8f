/** The frame's side of frame mode: mounts the very same panel in a document of its own, and answers the page around it. */
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import { createTheme } from '../embed/theme.ts';
import type { Intent, PanelView } from '../package/api.ts';
import type { Panel, Room } from '../panel/embed.ts';
import { type FromFrame, type FromPage, fromPage, type Hello, type Surroundings } from './wire.ts';

/** Who embeds us is decided by `frame-ancestors`; here it only says whom to talk to. */
const page = new URLSearchParams(location.search).get('origin') ?? '';
/** Its look is not worth more waiting. */
const configPatienceMs = 3000;
const host = document.createElement('aparte-concierge');
const root = host.attachShadow({ mode: 'open' });
const theme = createTheme({ host, root, scheme: undefined });
let panel: Promise<Panel> | undefined;
let around: Surroundings | undefined;

const tell = (message: FromFrame) => parent.postMessage({ concierge: message }, page);

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || origin !== page) return;
  const said = fromPage(data);
  if (said?.kind === 'hello' && !panel) panel = begin(said);
  if (said?.kind === 'surroundings') live(said);
  if (said?.kind === 'call') void answer(said);
});

// A busy page shows the frame late, and what was to have the focus could not take it while nobody saw it.
addEventListener('focus', () => {
  const home = around?.sheet ? 'h1' : '.composer-input';
  if (!root.activeElement) root.querySelector<HTMLElement>(`dialog[open] ${home}`)?.focus();
});

async function begin(hello: Hello): Promise<Panel> {
  const { site, lang } = hello;
  document.documentElement.lang = hello.pageLang;
  const config = houseConfig(hello);
  live(hello);
  const framed = {
    isSheet: () => around?.sheet === true,
    keeps: (kept: boolean) => tell({ kind: 'kept', kept }),
    news: (news: Extract<FromFrame, { kind: 'news' }>['news']) => tell({ kind: 'news', news }),
    glimpse: (height: number) => tell({ kind: 'glimpse', height }),
  };
  document.body.append(host);
  try {
    // Named by the document, so that the panel is one and the same file in both modes.
    const { panel: file = '' } = document.querySelector('script')?.dataset ?? {};
    const { mount }: Room = await import(/* @vite-ignore */ new URL(file, import.meta.url).href);
    const mounted = await mount({
      embed: {
        ...{ server: location.origin, site, lang, fonts: 'house', position: 'end', theme: 'auto', framed },
        ...(hello.page ? { page: hello.page } : {}),
        ...(hello.resume ? { resume: hello.resume } : {}),
      },
      ...{ root, host, config },
      emit: (event, detail) => {
        if (event !== 'ready') tell({ kind: 'event', event, detail: { ...detail } });
      },
    });
    await config;
    const inner = new CSSStyleSheet();
    // The page keeps the frame clear of the screen's edges, of which some browsers tell a frame as well.
    inner.replaceSync(
      '.header{padding-block-start:12px!important}.composer{padding-block-end:12px!important}.root .glimpse{position:fixed;inset:0 0 auto;inline-size:auto;border-radius:0;box-shadow:none}',
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, inner];
    theme.check();
    tell({ kind: 'mounted' });
    return mounted;
  } catch (error) {
    tell({ kind: 'failed', message: String(error) });
    throw error;
  }
}

function live(now: Surroundings): void {
  around = now;
  host.dataset['theme'] = now.dark ? 'dark' : 'light';
  theme.replace(now.tokens);
}

/** Asked of the house and not of the page: its rules, numbers and words are not for the page's other scripts to write. */
async function houseConfig({ site, lang, pageLang }: Hello): Promise<WidgetConfig | undefined> {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const asked = new URLSearchParams({ site, lang: (lang !== 'auto' && lang) || pageLang, zone });
  try {
    const answer = await fetch(`config?${asked}`, { signal: AbortSignal.timeout(configPatienceMs) });
    if (!answer.ok) return undefined;
    const config: WidgetConfig = await answer.json();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(config.css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return config;
  } catch {
    // As where the house has set nothing.
    return undefined;
  }
}

async function answer({ id, method, argument }: Extract<FromPage, { kind: 'call' }>): Promise<void> {
  const mounted = await panel?.catch(() => undefined);
  const value = mounted && (await perform(mounted, method, argument));
  tell({ kind: 'answer', id, value: typeof value === 'boolean' ? value : undefined });
}

function perform(mounted: Panel, method: string, argument: unknown): unknown {
  const text = typeof argument === 'string' ? argument : '';
  switch (method) {
    case 'open':
      return mounted.open(text as PanelView);
    case 'page':
      return mounted.page(argument as Parameters<Panel['page']>[0]);
    case 'ask':
      return mounted.ask(text as Intent);
    case 'send':
      return mounted.send(text);
    case 'setLanguage':
      return mounted.setLanguage(text);
    case 'identify':
      return mounted.identify({ token: text });
    case 'close':
    case 'toggle':
    case 'logout':
    case 'forget':
    case 'destroy':
      return mounted[method]();
    default:
      return undefined;
  }
}

tell({ kind: 'listening' });
