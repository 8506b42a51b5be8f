/** Which order, and whose: number and e-mail in any order, or an account that proves both. For every goal about one order. */
import type { Card } from '../src/domain/card.ts';
import type { ChannelKind } from '../src/domain/channel-kind.ts';
import type { Order } from '../src/domain/commerce.ts';
import { type Facts, isRecord, isText, type Slot, type Step, type Talk, type Values } from '../src/domain/dialog.ts';
import { proveOwner } from '../src/domain/order-proof.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import type { ConciergeParts } from './parts.ts';
import { missesToday, withMiss } from './proof-misses.ts';

export type OrderSlots = {
  number: string;
  email: string;
  /** The pair that was just refused: the same again is not looked up again. */
  refused: string;
};

type Slots = Values<OrderSlots>;

/** What a goal does with the order once it is proven to be the shopper's. */
type Then = (order: Order) => Step<OrderSlots>;

/** Misses a day before a person is offered, and before nothing is looked up any more. */
const missLimit = { offer: 3, lock: 6 };

/** Where fields can be filled in; elsewhere one question follows another. */
const withForms: ReadonlySet<ChannelKind> = new Set(['web', 'directline', 'botframework']);

export const orderCommands = ['order:form', 'order:show', 'order:retry', 'order:other'];

export const orderSlots: { readonly [Name in keyof OrderSlots]: Slot<OrderSlots[Name]> } = {
  number: {
    is: isText,
    read: (said, _before, asked) => spokenNumber(said, asked),
    question: 'order.ask-number',
    expecting: 'order-number',
    card: (talk) => (withForms.has(talk.conversation.channel) ? form(talk) : undefined),
  },
  email: {
    is: isText,
    read: (said) => formField(said, 'email') ?? lastEntity(said, 'email')?.value.toLowerCase(),
    question: 'order.ask-email',
    expecting: 'email',
  },
  refused: { is: isText },
};

/** Asks for what is missing, looks the order up, and goes on with it only when it is proven to be the shopper's. */
export async function withOwnOrder(
  parts: ConciergeParts,
  slots: Slots,
  talk: Talk,
  then: Then,
): Promise<Step<OrderSlots>> {
  if (talk.said.command?.name === 'order:other') {
    return { replies: [], next: { ask: 'number' }, slots: { number: undefined, refused: undefined } };
  }
  const { memory } = talk.conversation;
  const number = slots.number ?? (accountOf(talk) === undefined ? memory.ordersProven.at(-1) : undefined);
  if (number !== undefined) return lookUp(parts, { ...slots, number }, talk, then);
  const account = accountOf(talk);
  return account === undefined ? { replies: [], next: { ask: 'number' } } : ofAccount(parts, account, talk, then);
}

/** What the conversation learns from an order that was proven. */
export function provenFacts(order: Order, talk: Talk): Facts {
  const { email, shopperId } = order;
  const identity = { level: 'claimed' as const, email, ...(shopperId === undefined ? {} : { shopperId }) };
  return {
    ordersProven: [order.number],
    orderValue: { money: order.total, number: order.number },
    slots: { orderNumber: order.number },
    attempts: [{ what: order.number, result: 'answered' }],
    // a guest who has proved their address has no account, and has proved more than this
    ...(talk.conversation.identity.level === 'verified' ? {} : { identity }),
  };
}

/** The shopper that the shop itself vouches for. */
function accountOf({ conversation: { identity } }: Talk): string | undefined {
  return identity.level === 'verified' ? identity.shopperId : undefined;
}

function spokenNumber(said: Said, asked: boolean): string | undefined {
  const { command } = said;
  if (command?.name === 'order:show' && command.value !== '') return command.value;
  const named = formField(said, 'number') ?? lastEntity(said, 'order-number')?.value;
  if (named !== undefined || !asked) return named?.trim().toUpperCase();
  // asked for a number, people send just the digits
  return /(?<!\S)\d{4,10}(?!\S)/.exec(said.text)?.[0];
}

/** A form comes back as JSON written by a browser: looked at, never trusted. */
function formField(said: Said, name: 'number' | 'email'): string | undefined {
  if (said.command?.name !== 'order:form') return undefined;
  try {
    const fields: unknown = JSON.parse(said.command.value);
    const value = isRecord(fields) ? fields[name] : undefined;
    if (!isText(value) || value.trim() === '') return undefined;
    return name === 'email' ? value.trim().toLowerCase() : value.trim();
  } catch {
    return undefined;
  }
}

