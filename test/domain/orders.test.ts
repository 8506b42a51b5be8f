import { expect, test } from '@jest/globals';
import type { Order, Shipment } from '../../src/domain/commerce.ts';
import { proveOwner } from '../../src/domain/order-proof.ts';
import { lateDays, orderTimeline } from '../../src/domain/order-timeline.ts';

const now = new Date('2026-11-22T12:00:00Z');
const on = (day: number, hour = 18) => new Date(Date.UTC(2026, 10, 22 + day, hour));
const money = { amount: 248_000, currency: 'EUR' };

const parcel = (parts: Partial<Shipment>): Shipment => ({ id: 'p1', state: 'in-transit', skus: ['A'], ...parts });

const order = (parts: Partial<Order> = {}): Order => ({
  number: 'MM-20418',
  email: 'camille.aubert@example.com',
  postcode: '75008',
  shopperId: 'camille',
  state: 'shipped',
  placedAt: on(-8),
  total: money,
  lines: [{ sku: 'A', title: 'Seine tote', quantity: 1, price: money }],
  shipments: [],
  steps: [],
  ...parts,
});

const marks = (of: Order) => orderTimeline(of, now).steps.map(({ kind, state }) => `${kind} ${state}`);
const headline = (of: Order) => orderTimeline(of, now).headline;

test('the present step is the last that has happened; a deadline is no step', () => {
  const steps = [
    { kind: 'placed', at: on(-8) },
    { kind: 'left-atelier', at: on(-6) },
    { kind: 'return-by', at: on(-1) },
    { kind: 'delivered' },
    { kind: 'survey', at: on(2) },
  ];
  expect(marks(order({ steps }))).toEqual([
    'placed done',
    'left-atelier current',
    'return-by todo',
    'delivered todo',
    'survey todo',
  ]);
});

test('without a history the state tells what must have happened, with no invented dates', () => {
  const { steps } = orderTimeline(order({ state: 'shipped' }), now);
  expect(steps).toEqual([
    { kind: 'placed', at: on(-8), state: 'done' },
    { kind: 'preparing', state: 'done' },
    { kind: 'shipped', state: 'current' },
    { kind: 'delivered', state: 'todo' },
  ]);
  expect(marks(order({ state: 'cancelled' }))).toEqual(['placed done', 'cancelled current']);
  expect(marks(order({ state: 'lost' }))).toEqual(['placed done', 'lost problem']);
});

test('a parcel promised the day before yesterday is two days late at any hour', () => {
  const late = parcel({ promisedAt: on(-2), expectedAt: on(1) });
  for (const hour of [0, 12, 23]) expect(lateDays(late, new Date(Date.UTC(2026, 10, 22, hour)))).toBe(2);
  const timeline = orderTimeline(order({ shipments: [late] }), now);
  expect(timeline).toMatchObject({ headline: 'late', lateDays: 2 });
  expect(timeline.parcels[0]?.steps.map(({ state }) => state)).toEqual(['done', 'problem', 'todo', 'todo']);
});

test.each([
  [parcel({ promisedAt: on(1) }), 0],
  [parcel({ promisedAt: on(1), expectedAt: on(3) }), 2],
  [parcel({ promisedAt: on(-3), deliveredAt: on(-1), state: 'delivered' }), 0],
  [parcel({ promisedAt: on(-30), state: 'lost' }), 0],
  [parcel({}), 0],
])('days late (%#)', (shipment, days) => {
  expect(lateDays(shipment, now)).toBe(days);
});

test('two parcels on different ways are told apart', () => {
  const shipments = [
    parcel({ id: 'one', state: 'delivered', deliveredAt: on(-2), signedBy: 'P. Raman' }),
    parcel({ id: 'two', expectedAt: on(2) }),
  ];
  const { headline: first, parcels } = orderTimeline(order({ shipments }), now);
  expect(first).toBe('split');
  expect(parcels.map(({ steps }) => steps.at(-1))).toEqual([
    { kind: 'delivered', at: on(-2), state: 'current' },
    { kind: 'delivered', at: on(2), state: 'todo' },
  ]);
});

test.each<[string, Order]>([
  ['placed', order({ state: 'placed' })],
  ['preparing', order({ state: 'preparing', shipments: [parcel({ state: 'preparing' })] })],
  ['shipped', order({ shipments: [parcel({})] })],
  ['out-for-delivery', order({ shipments: [parcel({ state: 'out-for-delivery' })] })],
  ['late', order({ shipments: [parcel({ state: 'late' })] })],
  ['lost', order({ shipments: [parcel({}), parcel({ state: 'lost' })] })],
  ['delivered', order({ state: 'delivered', shipments: [parcel({ state: 'delivered' })] })],
  ['signed', order({ state: 'delivered', shipments: [parcel({ state: 'delivered', signedBy: 'C. Aubert' })] })],
  ['returning', order({ state: 'returning' })],
  ['refund-pending', order({ state: 'returned', refund: { state: 'pending', amount: money } })],
  ['refunded', order({ state: 'returned', refund: { state: 'done', amount: money } })],
  ['refunded', order({ state: 'refunded' })],
  ['cancelled', order({ state: 'cancelled' })],
  ['cancelled-refund-pending', order({ state: 'cancelled', refund: { state: 'pending', amount: money } })],
  ['cancelled-refunded', order({ state: 'cancelled', refund: { state: 'done', amount: money } })],
])('the headline %s', (expected, of) => {
  expect(headline(of)).toBe(expected);
});

test('the step that went wrong stays marked when others follow it', () => {
  const steps = [
    { kind: 'placed', at: on(-20) },
    { kind: 'late', at: on(-9) },
    { kind: 'lost', at: on(-5) },
    { kind: 'replaced', at: on(-4) },
  ];
  expect(marks(order({ state: 'lost', steps }))).toEqual([
    'placed done',
    'late done',
    'lost problem',
    'replaced current',
  ]);
});

test.each([
  [{ email: ' Camille.Aubert@Example.com ' }, 'email'],
  [{ postcode: '75 008' }, 'postcode'],
  [{ email: 'camille.aubert@example.com', postcode: '75008' }, 'email'],
  [{ verifiedShopperId: 'camille' }, 'account'],
  [{ verifiedShopperId: 'camille', email: 'other@example.com' }, 'account'],
])('the owner is known by %j', (claim, by) => {
  expect(proveOwner(order(), claim)).toMatchObject({ proven: true, by });
});

test.each([
  {},
  { email: '' },
  { email: 'camille.aubert@example.co' },
  { email: 'camille.aubert@example.comm' },
  { email: 'jonas.weiss@example.com' },
  { email: 'camille.aubert@example.com', postcode: '69001' },
  { email: 'other@example.com', postcode: '75008' },
  { verifiedShopperId: 'jonas' },
  { verifiedShopperId: '' },
  { email: 'x'.repeat(400) },
])('%j learns as little as with an unknown number', (claim) => {
  const stranger = proveOwner(order(), claim);
  expect(stranger).toEqual({ proven: false });
  expect(proveOwner(undefined, claim)).toEqual(stranger);
  expect(JSON.stringify(proveOwner(order({ shopperId: '', postcode: '' }), claim))).not.toContain('"account"');
});

test('nobody owns an order that does not exist, however empty the claim', () => {
  expect(proveOwner(undefined, { email: '', postcode: '', verifiedShopperId: '' })).toEqual({ proven: false });
});
