/** Serves what a shopper chooses: a person, a language, what may be kept, a rating; and the page they are on. */
import { randomUUID } from 'node:crypto';
import { AparteError } from '../../domain/errors.ts';
import type { ShopperPayload } from '../../protocol/shopper.ts';
import { defined } from './defined.ts';
import type { Serve, ShopperRoom } from './room.ts';
import type { Page, Session } from './sessions.ts';
import type { Visitor } from './visitors.ts';

const mostPages = 10;

export const serveChoices: Serve = (on, { session, known }, room) => {
  on('handoff:request', async ({ reason }) => {
    const visitor = await known();
    await room.submit(visitor, session, randomUUID(), { kind: 'shopper:asked-for-person', ...defined({ reason }) });
    return { floor: room.floorOf(await room.until(visitor.conversationId, (now) => now.floor.heldBy !== 'bot')) };
  });
  on('handoff:cancel', async () => {
    const visitor = await known();
    await room.submit(visitor, session, randomUUID(), { kind: 'shopper:stopped-waiting' });
    return { floor: room.floorOf(await room.until(visitor.conversationId, (now) => now.floor.heldBy !== 'queue')) };
  });
  on('locale:set', async ({ locale }) => {
    const chosen = room.matchLocale(locale);
    if (chosen === undefined) throw new AparteError('unknown-locale', `We do not speak ${locale.slice(0, 20)} yet.`);
    session.locale = chosen;
    await room.submit(await known(), session, randomUUID(), { kind: 'shopper:chose-locale', locale: chosen });
    const { greeting, privacy } = room.house.manner(chosen);
    return { disclosure: room.translate(chosen, 'system.disclosure'), ...defined({ greeting, privacy }) };
  });
  on('page:set', async (page) => {
    await looksAt(pageOf(page), await known(), session, room);
    return {};
  });
  on('consent:set', async ({ purpose, granted }) =>
    room.noted(await known(), session, randomUUID(), { kind: 'shopper:consented', purpose, granted }),
  );
  on('csat:submit', async ({ score, text }) =>
    room.noted(await known(), session, randomUUID(), { kind: 'shopper:rated', score, ...defined({ text }) }),
  );
};

/** Where no conversation is, nothing is stored: what was looked at waits for the first words. */
export async function looksAt(page: Page, visitor: Visitor, session: Session, room: ShopperRoom): Promise<void> {
  session.pages = session.opened ? [page] : [...session.pages, page].slice(-mostPages);
  if (session.opened) await room.noted(visitor, session, randomUUID(), { kind: 'shopper:viewed', page });
}

export function pageOf({ type, sku, title, price, cart }: ShopperPayload<'page:set'>): Page {
  return { type, ...defined({ sku, title, price, cart }) };
}
