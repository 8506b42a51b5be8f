/** One way to the server: a connection that is made once, and says when it is gone. When to try again is the link's. */

/** What the server said when it let us not in. */
export type Refused = { readonly message?: unknown; readonly data?: unknown };

export type Wire = {
  /** Does nothing while one is open or being opened. */
  connect(): void;
  /** Undefined: no answer in time, or no connection; whether it arrived is then unknown. */
  ask(name: string, payload: unknown, withinMs: number): Promise<unknown>;
  close(): void;
};

export type WireParts = {
  readonly server: string;
  /** `/shopper`. */
  readonly namespace: string;
  /** Read anew for each connection. */
  readonly auth: () => object;
  /** A server that has not let us in by then is not there. */
  readonly connectMs: number;
  readonly on: {
    readonly up: () => void;
    /** No connection, or no longer: `refused` when the server itself said no. */
    readonly down: (refused?: Refused) => void;
    /** Any frame at all: the other side is alive. */
    readonly heard: () => void;
    readonly event: (name: string, payload: unknown) => void;
  };
};
