/** What a shop's page may ask of the widget and hear from it. Stands alone: it is published as types with `@aparte/widget`. */

/** What the page is about. Anything else is not read. */
export type Page = {
  /** `product`, `category`, `cart`, `order`, `home` or a word of the shop's own. */
  readonly type: string;
  readonly sku?: string;
  readonly title?: string;
  readonly url?: string;
  /** Minor units: 248000 is 2,480.00. */
  readonly price?: number;
  /** ISO 4217. */
  readonly currency?: string;
  /** What the basket is worth, in minor units. */
  readonly cart?: number;
};

/** CSS values of `--cg-*` by name, with or without the prefix; an empty one gives the house's own back. */
export type Tokens = Partial<Record<TokenName | `--cg-${TokenName}`, string>>;
export type TokenName =
  | 'primary'
  | 'on-primary'
  | 'surface'
  | 'ink'
  | 'radius'
  | 'font'
  | 'display'
  | 'offset-block'
  | 'offset-inline'
  | 'z';

/** Made by the shop's server, good for five minutes; as a function it is asked for when it is needed. */
export type Identity = { readonly token: string | (() => string | Promise<string>) };
export type PanelView = 'conversation' | 'menu';
/** One of the requests that the panel offers by itself. */
export type Intent = 'order' | 'gift' | 'stores' | 'advisor' | 'elsewhere';

/** Every method, with what it resolves to once it is done. */
export type ConciergeMethods = {
  open(view?: PanelView): void;
  close(): void;
  toggle(): void;
  page(page: Page): void;
  identify(identity: Identity): void;
  /** The shopper has signed out of the shop: this browser lets go, the house keeps the conversation. */
  logout(): boolean;
  /** A language tag such as `fr-CA`. */
  setLanguage(tag: string): void;
  setTheme(tokens: Tokens): void;
  /** Said as the shopper, in the open panel. */
  send(text: string): void;
  ask(intent: Intent): void;
  /** Takes the launcher and the panel off the page until `show`; the conversation goes on. */
  hide(): void;
  show(): void;
  on<E extends ConciergeEvent>(event: E, listener: (detail: ConciergeEvents[E]) => void): void;
  /** Without a listener all of that event; without an event all. */
  off<E extends ConciergeEvent>(event?: E, listener?: (detail: ConciergeEvents[E]) => void): void;
  /** Erases the conversation here and in the house. */
  forget(): boolean;
  /** Removes the widget from the page; what the shopper chose to keep stays kept. */
  destroy(): void;
};
export type ConciergeMethod = keyof ConciergeMethods;

export type ConciergeEvents = {
  /** The launcher is there and calls are taken. */
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** `text` stays away in frame mode: what is said there is not the page's to read. */
  message: { readonly author: 'shopper' | 'bot' | 'advisor' | 'system'; readonly text?: string };
  unread: { readonly count: number };
  handoff: { readonly floor: 'bot' | 'queue' | 'advisor' };
  order_viewed: { readonly orderNumber: string };
  product_clicked: { readonly productId: string; readonly sku: string; readonly title: string };
  appointment_booked: { readonly value: string; readonly label: string };
  /** 4 is the best. */
  csat: { readonly score: 1 | 2 | 3 | 4 };
  error: { readonly code: string; readonly message: string };
};
export type ConciergeEvent = keyof ConciergeEvents;

/** Resolves when it is done; never rejects: what goes wrong is an `error` event. */
export type Concierge = {
  <E extends ConciergeEvent>(method: 'on', event: E, listener: (detail: ConciergeEvents[E]) => void): Promise<void>;
  <E extends ConciergeEvent>(method: 'off', event?: E, listener?: (detail: ConciergeEvents[E]) => void): Promise<void>;
  <M extends Exclude<ConciergeMethod, 'on' | 'off'>>(
    method: M,
    ...args: Parameters<ConciergeMethods[M]>
  ): Promise<ReturnType<ConciergeMethods[M]> | undefined>;
};
