/**
 * The only script on a shop's page: draws the launcher, takes calls, and fetches the rest when somebody wants it.
 * It imports nothing, never throws and never waits, because it runs on pages that are not ours.
 */
import type { WidgetConfig } from '../src/protocol/widget-config.ts';
import type { Call, Embedding, Shared } from './embed/embedding.ts';
import type { Concierge, Page } from './package/api.ts';

/** Filled in by the build: hashed files, and what the launcher says and wears. */
declare const __EMBED_FILE__: string;
declare const __PANEL_FILE__: string;
declare const __FRAME_FILE__: string;
declare const __LAUNCHER_WORDS__: Readonly<Record<string, readonly [ask: string, trouble: string]>>;
declare const __LAUNCHER_CSS__: string;
declare const __LAUNCHER_ICON__: string;

declare global {
  interface Window {
    concierge?: Concierge & { q?: Call[] };
  }
}

const words = __LAUNCHER_WORDS__;
/**
 * Its own tag before any other: `data-site` is a word that others use too. Where the loader is imported there is none:
 * then any script of the page carries the same attributes.
 */
const script =
  [...document.scripts].find(({ src }) => src === import.meta.url) ??
  document.querySelector<HTMLElement>('script[data-site]');
const data = { ...script?.dataset };
const host = document.createElement('aparte-concierge');
const root = host.attachShadow({ mode: 'open' });
const launcher = document.createElement('button');
const sheets = [new CSSStyleSheet(), new CSSStyleSheet()] as const;
const address = (file: string) => new URL(file, import.meta.url).href;
const room = address(data['mode'] === 'frame' ? __FRAME_FILE__ : __PANEL_FILE__);
const embed = address(__EMBED_FILE__);
const shared: Shared = { script, data, launcher, early: [], room, reach, draw, configure };
const { concierge: first } = window;
let coming: Promise<Embedding> | undefined;

/** Asked for as text first: a shopper waits ten seconds at most, and a browser may remember a failed import for ever. */
async function reach(file: string) {
  const text = await (await fetch(file, { signal: AbortSignal.timeout(10_000) })).text();
  // Half a file, or a page that says sorry: not imported, so that the next try is one.
  if (!/};$/.test(text)) throw 0;
  return import(/* @vite-ignore */ file);
}

const prepare = () => [embed, room].map((file) => reach(file).catch(() => 0));

/** What may wait for somebody's wish waits; a wish brings the code that takes all calls, in their order. */
async function own(...call: Call) {
  const [method, about, listener] = call;
  if (method === 'page') {
    shared.page = about as Page;
    draw();
  }
  // Not called here: a listener that throws, or is none, would make this promise reject.
  if (method === 'on' && about === 'ready') setTimeout(listener as () => void);
  if (!coming && /on$|page|identify|close/.test(method)) {
    shared.early.push(call);
    return;
  }
  try {
    coming ??= reach(embed).then(({ take }) => take(shared));
    return await (await coming)(call);
  } catch {
    coming = undefined;
    shared.early.push(call);
    draw(true);
    return;
  }
}

/** On a product page the launcher says what it is for; when nothing can be reached, that. */
function draw(failed?: boolean): void {
  const { lang } = data;
  const tag = (lang !== 'auto' && lang) || document.documentElement.lang || navigator.language;
  const [ask, trouble] = words[tag] ?? words[tag.slice(0, 2)] ?? (words['en'] as never);
  const { closed, text } = shared.config?.launcher ?? {};
  const shown = failed
    ? [trouble, shared.config?.ways.phone].join(' ')
    : (closed ?? text ?? (shared.page?.type === 'product' ? ask : ''));
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', __LAUNCHER_ICON__);
  svg.append(path);
  shared.tag = tag;
  host.dir = /^ar/.test(tag) ? 'rtl' : 'ltr';
  launcher.replaceChildren(svg, shown);
  launcher.ariaLabel = shown || ask;
}

/** The house's own words and colours, once the page has nothing better to do. */
async function configure(): Promise<void> {
  const query = new URLSearchParams({
    site: data['site'] ?? '',
    lang: shared.tag ?? '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const answer = await fetch(address(`config?${query}`));
  const config = await answer.json();
  if (answer.status === 403) host.remove();
  if (!answer.ok) return console.warn(config.detail);
  shared.config = config as WidgetConfig;
  sheets[1].replaceSync(config.css);
  host.dataset['position'] = data['position'] ?? config.position;
  draw();
}

function start(): void {
  const { position, theme, site } = data;
  sheets[0].replaceSync(__LAUNCHER_CSS__);
  root.adoptedStyleSheets = [...sheets];
  Object.assign(host.dataset, { position, theme });
  Object.assign(launcher, {
    className: 'launcher',
    part: 'launcher',
    onpointerenter: prepare,
    onfocus: prepare,
    onclick: () => own('open'),
  });
  try {
    shared.page = JSON.parse(data['page'] ?? '');
  } catch {}
  draw();
  root.append(launcher);
  // Not in the body: there may be none yet, and what is fixed in one that is moved or scaled moves with it.
  document.documentElement.append(host);
  window.concierge = own as Concierge;
  for (const call of first?.q ?? []) void own(...call);
  setTimeout(() => configure().catch(() => 0), 1);
  // A shopper who was in a conversation on the last page of this visit finds it again on this one, and so does one who
  // brings it along from another channel. Last, because reading storage may be forbidden here.
  if (/resume=/.test(document.URL) || sessionStorage[`aparte:${site}`]) void own('resume');
}

export const concierge = document.querySelector('aparte-concierge') ? first : own;
try {
  if (concierge === own) start();
} catch (error) {
  console.warn(error);
}
