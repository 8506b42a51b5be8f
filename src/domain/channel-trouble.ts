/** A channel that does not send, as the house tells of it: on /readyz, in the log, and to every advisor. */
import type { ChannelKind } from './channel-kind.ts';

export type ChannelTrouble = {
  readonly channel: ChannelKind;
  /** `stopped`: nothing leaves, all of it waits · `unasked-paused`: templates are held back for a while. */
  readonly state: 'stopped' | 'unasked-paused';
  /** As a delivery's reason: a key with words, and the provider's code after a colon. */
  readonly reason: string;
  readonly sinceAt: Date;
  /** When it ends by itself; absent: when somebody has repaired it. */
  readonly untilAt?: Date;
};

export type ChannelTroubles = {
  list(): readonly ChannelTrouble[];
  /** Told whenever the list is another. */
  subscribe(listener: () => void): void;
};
