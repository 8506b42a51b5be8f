/** `@aparte/widget`: brings the loader of a house into the page, once, and gives its calls back with their types. */
import type { Concierge, Page } from './api.ts';

export type {
  Concierge,
  ConciergeEvent,
  ConciergeEvents,
  ConciergeMethod,
  ConciergeMethods,
  Identity,
  Intent,
  Page,
  PanelView,
  Tokens,
} from './api.ts';

export type ConciergeOptions = {
  /** Origin of the house's server, such as `https://concierge.brand.example`. */
  readonly server: string;
  readonly site: string;
  /** A language tag; left out, the page's own. */
  readonly lang?: string;
  readonly position?: 'start' | 'end';
  /** Left out, as the device has it. */
  readonly theme?: 'light' | 'dark';
  /** `frame` keeps the conversation out of reach of the page's other scripts. */
  readonly mode?: 'shadow' | 'frame';
  /** `house` brings the house's typefaces along. */
  readonly fonts?: 'page' | 'house';
  readonly page?: Page;
  /** A pinned file as `/widget/loader.json` names it, with what it must be. */
  readonly pinned?: { readonly file: string; readonly integrity: string };
  /** For pages whose policy wants one on each script. */
  readonly nonce?: string;
};

type WithConcierge = { concierge?: Concierge };
type Policy = { createScriptURL(address: string): string };
type WithTrustedTypes = {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
};

let loading: Promise<Concierge> | undefined;
let pending = false;
let times = 0;

/** Resolves once the launcher is there. Rejects when the loader cannot be fetched; then it may be called again. */
export async function loadConcierge(options: ConciergeOptions): Promise<Concierge> {
  const gone = !pending && document.querySelector('aparte-concierge') === null;
  if (!loading || gone) loading = bring(options);
  return loading;
}

function bring({ server, pinned, nonce, page, ...attributes }: ConciergeOptions): Promise<Concierge> {
  times += 1;
  const script = document.createElement('script');
  const file = `widget/${pinned?.file ?? 'loader.js'}`;
  script.type = 'module';
  script.async = true;
  // A module runs once for each address: after `destroy` it takes another one, which is the same file.
  const address = `${new URL(file, `${server.replace(/\/+$/, '')}/`).href}${times > 1 ? `#${times}` : ''}`;
  script.src = trusted(address);
  script.crossOrigin = 'anonymous';
  if (pinned) script.integrity = pinned.integrity;
  if (nonce) script.nonce = nonce;
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) script.dataset[name] = value;
  if (page) script.dataset['page'] = JSON.stringify(page);
  for (const old of document.querySelectorAll('script[data-site][src*="/widget/loader"]')) old.remove();
  pending = true;
  return new Promise((resolve, reject) => {
    const settled = () => {
      pending = false;
    };
    script.onload = () => {
      settled();
      const { concierge } = window as WithConcierge;
      if (concierge) resolve(concierge);
      else fail();
    };
    const fail = () => {
      settled();
      loading = undefined;
      script.remove();
      reject(new Error(`The concierge could not be loaded from ${server}.`));
    };
    script.onerror = fail;
    document.head.append(script);
  });
}

let policy: Policy | undefined;

/** Where a page wants Trusted Types, it has to name this policy: `trusted-types aparte-widget`. */
function trusted(address: string): string {
  const { trustedTypes } = window as WithTrustedTypes;
  try {
    policy ??= trustedTypes?.createPolicy('aparte-widget', { createScriptURL: (own) => own });
  } catch {
    // A page that names its policies and not this one; it may still take plain addresses.
  }
  return policy?.createScriptURL(address) ?? address;
}
