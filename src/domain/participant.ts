/** The people of a conversation, as the inside knows them. */

import type { Money } from './commerce.ts';
import type { AdvisorId, ShopperId } from './ids.ts';

/** `anonymous`: a browser; `claimed`: says who they are; `verified`: the shop or a proof says so. */
export type IdentityLevel = 'anonymous' | 'claimed' | 'verified';

export const tiers = ['new', 'member', 'silver', 'gold', 'patron'] as const;
export type Tier = (typeof tiers)[number];

export const consentPurposes = ['keep', 'mood', 'model', 'outreach', 'profile', 'improve'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export type Consent = {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly at: Date;
  readonly locale: string;
  readonly textVersion: number;
};

/** A person the house knows (its client book), not a browser. */
export type Shopper = {
  readonly id: ShopperId;
  readonly name?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly tier?: Tier;
  readonly lifetimeValue?: Money;
  readonly since?: string;
  readonly storeId?: string;
  readonly ownAdvisor?: AdvisorId;
  readonly preferences: readonly string[];
  readonly sizes: Readonly<Record<string, string>>;
  readonly importantDates: readonly { readonly kind: string; readonly date: string }[];
  readonly consents: readonly Consent[];
  readonly notes: readonly string[];
};

export const advisorRoles = ['advisor', 'supervisor', 'admin'] as const;
export type AdvisorRole = (typeof advisorRoles)[number];

export const presences = ['available', 'busy', 'transfers', 'away'] as const;
export type Presence = (typeof presences)[number];

export type Advisor = {
  readonly id: AdvisorId;
  readonly name: string;
  readonly email: string;
  readonly role: AdvisorRole;
  readonly storeId?: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** How many conversations at once. */
  readonly capacity: number;
  readonly disabled?: boolean;
  /** How far their sight goes; absent: as the house has it (`access.scope`). */
  readonly scope?: 'store' | 'house';
};
