/** Tells desks of channels that do not send, and when they do again. */
import type { ChannelTroubles } from '../../domain/channel-trouble.ts';
import type { WireChannelTrouble } from '../../protocol/desk/channels.ts';
import type { Seats } from './seats.ts';

/** In the wire's form, for snapshots and events alike. */
export function troublesForDesk(troubles: ChannelTroubles | undefined): WireChannelTrouble[] {
  return (troubles?.list() ?? []).map(({ channel, state, reason, sinceAt, untilAt }) => ({
    channel,
    state,
    reason,
    since: sinceAt.toISOString(),
    ...(untilAt === undefined ? {} : { until: untilAt.toISOString() }),
  }));
}

export function tellTroubles(seats: Seats, troubles: ChannelTroubles | undefined): void {
  troubles?.subscribe(() =>
    seats.tell([{ name: 'channels:changed', payload: { channels: troublesForDesk(troubles) } }]),
  );
}
