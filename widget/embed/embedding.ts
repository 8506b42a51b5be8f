/** All calls of the page, from the first wish on: who listens, what the launcher does, and the way to the panel. */
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import type { ConciergeMethod, Identity, Page, Tokens } from '../package/api.ts';
import type { Embed, Panel, PanelParts, Room } from '../panel/embed.ts';
import { broughtOver } from './brought-over.ts';
import { createEars } from './ears.ts';
import { declaredPage } from './page.ts';
import { createTheme } from './theme.ts';

/** `resume` is the loader's own: fetches the panel without opening it. */
export type Call = [method: ConciergeMethod | 'resume', ...args: unknown[]];
export type Embedding = (call: Call) => Promise<unknown>;

/** What the loader hands over; it goes on writing `page`, `tag` and `config`. */
export type Shared = {
  readonly script: HTMLElement | null;
  readonly data: DOMStringMap;
  readonly launcher: HTMLButtonElement;
  /** Calls that could wait, and those of a try that failed. */
  readonly early: Call[];
  /** Address of the panel, or of the frame that holds it. */
  readonly room: string;
  readonly reach: (file: string) => Promise<unknown>;
  readonly draw: (failed?: boolean) => void;
  readonly configure: () => Promise<void>;
  page?: Page | undefined;
  /** The language that the page is in. */
  tag?: string;
  config?: WidgetConfig;
};

/** What was said must not be lost because nobody could hear it; the rest is only worth something at its moment. */
const worthKeeping: ReadonlySet<string> = new Set(['send', 'ask', 'identify']);
/** These do without a panel where there is none. */
const patient: ReadonlySet<string> = new Set(['page', 'identify', 'setLanguage', 'setTheme', 'close']);

export function take(shared: Shared): Embedding {
  const { data, draw, early, launcher, script } = shared;
  const root = launcher.getRootNode() as ShadowRoot;
  const host = root.host as HTMLElement;
  const hidden = new CSSStyleSheet();
  hidden.replaceSync(':host{display:none!important}');
  const theme = createTheme({ host, root, scheme: data['theme'] });
  const ears = createEars(host);
  const kept: Call[] = [];
  let loading: Promise<Panel> | undefined;

  const emit: PanelParts['emit'] = (event, detail) => {
    host.dispatchEvent(new CustomEvent(`concierge:${event}`, { detail, bubbles: true, composed: true }));
  };
  const wear = (worn: boolean) => {
    const others = root.adoptedStyleSheets.filter((sheet) => sheet !== hidden);
    root.adoptedStyleSheets = worn ? [...others, hidden] : others;
  };
  const pageOf = () => declaredPage(shared.page);
  const tell = async (panel: Panel, [method, ...args]: Call) => {
    if (method === 'page') return panel.page(pageOf() ?? { type: 'other' });
    if (method === 'identify') return panel.identify({ token: await tokenOf(args[0] as Identity) });
    const does = panel[method as keyof Panel] as ((...given: unknown[]) => unknown) | undefined;
    return does?.(...args);
  };

  function load(): Promise<Panel> {
    loading ??= bring().catch((error) => {
      loading = undefined;
      draw(true);
      throw error;
    });
    return loading;
  }

  async function bring(): Promise<Panel> {
    launcher.ariaBusy = 'true';
    try {
      const { mount } = (await shared.reach(shared.room)) as Room;
      const panel = await mount({
        embed: embedOf(shared, pageOf()),
        root,
        host,
        launcher,
        emit,
        config: configOf(shared),
      });
      theme.check();
      for (const call of kept.splice(0)) void tell(panel, call);
      return panel;
    } finally {
      launcher.ariaBusy = null;
    }
  }

  const own: Partial<Record<Call[0], (...args: never[]) => unknown>> = {
    ...ears,
    async hide() {
      wear(true);
      // What cannot be seen must not keep the page inert.
      if (root.querySelector('dialog:modal')) (await load()).close();
    },
    show: () => wear(false),
    resume: async () => void (await load()),
    setLanguage(tag: string) {
      data['lang'] = tag;
      draw();
      if (!loading) void shared.configure().catch(() => undefined);
      return loading && load().then((panel) => panel.setLanguage(tag));
    },
    setTheme(tokens: Tokens) {
      theme.set(tokens);
      return loading && load().then((panel) => panel.setTheme());
    },
    async destroy() {
      observer.disconnect();
      theme.stop();
      const panel = loading && (await loading.catch(() => undefined));
      panel?.destroy();
      host.remove();
      delete window.concierge;
    },
  };

  /** Never rejects: a failure is an event, and the launcher says it. */
  async function answer(call: Call): Promise<unknown> {
    const [method, ...args] = call;
    if (!host.isConnected) return undefined;
    try {
      const does = own[method];
      if (does) return await does(...(args as never[]));
      if (loading || !patient.has(method)) return await tell(await load(), call);
      if (worthKeeping.has(method)) kept.push(call);
    } catch (error) {
      if (!loading && worthKeeping.has(method)) kept.push(call);
      const { code = 'unavailable', message = 'The concierge cannot be reached.' } = error as Partial<Trouble>;
      emit('error', { code, message });
    }
    return undefined;
  }

  const turnPage = () => {
    shared.page = parsed(script?.dataset['page']);
    draw();
    void answer(['page']);
  };
  const observer = new MutationObserver(turnPage);
  if (script) {
    observer.observe(script, { attributeFilter: ['data-page'] });
    // Changed while nobody was here to see it.
    if (script.dataset['page'] !== data['page']) turnPage();
  }
  for (const call of early.splice(0)) void answer(call);
  return answer;
}

type Trouble = { readonly code: string; readonly message: string };

const tokenOf = ({ token }: Identity) => (typeof token === 'function' ? token() : token);

const configOf = async (shared: Shared) => {
  if (!shared.config) await shared.configure().catch(() => undefined);
  return shared.config;
};

function embedOf({ data, room }: Shared, page: Embed['page']): Embed {
  const resume = broughtOver();
  return {
    server: new URL(room).origin,
    site: data['site'] ?? '',
    lang: data['lang'] ?? 'auto',
    position: data['position'] ?? 'end',
    theme: data['theme'] ?? 'auto',
    fonts: data['fonts'] ?? 'page',
    ...(page ? { page } : {}),
    ...(resume ? { resume } : {}),
  };
}

/** Absent and broken are the same. */
function parsed(json = ''): Page | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
