/** What a house is once its folder has been read: brand, policy, stores, people, catalogue, orders and articles. */
import type { Article, LocalizedText, Money, Order, Product, Store } from '../domain/commerce.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Advisor, Shopper } from '../domain/participant.ts';
import type { HouseTemplate } from '../domain/template.ts';

export type HouseLocale = {
  readonly tag: string;
  /** Its name in its own language, as the language menu shows it. */
  readonly label: string;
  /** Where a missing text is looked up next; market-sensitive texts never fall back. */
  readonly parent?: string | undefined;
  readonly direction: 'ltr' | 'rtl';
};

export type Voice = {
  readonly adjectives: readonly string[];
  /** Per locale; compared without case, whole words only. */
  readonly bannedWords: Readonly<Record<string, readonly string[]>>;
  readonly greeting: Readonly<Record<string, { morning: string; afternoon: string; evening: string }>>;
  readonly formality: Readonly<Record<string, { address: string; note?: string | undefined }>>;
};

export type Market = {
  readonly id: string;
  readonly countries: readonly string[];
  readonly delivery: { readonly days: string; readonly cost: Money; readonly freeFrom: Money };
  readonly note?: string | undefined;
};

export type Brand = {
  readonly id: string;
  readonly name: string;
  readonly tagline: LocalizedText;
  readonly founded?: number | undefined;
  readonly atelier?: string | undefined;
  readonly defaultLocale: string;
  readonly locales: readonly HouseLocale[];
  /** ISO 4217. Every price of the house is kept in it. */
  readonly currency: string;
  readonly timeZone: string;
  readonly contact: {
    readonly email?: string | undefined;
    readonly privacy?: string | undefined;
    readonly phone?: string | undefined;
  };
  readonly voice: Voice;
  readonly markets: readonly Market[];
  readonly channels: Readonly<Record<string, { on: boolean; greeting: boolean }>>;
  readonly privacy: { readonly keepConversationsDays: number };
};

/** Who is offered a case first, and for how long. */
export type Routing = {
  /** Steps in order; each is tried for its time before the next one joins in. */
  readonly order: readonly RoutingStep[];
  readonly offerSeconds: number;
  readonly ownAdvisorSeconds: number;
  readonly goneSeconds: number;
  /** How long a wait must be before the shopper is told about a call-back instead. */
  readonly callBackAfterSeconds: number;
};

export const routingSteps = ['own-advisor', 'same-store', 'skill-and-language', 'language', 'anyone'] as const;
export type RoutingStep = (typeof routingSteps)[number];

export type House = {
  readonly brand: Brand;
  readonly policy: Policy;
  readonly routing: Routing;
  readonly stores: readonly Store[];
  readonly advisors: readonly Advisor[];
  /** Plain text, for trying the house out; never there in production. */
  readonly samplePassword?: string;
  readonly products: readonly Product[];
  readonly orders: readonly Order[];
  readonly shoppers: readonly Shopper[];
  readonly articles: readonly Article[];
  /** Approved messages, for when a reply window has closed. */
  readonly templates: readonly HouseTemplate[];
};
