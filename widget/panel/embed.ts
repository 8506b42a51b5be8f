/** What the shop's page says about us: attributes of the loader's script, read once. Shared with the loader as types only. */
import type { PageContext } from '../../src/protocol/shopper.ts';

export type Embed = {
  /** Origin of the house's server: where the loader itself came from. */
  readonly server: string;
  readonly site: string;
  /** `auto` or a locale. */
  readonly lang: string;
  /** `start`; anything else is the end side. */
  readonly position: string;
  /** `light` or `dark`; anything else follows the device. */
  readonly theme: string;
  /** `house` brings our own fonts; otherwise the page's are used where they are the same. */
  readonly fonts: string;
  readonly page?: PageContext;
};

export type PanelEvent = 'ready' | 'open' | 'close' | 'message' | 'unread' | 'handoff' | 'error';

/** What the loader gets back once the panel is there. */
export type Panel = {
  open(): void;
  close(): void;
  toggle(): void;
  page(page: PageContext): void;
  send(text: string): void;
  setLanguage(locale: string): void;
  identify(identity: { readonly token: string }): void;
  /** The shopper has signed out of the shop. */
  logout(): Promise<boolean>;
  forget(): Promise<boolean>;
};

export type PanelParts = {
  readonly embed: Embed;
  readonly root: ShadowRoot;
  readonly host: HTMLElement;
  readonly emit: (event: PanelEvent, detail: unknown) => void;
};
