/** Which channels of this node do not send now, since when and why: kept from what their senders meet. */

import type { ChannelKind } from '../domain/channel-kind.ts';
import type { ChannelTrouble, ChannelTroubles } from '../domain/channel-trouble.ts';
import type { Clock } from '../domain/ports.ts';

type Told = {
  readonly state: ChannelTrouble['state'] | 'open';
  readonly reason?: string;
  /** How long it lasts, where that is known. */
  readonly forMs?: number;
};

export type TroubleBook = ChannelTroubles & {
  note(channel: ChannelKind, told: Told): void;
  start(): void;
  stop(): void;
};

/** What ends by itself is taken off the list within this time. */
const everyMs = 5_000;

export function createTroubleBook({ now }: Pick<Clock, 'now'>): TroubleBook {
  const known = new Map<ChannelKind, ChannelTrouble>();
  const listeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const isOver = ({ untilAt }: ChannelTrouble) => untilAt !== undefined && untilAt <= now();

  function sweep(): void {
    const over = [...known.values()].filter(isOver);
    for (const { channel } of over) known.delete(channel);
    if (over.length > 0) changed();
  }

  return {
    list: () => [...known.values()].filter((trouble) => !isOver(trouble)),
    subscribe: (listener) => void listeners.push(listener),
    note(channel, { state, reason = state, forMs }) {
      const before = known.get(channel);
      if (state === 'open') known.delete(channel);
      // A channel that is stopped sends no templates either.
      else if (before?.state !== 'stopped') {
        const untilAt = forMs === undefined ? {} : { untilAt: new Date(now().getTime() + forMs) };
        known.set(channel, { channel, state, reason, sinceAt: now(), ...untilAt });
      }
      if (known.get(channel) !== before) changed();
    },
    start() {
      timer = setInterval(sweep, everyMs);
    },
    stop: () => clearInterval(timer),
  };
}
