/** A person the house knows: their record for whoever serves them; a copy of everything, or its erasure, for an admin. */
import { z } from 'zod';
import { maySee } from '../domain/access.ts';
import { standingConsents } from '../domain/consent.ts';
import { AparteError } from '../domain/errors.ts';
import type { ClientBook } from '../domain/house-books.ts';
import { type ShopperId, shopperId } from '../domain/ids.ts';
import type { Advisor, Shopper } from '../domain/participant.ts';
import type { Transcripts } from '../domain/ports.ts';
import { ShopperView } from '../protocol/http.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type ShoppersParts = {
  readonly transcripts: Transcripts;
  readonly clientBook: ClientBook;
  /** Everything held about a person, as plain JSON. Undefined: nobody by that id. */
  readonly exportShopper: (id: ShopperId) => Promise<unknown>;
  /** Through the corridor; resolves when live data is gone. False: nobody by that id. */
  readonly eraseShopper: (id: ShopperId) => Promise<boolean>;
  readonly audit: Audit;
};

export function shopperRoutes({ transcripts, clientBook, exportShopper, eraseShopper, audit }: ShoppersParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/shoppers/:id',
      summary: 'The record of a shopper one serves or served',
      answer: ShopperView,
      handle: async ({ params }, { advisor }) => {
        const shopper = await clientBook.find(params['id'] ?? '');
        if (!shopper || !(await serves(advisor, shopper.id, transcripts))) throw unknownShopper();
        await audit.look(advisor, 'shopper-read', shopper.id);
        return shopperView(shopper);
      },
    }),
    forRole('admin', {
      method: 'get',
      path: '/shoppers/:id/export',
      summary: 'Everything the house holds about a shopper',
      fresh: true,
      answer: z.unknown(),
      handle: async ({ params, response }, { advisor }) => {
        const id = shopperId(params['id'] ?? '');
        const everything = await exportShopper(id);
        if (everything === undefined) throw unknownShopper();
        await audit.record(advisor, 'shopper-exported', id);
        response.setHeader('Content-Disposition', 'attachment; filename="shopper.json"');
        return everything;
      },
    }),
    forRole('admin', {
      method: 'delete',
      path: '/shoppers/:id',
      summary: 'Erase a shopper and every conversation with them',
      fresh: true,
      handle: async ({ params }, { advisor }) => {
        const id = shopperId(params['id'] ?? '');
        if (!(await eraseShopper(id))) throw unknownShopper();
        await audit.record(advisor, 'shopper-erased', id);
      },
    }),
  ];
}

export const unknownShopper = () => new AparteError('not-found', 'There is no such shopper.');

/** Advisors see the records of people whose conversations they may see; of a person's many, the newest are enough. */
async function serves(advisor: Advisor, id: ShopperId, transcripts: Transcripts): Promise<boolean> {
  if (advisor.role !== 'advisor') return true;
  const { items } = await transcripts.list({ shopperId: id }, 50);
  return items.some((conversation) => maySee(advisor, conversation));
}

export function shopperView({
  id,
  lifetimeValue,
  consents,
  preferences,
  sizes,
  importantDates,
  notes,
  ...rest
}: Shopper): ShopperView {
  return {
    shopperId: id,
    ...rest,
    ...(lifetimeValue && { lifetimeValue: { ...lifetimeValue } }),
    preferences: [...preferences],
    sizes: { ...sizes },
    importantDates: importantDates.map(({ kind, date }) => ({ kind, date })),
    consents: standingConsents(consents).map((consent) => ({ ...consent, at: consent.at.toISOString() })),
    notes: [...notes],
  };
}
