/** What the shop's page says about us, and what the page and the panel are to each other. Types only. */
import type { PageContext } from '../../src/protocol/shopper.ts';
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import type { ConciergeEvent, ConciergeEvents, Intent, PanelView } from '../package/api.ts';

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
  /** Brought along from another channel in the page's address, and good once. */
  readonly resume?: string;
  /** The panel is alone in a document of its own; its launcher is in the page. */
  readonly framed?: {
    /** Whether the frame covers a telephone's screen. */
    readonly isSheet: () => boolean;
    readonly keeps: (kept: boolean) => void;
    readonly news: (news: LauncherNews) => void;
    /** How high the newest words are that stand beside the closed launcher, in px; 0 for none. */
    readonly glimpse: (height: number) => void;
  };
};

/** What a launcher outside of the panel's document has to show. */
export type LauncherNews = {
  /** Name of the panel, for whoever cannot see it. */
  readonly panel: string;
  readonly label: string;
  /** A drawing on a 24 x 24 grid, as one path. */
  readonly icon: string;
  /** Beside the icon. */
  readonly text: string;
  /** An advisor's, in place of the icon; empty when nobody has written. */
  readonly initials: string;
  /** Unread messages in the digits of the language; empty for none. */
  readonly count: string;
  /** Outside opening hours it steps back. */
  readonly quiet: boolean;
};

/** What the loader gets back once the panel is there. */
export type Panel = {
  open(view?: PanelView): void;
  close(): void;
  toggle(): void;
  page(page: PageContext): void;
  send(text: string): void;
  ask(intent: Intent): void;
  setLanguage(locale: string): void;
  /** The host's tokens have changed. */
  setTheme(): void;
  identify(identity: { readonly token: string }): void;
  /** The shopper has signed out of the shop. */
  logout(): Promise<boolean>;
  forget(): Promise<boolean>;
  destroy(): void;
};

export type PanelParts = {
  readonly embed: Embed;
  readonly root: ShadowRoot;
  readonly host: HTMLElement;
  /** The loader's button: the panel puts its own in its place. */
  readonly launcher?: HTMLElement;
  readonly emit: <E extends ConciergeEvent>(event: E, detail: ConciergeEvents[E]) => void;
  readonly config: Promise<WidgetConfig | undefined>;
};

/** A module that the panel is mounted by: into the page itself, or into a frame. */
export type Room = { readonly mount: (parts: PanelParts) => Promise<Panel> };
