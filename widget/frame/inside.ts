/** The frame's side of frame mode: mounts the very same panel in a document of its own, and answers the page around it. */
import { createTheme } from '../embed/theme.ts';
import type { Intent, PanelView } from '../package/api.ts';
import type { Panel, Room } from '../panel/embed.ts';
import { type FromFrame, type FromPage, fromPage, type Hello, type Surroundings } from './wire.ts';

/** Who embeds us is decided by `frame-ancestors`; here it only says whom to talk to. */
const page = new URLSearchParams(location.search).get('origin') ?? '';
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

async function begin(hello: Hello): Promise<Panel> {
  const { site, lang, config } = hello;
  document.documentElement.lang = hello.pageLang;
  if (config) wear(config.css);
  live(hello);
  const framed = {
    isSheet: () => around?.sheet === true,
    keeps: (kept: boolean) => tell({ kind: 'kept', kept }),
    news: (news: Extract<FromFrame, { kind: 'news' }>['news']) => tell({ kind: 'news', news }),
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
      ...{ root, host, config: Promise.resolve(config) },
      emit: (event, detail) => {
        if (event !== 'ready') tell({ kind: 'event', event, detail: { ...detail } });
      },
    });
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

function wear(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
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
