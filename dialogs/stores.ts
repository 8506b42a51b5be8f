/** Boutiques: where they are, when they open, today or on a named day, holidays included. */
import type { Card } from '../src/domain/card.ts';
import type { Store } from '../src/domain/commerce.ts';
import { dialog, type Step, surest, type Talk } from '../src/domain/dialog.ts';
import { addDays, hoursOn, localTime, openState } from '../src/domain/opening-hours.ts';
import { lastEntity, leadIntent, type Said } from '../src/domain/said.ts';
import { chips, personChip, visitChip } from './chips.ts';
import { heardCue } from './cues.ts';
import type { ConciergeParts } from './parts.ts';

export function stores(parts: ConciergeParts) {
  return dialog<Record<never, never>>({
    goal: 'stores',
    version: 1,
    kind: 'aside',
    intents: ['store-hours'],
    commands: ['store:show'],
    slots: {},
    claim: (said) => Math.max(surest(said, ['store-hours']), isOnlyAPlace(said) ? 0.4 : 0),
    topic: (_slots, talk) => talk.say('chip.stores'),
    step: async (_slots, talk) => step(parts, talk),
  });
}

/** "Lyon?" alone: where and when is the likeliest question. */
function isOnlyAPlace(said: Said): boolean {
  return leadIntent(said).intent === 'out-of-scope' && lastEntity(said, 'store') !== undefined;
}

function step(parts: ConciergeParts, talk: Talk): Step<object> {
  const { said } = talk;
  const wanted = said.command?.name === 'store:show' ? said.command.value : lastEntity(said, 'store')?.value;
  const store = parts.boutiques.all().find(({ id }) => id === wanted);
  return store ? oneStore(parts, store, talk) : allStores(parts, talk);
}

function allStores(parts: ConciergeParts, talk: Talk): Step<object> {
  const all = parts.boutiques.all();
  const suggestions = all.slice(0, 5).map(({ id, city }) => ({ label: city, value: `store:show#${id}` }));
  const text = talk.say('stores.all', {
    count: all.length,
    cities: parts.formats.list(
      all.map(({ city }) => city),
      talk.locale,
    ),
  });
  return { replies: [{ text, card: storeCard(parts, all, talk), suggestions }], next: 'done', outcome: 'answered' };
}

function oneStore(parts: ConciergeParts, store: Store, talk: Talk): Step<object> {
  const sentences = [hoursSentence(parts, store, talk), talk.say('stores.address', { address: store.address })];
  const suggestions = chips(talk, visitChip, ['chip.stores', 'goal:stores'], personChip);
  return {
    replies: [{ text: sentences.join(' '), card: storeCard(parts, [store], talk), suggestions }],
    next: 'done',
    outcome: 'answered',
    facts: { slots: { store: store.id } },
  };
}

/** Whether it is open on the day in the question, or now. */
function hoursSentence(parts: ConciergeParts, store: Store, talk: Talk): string {
  const day = dayAsked(store, talk);
  return day === undefined ? nowSentence(parts, store, talk) : daySentence(parts, store, day, talk);
}

/** The day in the question, in the store's own calendar; undefined means now. */
function dayAsked(store: Store, talk: Talk): string | undefined {
  const today = localTime(talk.now, store.timeZone).day;
  const named = lastEntity(talk.said, 'date')?.value.slice(0, 10);
  if (named !== undefined && /^\d{4}-\d\d-\d\d$/.test(named)) return named === today ? undefined : named;
  return heardCue(talk, 'tomorrow') ? addDays(today, 1) : undefined;
}

function nowSentence({ formats }: ConciergeParts, store: Store, { now, say, locale }: Talk): string {
  const state = openState(store, now);
  const { city } = store;
  if (state.open) return say('stores.open-now', { city, closes: clock(formats, state.closes, locale) });
  const { day } = localTime(now, store.timeZone);
  const today = hoursOn(store, day);
  const closed =
    !today.open && today.holiday !== undefined
      ? say('stores.holiday-today', { city, holiday: today.holiday })
      : say('stores.closed-now', { city });
  if (!state.next) return closed;
  const opens = clock(formats, state.next.opens, locale);
  if (state.next.isToday) return `${closed} ${say('stores.opens-today', { opens })}`;
  return `${closed} ${say('stores.opens-next', { opens, day: weekday(formats, state.next.day, locale) })}`;
}

function daySentence({ formats }: ConciergeParts, store: Store, day: string, { say, locale }: Talk): string {
  const hours = hoursOn(store, day);
  const known = { city: store.city, day: weekday(formats, day, locale) };
  if (hours.open) {
    return say('stores.open-on', {
      ...known,
      opens: clock(formats, hours.opens, locale),
      closes: clock(formats, hours.closes, locale),
    });
  }
  return hours.holiday === undefined
    ? say('stores.closed-on', known)
    : say('stores.holiday-on', { ...known, holiday: hours.holiday });
}

function storeCard(parts: ConciergeParts, list: readonly Store[], talk: Talk): Card {
  return {
    kind: 'store_list',
    title: talk.say('stores.card-title', { count: list.length }),
    stores: list.map((store) => ({
      id: store.id,
      name: store.name,
      address: store.address,
      open: hoursSentence(parts, store, talk),
      ...(store.phone === undefined ? {} : { phone: store.phone }),
    })),
  };
}

type Formats = ConciergeParts['formats'];

/** Clock times are the store's own: written as UTC they come out as they are. */
const clock = (formats: Formats, time: string, locale: string) =>
  formats.date(new Date(`1970-01-01T${time}:00Z`), locale, 'time');
const weekday = (formats: Formats, day: string, locale: string) =>
  formats.date(new Date(`${day}T00:00:00Z`), locale, 'weekday');
