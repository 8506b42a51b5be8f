/**
 * What can be shown besides text, the same for every channel. All words in a card are already in the shopper's locale;
 * a channel that cannot show a kind falls back to the message's text.
 */

/** A button: the shopper's tap comes back as `card:act { action, value }` and `label` is what they said by tapping. */
export type CardAction = { readonly action: string; readonly value: string; readonly label: string };

export type ProductTile = {
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  /** Formatted for the locale, for example `1 850 €`. */
  readonly price: string;
  readonly detail?: string;
  readonly image?: string;
  readonly imageAlt?: string;
  readonly url?: string;
  /** Why this one: always from catalogue facts. */
  readonly reason?: string;
  readonly availability?: string;
  readonly actions?: readonly CardAction[];
};

export type TimelineStep = {
  readonly label: string;
  readonly date?: string;
  readonly state: 'done' | 'current' | 'todo' | 'problem';
};

export type Parcel = { readonly title: string; readonly status: string; readonly steps: readonly TimelineStep[] };

export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email';
  readonly autocomplete?: string;
  readonly value?: string;
};

export type Card =
  | { readonly kind: 'product_carousel'; readonly title: string; readonly items: readonly ProductTile[] }
  | {
      readonly kind: 'product_detail';
      readonly item: ProductTile;
      readonly description: string;
      readonly facts: readonly { readonly label: string; readonly value: string }[];
    }
  | {
      readonly kind: 'comparison';
      readonly title: string;
      readonly items: readonly ProductTile[];
      readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[];
    }
  | {
      readonly kind: 'order_timeline';
      readonly title: string;
      readonly orderNumber: string;
      readonly status: string;
      readonly tone: 'good' | 'plain' | 'late' | 'problem';
      readonly image?: string;
      readonly steps: readonly TimelineStep[];
      readonly parcels?: readonly Parcel[];
      readonly actions?: readonly CardAction[];
    }
  | {
      readonly kind: 'store_list';
      readonly title: string;
      readonly stores: readonly {
        readonly id: string;
        readonly name: string;
        readonly address: string;
        readonly open: string;
        readonly phone?: string;
      }[];
    }
  | {
      readonly kind: 'form';
      readonly title: string;
      readonly fields: readonly FormField[];
      readonly submit: CardAction;
    }
  | {
      readonly kind: 'appointment_slots';
      readonly title: string;
      readonly detail?: string;
      /** IANA name: the labels are the clock of the place. */
      readonly zone: string;
      readonly minutes: number;
      readonly days: readonly {
        readonly label: string;
        readonly slots: readonly {
          /** What `submit` carries once it is chosen. */
          readonly value: string;
          /** ISO instant. */
          readonly startsAt: string;
          readonly label: string;
          readonly taken?: boolean;
        }[];
      }[];
      readonly submit: CardAction;
    }
  | { readonly kind: 'handoff'; readonly title: string; readonly body: string; readonly actions: readonly CardAction[] }
  | {
      readonly kind: 'csat';
      readonly title: string;
      readonly faces: readonly { readonly score: 1 | 2 | 3 | 4; readonly label: string }[];
    }
  | {
      readonly kind: 'notice';
      readonly tone: 'joined' | 'left' | 'back' | 'waiting' | 'ended' | 'plain';
      readonly title: string;
      readonly body?: string;
    };

/** A chip under a message; tapping it says `label` and carries `value`. */
export type Suggestion = { readonly label: string; readonly value: string };

/** The article or fact that an answer rests on. */
export type Source = { readonly id: string; readonly title: string };
