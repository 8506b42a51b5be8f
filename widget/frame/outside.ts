/**
 * The page's side of frame mode (`data-mode="frame"`): the panel lives in a document of ours, out of reach of the page's
 * scripts. Here are its place in the page, the launcher, and the messages between the two.
 */
import type { Panel, PanelParts } from '../panel/embed.ts';
import css from '../styles/frame.css?inline';
import { drawLauncher } from './outer-launcher.ts';
import { type FromPage, fromFrame, type Surroundings } from './wire.ts';

/** Filled in by the build: our own colours as [light, dark]. */
declare const __OWN_COLORS__: Readonly<Record<string, readonly [light: string, dark: string]>>;

/** Longer than this and the launcher says that nobody can be reached. */
const patienceMs = 10_000;
const viewportChanges = ['resize', 'scroll'];
const narrow = '(max-width: 479px)';
const tokenNames = [
  ...['primary', 'on-primary', 'surface', 'ink', 'radius', 'font', 'display'],
  // Where the frame is, the page's own rules say; the panel fills it.
];

export async function mount({ embed, root, host, launcher, emit }: PanelParts): Promise<Panel> {
  const server = new URL(embed.server).origin;
  const place = createPlace(root, server);
  const { dialog, frame } = place;
  const face = drawLauncher(launcher as HTMLButtonElement, root);
  const answers = new Map<number, (value: boolean | undefined) => void>();
  const device = matchMedia('(prefers-color-scheme: dark)');
  const screen = matchMedia(narrow);
  let asked = 0;

  const post = (message: FromPage) => frame.contentWindow?.postMessage({ concierge: message }, server);
  const call = (method: string, argument?: unknown) =>
    new Promise<boolean | undefined>((resolve) => {
      asked += 1;
      answers.set(asked, resolve);
      post({ kind: 'call', id: asked, method, argument });
    });
  const surroundings = (): Surroundings => {
    const dark = embed.theme === 'dark' || (embed.theme !== 'light' && device.matches);
    host.style.setProperty('--ground', __OWN_COLORS__['surface']?.[dark ? 1 : 0] ?? '');
    return { dark, sheet: screen.matches, tokens: ownTokens(host) };
  };
  const tellSurroundings = () => post({ kind: 'surroundings', ...surroundings() });

  function show(open: boolean): void {
    if (open === dialog.open) return;
    if (open) {
      if (screen.matches) dialog.showModal();
      else dialog.show();
      frame.focus();
    } else {
      const had = root.activeElement === frame || dialog.matches(':modal');
      dialog.close();
      if (had) launcher?.focus();
    }
  }

  const stopListening = await new Promise<() => void>((resolve, reject) => {
    const timer = setTimeout(() => fail('The frame has not answered.'), patienceMs);
    const stop = () => removeEventListener('message', hear);
    const fail = (message: string) => {
      stop();
      place.leave();
      face.leave();
      reject(new Error(message));
    };
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source !== frame.contentWindow || origin !== server) return;
      const said = fromFrame(data);
      switch (said?.kind) {
        case 'listening':
          return post({ kind: 'hello', ...surroundings(), ...opening() });
        case 'mounted':
          clearTimeout(timer);
          return resolve(stop);
        case 'failed':
          clearTimeout(timer);
          return fail(said.message);
        case 'answer':
          answers.get(said.id)?.(said.value);
          return answers.delete(said.id);
        case 'event':
          if (said.event === 'open' || said.event === 'close') show(said.event === 'open');
          return emit(said.event, said.detail as never);
        case 'news':
          frame.title = said.news.panel;
          dialog.ariaLabel = said.news.panel;
          return face.draw(said.news);
        case 'glimpse':
          dialog.style.setProperty('--glimpse', `${said.height}px`);
          return dialog.classList.toggle('glimpse', said.height > 0);
        case 'kept':
          // On the house's own pages the two storages are one, and the frame has written there itself.
          return server === location.origin ? undefined : remember(embed.site, said.kept);
        case undefined:
          return undefined;
      }
    };
    const opening = () => ({
      ...{ site: embed.site, lang: embed.lang },
      pageLang: document.documentElement.lang || navigator.language,
      ...(embed.page ? { page: embed.page } : {}),
      ...(embed.resume ? { resume: embed.resume } : {}),
    });
    addEventListener('message', hear);
    root.append(dialog);
  });

  // Not before: until the frame is there a press is a try to reach it.
  if (launcher) launcher.onclick = () => void call('toggle');
  dialog.oncancel = (event) => {
    event.preventDefault();
    void call('close');
  };
  device.addEventListener('change', tellSurroundings);
  screen.addEventListener('change', tellSurroundings);
  const asking = (method: string) => async () => (await call(method)) === true;
  return {
    open: (view) => void call('open', view),
    close: () => void call('close'),
    toggle: () => void call('toggle'),
    page: (page) => void call('page', page),
    send: (text) => void call('send', text),
    ask: (intent) => void call('ask', intent),
    setLanguage: (locale) => void call('setLanguage', locale),
    identify: ({ token }) => void call('identify', token),
    setTheme: tellSurroundings,
    logout: asking('logout'),
    forget: asking('forget'),
    destroy() {
      stopListening();
      device.removeEventListener('change', tellSurroundings);
      screen.removeEventListener('change', tellSurroundings);
      place.leave();
    },
  };
}

/** A dialog around the frame: modal over a telephone's whole screen, beside the page elsewhere. */
function createPlace(root: ShadowRoot, server: string) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  dialog.className = 'frame';
  dialog.setAttribute('part', 'panel');
  frame.src = `${server}/widget/frame.html?${new URLSearchParams({ origin: location.origin })}`;
  dialog.append(frame);
  const { visualViewport } = window;
  // As the panel does where it is the sheet itself.
  const fit = () => {
    if (!visualViewport || visualViewport.scale > 1) return;
    dialog.style.setProperty('--sheet-height', `${visualViewport.height}px`);
    dialog.style.setProperty('--sheet-top', `${visualViewport.offsetTop}px`);
  };
  fit();
  for (const change of viewportChanges) visualViewport?.addEventListener(change, fit);
  return {
    ...{ dialog, frame },
    leave() {
      for (const change of viewportChanges) visualViewport?.removeEventListener(change, fit);
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((worn) => worn !== sheet);
    },
  };
}

/** What the page says of our element, and nothing that we say of it ourselves. */
function ownTokens(host: HTMLElement): Record<string, string> {
  const style = getComputedStyle(host);
  const said = tokenNames.map((name) => [name, style.getPropertyValue(`--cg-${name}`).trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

/** The loader looks for this on the shop's next page; the conversation itself is in the frame's own storage. */
function remember(site: string, kept: boolean): void {
  try {
    if (kept) sessionStorage.setItem(`aparte:${site}`, 'framed');
    else sessionStorage.removeItem(`aparte:${site}`);
  } catch {
    // Storage is blocked here: the next page starts with a closed launcher.
  }
}