/** Somebody the house knows does not prove anything twice: one order is taken, of several they choose. */
async function ofAccount(parts: ConciergeParts, account: string, talk: Talk, then: Then): Promise<Step<OrderSlots>> {
  const found = await asked(() => parts.orders.ofShopper(account), talk);
  if (found === 'failing') return failing(talk);
  const orders = [...found].sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime());
  const [newest, ...older] = orders;
  if (!newest) return { replies: [{ text: talk.say('order.none-in-account') }], next: { ask: 'number' } };
  if (older.length === 0) return then(newest);
  const suggestions = orders.slice(0, 4).map(({ number }) => ({ label: number, value: `order:show#${number}` }));
  const text = talk.say('order.which', { count: orders.length });
  return { replies: [{ text, suggestions }], next: 'open', outcome: 'asked' };
}

async function lookUp(
  parts: ConciergeParts,
  slots: Slots & { number: string },
  talk: Talk,
  then: Then,
): Promise<Step<OrderSlots>> {
  const { identity, memory } = talk.conversation;
  const { number } = slots;
  const account = accountOf(talk);
  const email = slots.email ?? identity.email?.toLowerCase();
  const isKnown = memory.ordersProven.includes(number);
  if (!isKnown && account === undefined && email === undefined) return { replies: [], next: { ask: 'email' } };
  if (!isKnown && missesToday(talk) >= missLimit.lock) return stuck(talk, 'order.locked');
  const pair = `${number} ${email ?? ''}`;
  if (pair === slots.refused && talk.said.command?.name !== 'order:retry')
    return { replies: [], next: { ask: 'number' } };
  const order = await asked(() => parts.orders.find(number), talk);
  if (order === 'failing') return failing(talk);
  if (order && isKnown) return then(order);
  const proof = proveOwner(order, {
    ...(email === undefined ? {} : { email }),
    ...(account === undefined ? {} : { verifiedShopperId: account }),
  });
  return proof.proven ? then(proof.order) : missed(number, pair, talk);
}

/** The same words whether the order does not exist or is somebody else's. */
function missed(number: string, pair: string, talk: Talk): Step<OrderSlots> {
  const notes = withMiss(talk);
  const facts: Facts = { attempts: [{ what: number, result: 'failed' }] };
  if (missesToday({ ...talk, notes }) >= missLimit.offer)
    return { ...stuck(talk, 'order.not-found-person'), notes, facts };
  return {
    replies: [{ text: talk.say('order.not-found') }],
    next: { ask: 'number' },
    slots: { refused: pair },
    notes,
    outcome: 'failed',
    facts,
  };
}

function stuck(talk: Talk, key: string): Step<OrderSlots> {
  return {
    replies: [{ text: talk.say(key), suggestions: chips(talk, personChip) }],
    next: 'open',
    slots: { number: undefined, refused: undefined },
    outcome: 'failed',
    ifYes: 'person',
    ifNo: 'flow:no-person',
  };
}

function failing(talk: Talk): Step<OrderSlots> {
  return {
    replies: [
      { text: talk.say('order.shop-failing'), suggestions: chips(talk, ['chip.retry', 'order:retry'], personChip) },
    ],
    next: 'open',
    outcome: 'failed',
    facts: { shopFailing: talk.say('order.shop-failing-evidence') },
  };
}

/** A shop system that fails is an answer of its own; a turn that was aborted is not. */
async function asked<Answer>(ask: () => Promise<Answer>, { signal }: Talk): Promise<Answer | 'failing'> {
  try {
    return await untilAborted(ask(), signal);
  } catch (failure) {
    if (signal.aborted) throw failure;
    return 'failing';
  }
}

function untilAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function form(talk: Talk): Card {
  return {
    kind: 'form',
    title: talk.say('order.form.title'),
    fields: [
      { name: 'number', label: talk.say('order.form.number'), kind: 'text', autocomplete: 'off' },
      {
        name: 'email',
        label: talk.say('order.form.email'),
        kind: 'email',
        autocomplete: 'email',
        ...(talk.conversation.identity.email === undefined ? {} : { value: talk.conversation.identity.email }),
      },
    ],
    submit: { action: 'order:form', value: '', label: talk.say('order.form.submit') },
  };
}
