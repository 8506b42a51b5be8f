/** "Where is my order?": number and e-mail in any order, or the account that already proves who asks. */
import type { Card } from '../src/domain/card.ts';
import type { Order } from '../src/domain/commerce.ts';
import { dialog, isRecord, isText, type Step, surest, type Talk, type Values } from '../src/domain/dialog.ts';
import { proveOwner } from '../src/domain/order-proof.ts';
import { lastEntity, leadIntent, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import { orderWords } from './order-words.ts';
import type { ConciergeParts } from './parts.ts';
import { missesToday, withMiss } from './proof-misses.ts';

type OrderSlots = {
  number: string;
  email: string;
  /** The pair that was just refused: the same again is not looked up again. */
  refused: string;
};

/** Misses a day before a person is offered, and before nothing is looked up any more. */
const missLimit = { offer: 3, lock: 6 };

export function orderStatus(parts: ConciergeParts) {
  return dialog<OrderSlots>({
    goal: 'order-status',
    version: 1,
    kind: 'goal',
    intents: ['order-status'],
    commands: ['order:form', 'order:show', 'order:retry', 'order:other'],
    slots: {
      number: {
        is: isText,
        read: (said, _before, asked) => spokenNumber(said, asked),
        question: 'order.ask-number',
        expecting: 'order-number',
        card: (talk) => (talk.conversation.channel === 'web' ? form(talk) : undefined),
      },
      email: {
        is: isText,
        read: (said) => formField(said, 'email') ?? lastEntity(said, 'email')?.value.toLowerCase(),
        question: 'order.ask-email',
        expecting: 'email',
      },
      refused: { is: isText },
    },
    claim: (said) => claim(said),
    topic: (slots, talk) =>
      slots.number === undefined ? talk.say('order.topic') : talk.say('order.topic-number', { number: slots.number }),
    step: (slots, talk) => step(parts, slots, talk),
  });
}

/** An order number is nearly always about the order, unless the sentence is plainly about something to do with it. */
function claim(said: Said): number {
  const named = lastEntity(said, 'order-number') !== undefined;
  const lead = leadIntent(said);
  const own = Math.max(surest(said, ['order-status']), named ? surest(said, ['delivery', 'refund']) : 0);
  const other = lead.intent === 'return-exchange' || lead.intent === 'damaged-wrong-item' || lead.intent === 'person';
  if (!named) return own;
  return other ? Math.max(own, 0.4) : Math.max(own, 0.9);
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

type Slots = Values<OrderSlots>;

async function step(parts: ConciergeParts, slots: Slots, talk: Talk): Promise<Step<OrderSlots>> {
  if (talk.said.command?.name === 'order:other') {
    return { replies: [], next: { ask: 'number' }, slots: { number: undefined, refused: undefined } };
  }
  const { identity, memory } = talk.conversation;
  if (slots.number === undefined) {
    const account = identity.level === 'verified' ? identity.shopperId : undefined;
    if (account !== undefined) return ofAccount(parts, account, talk);
    const known = memory.ordersProven.at(-1);
    if (known === undefined) return { replies: [], next: { ask: 'number' } };
    return lookUp(parts, { ...slots, number: known }, talk);
  }
  return lookUp(parts, { ...slots, number: slots.number }, talk);
}

/** Somebody the house knows does not prove anything twice: one open order is shown, of several they choose. */
async function ofAccount(parts: ConciergeParts, shopperId: string, talk: Talk): Promise<Step<OrderSlots>> {
  const found = await asked(() => parts.orders.ofShopper(shopperId), talk);
  if (found === 'failing') return failing(talk);
  const orders = [...found].sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime());
  const [newest, ...older] = orders;
  if (!newest) return { replies: [{ text: talk.say('order.none-in-account') }], next: { ask: 'number' } };
  if (older.length === 0) return shown(parts, newest, talk);
  const suggestions = orders.slice(0, 4).map(({ number }) => ({ label: number, value: `order:show#${number}` }));
  const text = talk.say('order.which', { count: orders.length });
  return { replies: [{ text, suggestions }], next: 'open', outcome: 'asked' };
}

async function lookUp(parts: ConciergeParts, slots: Slots & { number: string }, talk: Talk): Promise<Step<OrderSlots>> {
  const { identity, memory } = talk.conversation;
  const proven = memory.ordersProven.includes(slots.number);
  const email = slots.email ?? identity.email?.toLowerCase();
  if (!proven && email === undefined) return { replies: [], next: { ask: 'email' } };
  const misses = missesToday(talk);
  if (!proven && misses >= missLimit.lock) return stuck(talk, 'order.locked');
  const pair = `${slots.number} ${email ?? ''}`;
  if (pair === slots.refused && talk.said.command?.name !== 'order:retry')
    return { replies: [], next: { ask: 'number' } };
  const order = await asked(() => parts.orders.find(slots.number), talk);
  if (order === 'failing') return failing(talk);
  const account = identity.level === 'verified' ? identity.shopperId : undefined;
  const claim = {
    ...(email === undefined ? {} : { email }),
    ...(account === undefined ? {} : { verifiedShopperId: account }),
  };
  const proof = proveOwner(order, claim);
  if (order && proven) return shown(parts, order, talk);
  return proof.proven ? shown(parts, proof.order, talk) : missed(slots, pair, talk);
}

/** The same words whether the order does not exist or is somebody else's. */
function missed(slots: Slots, pair: string, talk: Talk): Step<OrderSlots> {
  const notes = withMiss(talk);
  const count = missesToday({ ...talk, notes });
  const attempts = [{ what: `order ${slots.number ?? ''}`, result: 'failed' as const }];
  if (count >= missLimit.offer) return { ...stuck(talk, 'order.not-found-person'), notes, facts: { attempts } };
  return {
    replies: [{ text: talk.say('order.not-found') }],
    next: { ask: 'number' },
    slots: { refused: pair },
    notes,
    outcome: 'failed',
    facts: { attempts },
  };
}

function stuck(talk: Talk, key: string): Step<OrderSlots> {
  const suggestions = chips(talk, personChip);
  return {
    replies: [{ text: talk.say(key), suggestions }],
    next: 'open',
    slots: { number: undefined, refused: undefined },
    outcome: 'failed',
    ifYes: 'person',
    ifNo: 'flow:no-person',
  };
}

function failing(talk: Talk): Step<OrderSlots> {
  const suggestions = chips(talk, ['chip.retry', 'order:retry'], personChip);
  return {
    replies: [{ text: talk.say('order.shop-failing'), suggestions }],
    next: 'open',
    outcome: 'failed',
    facts: { shopFailing: talk.say('order.shop-failing-evidence') },
  };
}

function shown(parts: ConciergeParts, order: Order, talk: Talk): Step<OrderSlots> {
  const { text, card, upset } = orderWords(order, talk, parts.formats);
  const { identity } = talk.conversation;
  const suggestions = chips(talk, ['chip.another-order', 'order:other'], ...(upset ? [personChip] : []));
  const claimed = identity.level === 'verified' ? {} : { identity: identityOf(order) };
  return {
    replies: [{ text, card, suggestions }],
    next: 'done',
    outcome: 'answered',
    ...(upset ? { ifYes: 'person' } : {}),
    facts: {
      ordersProven: [order.number],
      orderValue: { money: order.total, number: order.number },
      slots: { orderNumber: order.number },
      attempts: [{ what: `order ${order.number}`, result: 'answered' }],
      ...claimed,
    },
  };
}

function identityOf(order: Order) {
  const { email, shopperId } = order;
  return { level: 'claimed' as const, email, ...(shopperId === undefined ? {} : { shopperId }) };
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
