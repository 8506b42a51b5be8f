/** What an order of the briefing may carry beyond its core: the server sends these when the shop system knows them. */
type Money = { readonly amount: number; readonly currency: string };

export type OrderExtras = {
  readonly returnUntil?: string;
  readonly refund?: { readonly state: 'pending' | 'done'; readonly amount: Money };
  /** Where the first piece can be had now. */
  readonly stock?: {
    readonly stores: readonly { readonly place: string; readonly number: number }[];
    readonly online: number;
  };
  readonly shipments: readonly {
    readonly id: string;
    readonly state: string;
    readonly carrier?: string;
    readonly tracking?: string;
    readonly signedBy?: string;
    readonly expectedAt?: string;
    readonly deliveredAt?: string;
  }[];
};
