/** Everything the panel shows, as one value that changes only here: (view, what happened) -> view. */
import type { SessionStarted, ShopperAcks, ShopperServerToClient } from '../../src/protocol/shopper.ts';
import type { WireFloor, WireMessage } from '../../src/protocol/wire.ts';
import { acknowledged, type Outbox, type Outgoing, without } from './outbox.ts';
import { apply, emptyTimeline, type Timeline } from './timeline.ts';

export type Rating = Parameters<ShopperServerToClient['csat:requested']>[0];
export type House = Pick<
  SessionStarted,
  'house' | 'locales' | 'disclosure' | 'greeting' | 'privacy' | 'keepsDays' | 'name' | 'conversationId'
>;
/** What a shopper may allow or decline here. */
export type Purpose = 'keep' | 'model' | 'mood' | 'improve';
export type Refusal = { readonly text: string; readonly code: string; readonly id: string };

export type View = {
  /** `idle`: nothing was asked of the server yet. `offline`: we had or wanted a link and have none. */
  readonly link: 'idle' | 'connecting' | 'live' | 'offline';
  /** No link for so long that the house's other ways are worth a word. */
  readonly lost?: boolean;
  readonly house?: House;
  readonly locale?: string;
  readonly keep: boolean | null;
  /** Whether a language model may read along: absent in a house without one, null until answered. */
  readonly model?: boolean | null;
  /** Whether the concierge may estimate mood: absent until chosen, and then it does. */
  readonly mood?: boolean;
  /** Whether corrected messages may teach the concierge: absent until chosen. */
  readonly improve?: boolean;
  readonly timeline: Timeline;
  readonly outbox: Outbox;
  readonly floor: WireFloor;
  readonly typing?: { readonly kind: 'bot' | 'advisor'; readonly name?: string };
  readonly readByDesk: number;
  readonly readByShopper: number;
  readonly rating?: Partial<Rating>;
  /** Given or skipped in this tab: a reconnect does not ask again. */
  readonly ratingSettled: boolean;
  readonly ended: boolean;
  readonly refusal?: Refusal;
};

export const emptyView: View = {
  link: 'idle',
  keep: null,
  timeline: emptyTimeline,
  outbox: [],
  floor: { heldBy: 'bot' },
  readByDesk: 0,
  readByShopper: 0,
  ratingSettled: false,
  ended: false,
};

export type ViewEvent =
  | { readonly type: 'link'; readonly link: View['link'] }
  | { readonly type: 'lost' }
  | { readonly type: 'started'; readonly session: SessionStarted }
  | { readonly type: 'resumed'; readonly session: ShopperAcks['session:resume'] }
  | {
      readonly type: 'restored';
      readonly outbox: Outbox;
      readonly readByShopper: number;
      readonly keep: boolean | null;
    }
  /** `head`: the server's answer to what is missing. Without it they came by themselves. */
  | { readonly type: 'messages'; readonly messages: readonly WireMessage[]; readonly head?: number }
  | { readonly type: 'queued'; readonly entry: Outgoing }
  | { readonly type: 'acknowledged'; readonly id: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'refusal-seen' }
  /** Refused, and given back in the tab where it was written. */
  | { readonly type: 'dropped'; readonly id: string }
  | { readonly type: 'floor'; readonly floor: WireFloor }
  | { readonly type: 'typing'; readonly typing: Parameters<ShopperServerToClient['typing:changed']>[0] }
  | { readonly type: 'read-by-desk'; readonly seq: number }
  | { readonly type: 'read-by-shopper'; readonly seq: number }
  | { readonly type: 'locale'; readonly locale: string; readonly said?: ShopperAcks['locale:set'] }
  | { readonly type: 'consent'; readonly purpose: Purpose; readonly granted: boolean }
  | { readonly type: 'rating-asked'; readonly rating: Partial<Rating> }
  | { readonly type: 'rating-done' }
  | { readonly type: 'ended' }
  | { readonly type: 'forgotten' };

