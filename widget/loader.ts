/**
 * The only script on a shop's page: draws the launcher, takes early calls, and fetches the panel when somebody wants it.
 * It imports nothing, never throws and never waits, because it runs on pages that are not ours.
 */
import type { Embed, Panel, PanelEvent, PanelParts } from './panel/embed.ts';

/** Filled in by the build: the panel's hashed file and the launcher's words and colours. */
declare const __PANEL_FILE__: string;
declare const __LAUNCHER_WORDS__: Readonly<Record<string, { readonly open: string; readonly ask: string }>>;
declare const __LAUNCHER_CSS__: string;
declare const __LAUNCHER_ICON__: string;

type Method = keyof Panel | 'on';
type Listener = (detail: unknown) => void;
type Call = [method: Method, ...args: unknown[]];
type Concierge = ((...call: Call) => Promise<unknown>) & { q?: Call[] };

declare global {
  interface Window {
    concierge?: Concierge;
  }
}

const sentences = __LAUNCHER_WORDS__;
const listeners = new Map<string, Set<Listener>>();
const script = [...document.scripts].find((element) => element.src === import.meta.url);
const data: DOMStringMap = script?.dataset ?? {};
const host = document.createElement('aparte-concierge');
const root = host.attachShadow({ mode: 'open' });
const launcher = document.createElement('button');

let page = parsed(data['page']);
let loading: Promise<Panel> | undefined;

const embed = (): Embed => ({
  server: new URL(import.meta.url).origin,
  site: data['site'] ?? '',
  lang: data['lang'] ?? 'auto',
  position: data['position'] ?? 'end',
  theme: data['theme'] ?? 'auto',
  fonts: data['fonts'] ?? 'page',
  ...(page ? { page } : {}),
});

/** Absent and broken are the same. */
function parsed(json = ''): Embed['page'] {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const panelUrl = () => new URL(__PANEL_FILE__, import.meta.url).href;

/** Fetched when a pointer or the focus comes near, so that the click finds it there. */
function prepare(): void {
  if (loading || root.querySelector('link')) return;
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = panelUrl();
  root.append(link);
}

function load(): Promise<Panel> {
  loading ??= import(/* @vite-ignore */ panelUrl())
    .then((panel: { mount: (parts: PanelParts) => Promise<Panel> }) =>
      panel.mount({ embed: embed(), root, host, emit }),
    )
    .then((panel) => {
      launcher.remove();
      return panel;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function emit(event: PanelEvent, detail: unknown): void {
  for (const listener of listeners.get(event) ?? []) listener(detail);
  host.dispatchEvent(new CustomEvent(`concierge:${event}`, { detail, bubbles: true, composed: true }));
}

/** `page` and `on` never load the panel; the rest is somebody wanting it. A failure is an event, not an exception. */
async function concierge(...[method, ...args]: Call): Promise<unknown> {
  try {
    if (method === 'on') return listen(String(args[0]), args[1]);
    if (method === 'page') {
      page = args[0] as Embed['page'];
      label();
      return (await loading)?.page(page ?? { type: 'other' });
    }
    const panel = await load();
    return await (panel[method] as (...given: unknown[]) => unknown)(...args);
  } catch (error) {
    return emit('error', error);
  }
}

function listen(event: string, listener: unknown): void {
  if (typeof listener !== 'function') return;
  const known = listeners.get(event) ?? new Set();
  listeners.set(event, known.add(listener as Listener));
}

/** On a product page the launcher says what it is for. */
function label(): void {
  const asked = data['lang'] === 'auto' ? '' : data['lang'];
  const wish = asked || document.documentElement.lang || navigator.language;
  const { open = '', ask = '' } = sentences[wish] ?? sentences[wish.split('-')[0] ?? ''] ?? sentences['en'] ?? {};
  const onProduct = page?.type === 'product';
  host.dir = /^(ar|fa|he|ur)/.test(wish) ? 'rtl' : 'ltr';
  launcher.replaceChildren(icon(), ...(onProduct ? [ask] : []));
  launcher.ariaLabel = onProduct ? null : open;
}

function icon(): Element {
  const drawn = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const svg = drawn('svg');
  const path = drawn('path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.ariaHidden = 'true';
  path.setAttribute('d', __LAUNCHER_ICON__);
  svg.append(path);
  return svg;
}

function start(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(__LAUNCHER_CSS__);
  root.adoptedStyleSheets = [sheet];
  const { position, theme } = embed();
  Object.assign(host.dataset, { position, theme });
  Object.assign(launcher, {
    className: 'launcher',
    type: 'button',
    onpointerenter: prepare,
    onfocus: prepare,
    onclick: () => void concierge('open'),
  });
  label();
  root.append(launcher);
  document.body.append(host);

  const early = window.concierge?.q ?? [];
  window.concierge = concierge;
  for (const call of early) void concierge(...call);
  // Last, because reading storage may be forbidden here: a shopper who was in a conversation on the last page of this
  // visit finds it again on this one, and so does one who brings it along from another channel.
  if (/resume=/.test(document.URL) || sessionStorage.getItem(`aparte:${data['site'] ?? ''}`))
    load().catch(() => undefined);
}

try {
  start();
} catch (error) {
  console.warn('concierge:', error);
}
