/** What a house is once its folder has been read: brand, policy, stores, people, catalogue, orders and articles. */
import type { AccessRules } from '../domain/access.ts';
import type { CannedReplies } from '../domain/canned.ts';
import type { Article, LocalizedText, Money, Order, Product, Store } from '../domain/commerce.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Look } from '../domain/look.ts';
import type { Advisor, Shopper } from '../domain/participant.ts';
import type { Retention } from '../domain/retention.ts';
import type { Routing } from '../domain/routing.ts';
import type { HouseTemplate } from '../domain/template.ts';

export type HouseLocale = {
  readonly tag: string;
  /** Its name in its own language, as the language menu shows it. */
  readonly label: string;
  /** Where a missing text is looked up next; market-sensitive texts never fall back. */
  readonly parent?: string | undefined;
  readonly direction: 'ltr' | 'rtl';
};

export type Formality = {
  /** `vous`, `Sie`, `Lei`, `usted`, `keigo`, `您`. */
  readonly address: string;
  readonly note?: string | undefined;
  /** Which name goes with a greeting. */
  readonly name?: 'first' | 'full' | 'none' | undefined;
};

export type Voice = {
  readonly adjectives: readonly string[];
  /** What the house does in its sentences, and what it never does; for people who write. */
  readonly does: readonly string[];
  readonly avoids: readonly string[];
  /** Per locale; compared without case, whole words only. */
  readonly bannedWords: Readonly<Record<string, readonly string[]>>;
  readonly greeting: Readonly<Record<string, { morning: string; afternoon: string; evening: string }>>;
  readonly formality: Readonly<Record<string, Formality>>;
  /** Per locale: what is said instead of a word. */
  readonly instead: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Words in one reply. */
  readonly longest: number;
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
    /** Where shoppers write to on WhatsApp; absent: the number that the channel is set up with. */
    readonly whatsapp?: string | undefined;
  };
  /** The house's own pages for shoppers; `{locale}` in them is the shopper's. */
  readonly links: { readonly privacy?: string | undefined };
  readonly voice: Voice;
  readonly markets: readonly Market[];
  readonly channels: Readonly<Record<string, { on: boolean; greeting: boolean }>>;
  readonly widget: Look;
  readonly privacy: Retention;
  readonly access: AccessRules;
};

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
  /** Ready replies by locale, as the folder has them. */
  readonly canned: CannedReplies;
  /** Approved messages, for when a reply window has closed. */
  readonly templates: readonly HouseTemplate[];
};