export function reduce(view: View, event: ViewEvent): View {
  switch (event.type) {
    case 'link':
      return event.link === 'live'
        ? { ...view, link: 'live', lost: false }
        : { ...withoutTyping(view), link: event.link };
    case 'lost':
      return { ...view, lost: true };
    case 'started':
      return started(view, event.session);
    case 'resumed':
      return resumed(view, event.session);
    case 'restored':
      return restored(view, event);
    case 'messages':
      return received(view, event.messages, event.head);
    case 'queued':
      return { ...view, ended: false, outbox: [...view.outbox, event.entry] };
    case 'acknowledged':
      return { ...view, outbox: acknowledged(view.outbox, event.id) };
    case 'refused':
      return { ...view, refusal: event.refusal, outbox: without(view.outbox, new Set([event.refusal.id])) };
    case 'dropped':
      return { ...view, outbox: without(view.outbox, new Set([event.id])) };
    case 'refusal-seen': {
      const { refusal: _, ...rest } = view;
      return rest;
    }
    case 'floor':
      return { ...withoutTyping(view), floor: event.floor };
    case 'typing': {
      const { on, kind, name } = event.typing;
      return on ? { ...view, typing: name ? { kind, name } : { kind } } : withoutTyping(view);
    }
    case 'read-by-desk':
      return { ...view, readByDesk: Math.max(view.readByDesk, event.seq) };
    case 'read-by-shopper':
      return { ...view, readByShopper: Math.max(view.readByShopper, event.seq) };
    case 'locale':
      return withLocale(view, event.locale, event.said);
    case 'consent':
      return { ...view, [event.purpose]: event.granted };
    case 'rating-asked':
      return { ...view, rating: event.rating, ratingSettled: false };
    case 'rating-done': {
      const { rating: _, ...rest } = view;
      return { ...rest, ratingSettled: true };
    }
    case 'ended':
      return { ...withoutTyping(view), ended: true };
    case 'forgotten':
      return { ...emptyView, ...(view.locale ? { locale: view.locale } : {}) };
    default:
      return event satisfies never;
  }
}

/** Messages from the house that the shopper has not seen with the panel open. */
export function unread(view: View): readonly WireMessage[] {
  return view.timeline.messages.filter((m) => m.author.kind !== 'shopper' && m.seq > view.readByShopper);
}

/** Waits for an advisor. Where nobody is there, the offer to wait or to leave word comes first and says so itself. */
export function isWaiting({ floor, timeline, outbox }: View): boolean {
  if (floor.heldBy !== 'queue') return false;
  return !floor.nobody || outbox.length > 0 || timeline.messages.at(-1)?.card?.kind !== 'handoff';
}

/** An advisor holds the floor, and the line that says so has not come yet. Somebody outside of the desk brings no such line. */
export function isJoining({ floor, timeline }: View): boolean {
  if (floor.heldBy !== 'advisor' || floor.advisor.outside) return false;
  const last = timeline.messages.findLast(
    ({ author, card }) =>
      author.kind === 'advisor' || (card?.kind === 'notice' && ['joined', 'left', 'back', 'ended'].includes(card.tone)),
  );
  return !last || (last.card?.kind === 'notice' && last.card.tone !== 'joined');
}

/** A conversation that the server does not know as ours (another browser's, an erased one) starts from nothing. */
function started(view: View, session: SessionStarted): View {
  const same = view.house === undefined || view.house.conversationId === session.conversationId;
  // What only the link may know stays out of what is drawn.
  const { visitorToken: _, ...house } = session;
  return {
    ...(same ? view : { ...view, timeline: emptyTimeline, readByDesk: 0, readByShopper: 0 }),
    house,
    locale: session.locale,
    ...session.consent,
    keep: view.keep ?? session.consent.keep,
    floor: session.floor,
  };
}

function resumed(view: View, session: ShopperAcks['session:resume']): View {
  const readByDesk = Math.max(view.readByDesk, session.readByDesk ?? 0);
  const next = { ...received(view, session.messages, session.head), floor: session.floor, readByDesk };
  return session.csat && !next.rating && !next.ratingSettled ? { ...next, rating: {} } : next;
}

/** What is said before the past is there comes after it. */
function restored(view: View, { outbox, readByShopper, keep }: Extract<ViewEvent, { type: 'restored' }>): View {
  const ids = new Set(outbox.map(({ id }) => id));
  return { ...view, outbox: [...outbox, ...without(view.outbox, ids)], readByShopper, keep };
}

function received(view: View, messages: readonly WireMessage[], head = 0): View {
  const timeline = apply(view.timeline, messages, head && (messages.at(-1)?.seq ?? head));
  if (timeline === view.timeline) return view;
  const fresh = timeline.messages.slice(view.timeline.messages.length);
  const confirmed = new Set(fresh.flatMap((m) => (m.clientMessageId ? [m.clientMessageId] : [])));
  const answered = fresh.some((m) => m.author.kind !== 'shopper');
  return { ...(answered ? withoutTyping(view) : view), timeline, outbox: without(view.outbox, confirmed) };
}

function withLocale(view: View, locale: string, said: ShopperAcks['locale:set'] | undefined): View {
  if (!view.house || !said) return { ...view, locale };
  const { greeting: _, privacy: _page, ...house } = view.house;
  return { ...view, locale, house: { ...house, ...said } };
}

function withoutTyping(view: View): View {
  if (!view.typing) return view;
  const { typing: _, ...rest } = view;
  return rest;
}
