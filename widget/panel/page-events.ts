/** What the shop's page hears of a conversation: enough to count and to react, nothing that it has not asked for. */

import type { Card } from '../../src/protocol/cards.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Store } from '../client/store.ts';
import { webAddress } from '../core/inline-text.ts';
import { effect } from '../core/signal.ts';
import { unread, type View, type ViewEvent } from '../core/view.ts';
import type { PanelParts } from './embed.ts';
import type { PanelModel } from './panel-context.ts';

type PageEventsParts = Pick<PanelParts, 'emit' | 'root'> & { readonly model: PanelModel; readonly store: Store };

/** Returns how to stop. */
export function tellPage({ model, store, emit, root }: PageEventsParts): () => void {
  const { isOpen, view, embed } = model;
  /** Chosen slots whose message has not reached the house yet, by `clientMessageId`. */
  const booking = new Map<string, { value: string; label: string }>();

  store.subscribe((next, event) => {
    if (event.type === 'messages') for (const message of event.messages) heard(message);
    if (event.type === 'floor') emit('handoff', { floor: event.floor.heldBy });
    if (event.type === 'queued') remember(next, event);
    if (event.type === 'acknowledged') booked(event.id);
    if (event.type === 'refused') booking.delete(event.refusal.id);
  });

  /** Live messages only: history comes by another event. */
  function heard(message: WireMessage): void {
    // In a frame the conversation is not the page's to read.
    emit('message', { author: message.author.kind, ...(embed.framed ? {} : { text: message.text }) });
    if (message.card?.kind === 'order_timeline') emit('order_viewed', { orderNumber: message.card.orderNumber });
    if (message.clientMessageId) booked(message.clientMessageId);
  }

  function remember(next: View, { entry }: Extract<ViewEvent, { type: 'queued' }>): void {
    if (entry.kind !== 'acted') return;
    const kind: string | undefined = cardOf(next, entry.messageId)?.kind;
    if (kind === 'appointment_slots') booking.set(entry.id, { value: entry.value, label: entry.text });
  }

  function booked(id: string): void {
    const slot = booking.get(id);
    if (slot) emit('appointment_booked', slot);
    booking.delete(id);
  }

  const onClick = (event: Event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const product = link && productAt(view.peek(), link.href, embed.server);
    if (product) emit('product_clicked', product);
  };
  root.addEventListener('click', onClick);

  let wasOpen = false;
  const stopOpen = effect(() => {
    const open = isOpen.value;
    if (open === wasOpen) return;
    wasOpen = open;
    emit(open ? 'open' : 'close', {});
  });
  let count = 0;
  const stopUnread = effect(() => {
    const now = unread(view.value).length;
    if (now === count) return;
    count = now;
    emit('unread', { count });
  });
  return () => {
    root.removeEventListener('click', onClick);
    stopOpen();
    stopUnread();
  };
}

const cardOf = (view: View, messageId: string): Card | undefined =>
  view.timeline.messages.find((message) => message.id === messageId)?.card;

function productAt(view: View, address: string, server: string) {
  for (const { card } of view.timeline.messages) {
    const items = card && 'items' in card ? card.items : card?.kind === 'product_detail' ? [card.item] : [];
    const found = items.find((item) => webAddress(item.url, server) === address);
    if (found) return { productId: found.productId, sku: found.sku, title: found.title };
  }
  return undefined;
}
