/** Nobody is at the desk: the shopper leaves a note, a number or an address, and hears by when the house answers. */
import type { Card } from '../src/domain/card.ts';
import { clockIn } from '../src/domain/clock-words.ts';
import type { Store } from '../src/domain/commerce.ts';
import { dialog, isText, type Step, type Talk } from '../src/domain/dialog.ts';
import { type LeaveWord, leaveWordCommand, leaveWordWays, waysToLeaveWord } from '../src/domain/leave-word.ts';
import { answerBy } from '../src/domain/opening-hours.ts';
import type { PromiseKind } from '../src/domain/promise.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { canVisit, visitMinutes, visitTimes } from '../src/domain/visit-times.ts';
import type { ConciergeParts } from './parts.ts';
import { storeForVisit } from './visit-store.ts';
import { dayIn, firstDay, isOfVisit, wishedAt, wishesVisit } from './visit-wish.ts';

type LeaveWordParts = Pick<ConciergeParts, 'boutiques' | 'answering' | 'formats'>;
type LeaveWordSlots = {
  way: LeaveWord;
  email: string;
  phone: string;
  words: string;
  time: string;
  visit: string;
  /** What a visit is for, where, which day and which hour, as far as it was said: nothing of it is asked again. */
  wish: string;
  store: string;
  day: string;
  clock: string;
};

const promised: Readonly<Record<LeaveWord, PromiseKind>> = {
  note: 'note-answer',
  'call-back': 'call-back',
  email: 'note-answer',
  appointment: 'date',
};

/** What each way still has to know. */
const needed: Readonly<Record<Exclude<LeaveWord, 'appointment'>, 'words' | 'phone' | 'email'>> = {
  note: 'words',
  'call-back': 'phone',
  email: 'email',
};

const longestNote = 1_000;
const longestWish = 120; // a task is one line
/** Above the search that a named piece would begin. */
const surelyVisit = 0.97;
const visitCommand = 'appointment:choose';
const storeCommand = 'appointment:store';
const daysShown = 4;

export function leaveWord(parts: LeaveWordParts) {
  return dialog<LeaveWordSlots>({
    goal: 'leave-word',
    version: 1,
    kind: 'goal',
    intents: [],
    commands: [visitCommand, storeCommand],
    slots: {
      way: {
        is: (value): value is LeaveWord => leaveWordWays.some((way) => way === value),
        read: (said, before) => wayIn(said) ?? (before === undefined && isOfVisit(said) ? 'appointment' : undefined),
        question: 'leave-word.ask-way',
        chips: (talk) =>
          waysToLeaveWord(talk.conversation.channel).map((way) => ({
            label: talk.say(`system.nobody.${way}`),
            value: leaveWordCommand(way),
          })),
      },
      words: {
        is: isText,
        read: (said, _before, asked) =>
          asked && said.text.trim() !== '' ? said.text.slice(0, longestNote) : undefined,
        question: 'leave-word.ask-words',
        verbatim: true,
      },
      time: {
        is: isText,
        read: (said, _before, asked) =>
          said.text.trim() !== '' && (asked || said.command?.name === visitCommand)
            ? said.text.slice(0, longestNote)
            : undefined,
        question: 'leave-word.ask-time',
        card: (talk) => (talk.conversation.channel === 'web' ? visitCard(parts, talk) : undefined),
      },
      /** One of the times on the card; absent when the shopper wrote their own. */
      visit: {
        is: isText,
        read: ({ command }) => (command?.name === visitCommand ? command.value : undefined),
      },
      wish: {
        is: isText,
        read: (said, before) => (before === undefined && dayIn(said) ? said.text.slice(0, longestWish) : undefined),
      },
      store: {
        is: isText,
        read: storeIn,
        question: 'leave-word.ask-store',
        chips: () =>
          parts.boutiques
            .all()
            .slice(0, 5)
            .map(({ id, city }) => ({ label: city, value: `${storeCommand}#${id}` })),
      },
      day: { is: isText, read: dayIn },
      clock: { is: isText, read: ({ text, command }) => (command === undefined ? clockIn(text) : undefined) },
      phone: {
        is: isText,
        read: (said, _before, asked) => phoneIn(said, asked),
        question: 'leave-word.ask-phone',
      },
      email: {
        is: isText,
        read: (said) => lastEntity(said, 'email')?.value,
        question: 'leave-word.ask-email',
        expecting: 'email',
      },
    },
    // begun by its own buttons, and by a visit that is wished for in so many words
    claim: (said, talk) => (wishesVisit(said, talk.now) ? surelyVisit : 0),
    topic: (_slots, talk) => talk.say('leave-word.topic'),
    step: (slots, talk) => step(slots, talk, parts),
  });
}

function wayIn({ command }: Said): LeaveWord | undefined {
  if (command?.name === visitCommand) return 'appointment';
  return leaveWordWays.find((way) => command?.name === 'goal:leave-word' && command.value === way);
}

/** A reader of numbers may not know every country's: whoever was asked and writes enough digits has answered. */
function phoneIn(said: Said, asked: boolean): string | undefined {
  const found = lastEntity(said, 'phone')?.value;
  if (found !== undefined) return found;
  const digits = said.text.replace(/\D/g, '');
  return asked && digits.length >= 7 && digits.length <= 15 ? said.text.trim().slice(0, 40) : undefined;
}

function storeIn(said: Said): string | undefined {
  return said.command?.name === storeCommand ? said.command.value : lastEntity(said, 'store')?.value;
}

type Known = { readonly [Name in keyof LeaveWordSlots]?: LeaveWordSlots[Name] | undefined };

async function step(slots: Known, talk: Talk, parts: LeaveWordParts): Promise<Step<LeaveWordSlots>> {
  const { way } = slots;
  if (way === undefined) return { replies: [], next: { ask: 'way' } };
  if (way === 'appointment') return appointment(slots, talk, parts);
  const missing = needed[way];
  const email = slots.email ?? talk.conversation.identity.email;
  const given = missing === 'email' ? email : slots[missing];
  if (given === undefined) return { replies: [], next: { ask: missing } };
  return noted({ way, given, task: given }, talk, parts);
}

/** A time of the card, a time in the shopper's words, or what is still missing of it. */
async function appointment(slots: Known, talk: Talk, parts: LeaveWordParts): Promise<Step<LeaveWordSlots>> {
  const { visit, time, wish, day, clock } = slots;
  if (visit !== undefined && time !== undefined) {
    const at = visitAt(visit, talk, parts);
    // An old card, or a day that has become a holiday: the times of now are shown.
    if (at === undefined) return { replies: [], slots: { time: undefined, visit: undefined }, next: { ask: 'time' } };
    return noted({ way: 'appointment', given: time, task: withWish(time, wish), visit: at }, talk, parts);
  }
  const stores = parts.boutiques.all();
  const { memory, identity } = talk.conversation;
  const store = slots.store ?? memory.slots['store'] ?? identity.storeId;
  const wished = wishedAt({ store, day, clock }, stores);
  if (wished !== undefined) return wishedVisit(wished, slots, talk, parts);
  if (day !== undefined && clock !== undefined) return { replies: [], next: { ask: 'store' } };
  if (time !== undefined) return noted({ way: 'appointment', given: time, task: withWish(time, wish) }, talk, parts);
  const shown = talk.conversation.channel === 'web' ? cardStore(parts, talk)?.id : undefined;
  return {
    replies: [],
    slots: { store: slots.store ?? shown },
    next: { ask: 'time' },
    ...(store === undefined ? {} : { facts: { slots: { store } } }),
  };
}

/** Requested as it was wished, when the boutique is open then; else said, and its times are shown. */
function wishedVisit(
  { store, at }: { readonly store: Store; readonly at: Date },
  { wish }: Known,
  talk: Talk,
  parts: LeaveWordParts,
): Step<LeaveWordSlots> | Promise<Step<LeaveWordSlots>> {
  const [day, time] = (['weekday', 'time'] as const).map((style) =>
    parts.formats.date(at, talk.locale, style, store.timeZone),
  );
  const given = talk.say('leave-word.visit-at', { day: day ?? '', time: time ?? '', city: store.city });
  if (canVisit(store, at, talk.now)) {
    return noted({ way: 'appointment', given, task: withWish(given, wish), visit: at }, talk, parts);
  }
  return {
    replies: [{ text: talk.say('leave-word.not-then', { given }) }],
    slots: { time: undefined, clock: undefined, store: store.id },
    facts: { slots: { store: store.id } },
    next: { ask: 'time' },
  };
}

/** The advisor who confirms it reads what the visit is for, in the shopper's own words. */
const withWish = (given: string, wish: string | undefined) =>
  wish === undefined || wish === given ? given : `${given} (“${wish}”)`;

type Word = { readonly way: LeaveWord; readonly given: string; readonly task: string; readonly visit?: Date };

async function noted(
  { way, given, task: todo, visit }: Word,
  talk: Talk,
  parts: LeaveWordParts,
): Promise<Step<LeaveWordSlots>> {
  const { formats } = parts;
  const answering = (await parts.answering?.(talk.locale)) ?? parts.boutiques.all();
  const by = answerBy(answering, talk.now);
  const answerAt = by?.at ?? talk.now;
  const dueAt = visit && visit < answerAt ? visit : answerAt;
  const zone = by?.store.timeZone;
  const [day, time] = (['weekday', 'time'] as const).map((style) => formats.date(dueAt, talk.locale, style, zone));
  const when = `${day}, ${time} (${by?.store.city ?? 'UTC'})`;
  const text = talk.say(`leave-word.done-${visit ? 'visit' : way}`, { given, when });
  const task = talk.say(`leave-word.task-${way}`, { given: todo });
  return {
    replies: [{ text }],
    next: 'done',
    outcome: 'answered',
    facts: {
      openQuestions: [task.slice(0, 200)],
      promises: [{ kind: promised[way], text: task, dueAt, at: talk.now }],
    },
  };
}

/** The boutique's free times are not known here, only its hours: a time is a wish until an advisor has confirmed it. */
function visitCard(parts: LeaveWordParts, talk: Talk): Card | undefined {
  const { formats } = parts;
  const store = cardStore(parts, talk);
  if (store === undefined) return undefined;
  const first = firstDay(store, talk.said, talk.now);
  const days = visitTimes(store, talk.now, daysShown, first).map(({ times }) => ({
    label: times[0] ? formats.date(times[0].at, talk.locale, 'weekday', store.timeZone) : '',
    slots: times.map(({ at }) => ({
      value: `${store.id}@${at.toISOString()}`,
      startsAt: at.toISOString(),
      label: formats.date(at, talk.locale, 'time', store.timeZone),
    })),
  }));
  if (days.length === 0) return undefined;
  return {
    kind: 'appointment_slots',
    title: talk.say('leave-word.visit-title', { city: store.city }),
    detail: talk.say('leave-word.visit-detail', { address: store.address, count: visitMinutes }),
    zone: store.timeZone,
    minutes: visitMinutes,
    days,
    submit: { action: visitCommand, value: '', label: talk.say('leave-word.visit-submit') },
  };
}

/** Whose times the card shows: an hour written below it is an hour there. */
function cardStore({ boutiques }: LeaveWordParts, talk: Talk): Store | undefined {
  const { memory, identity } = talk.conversation;
  const asked = lastEntity(talk.said, 'store')?.value ?? memory.slots['store'];
  return storeForVisit(boutiques.all(), { asked, own: identity.storeId, locale: talk.locale }, talk.now);
}

/** `<boutique>@<ISO instant>`, as the card gave it out; undefined when nobody could be received then. */
function visitAt(visit: string, { now }: Talk, { boutiques }: LeaveWordParts): Date | undefined {
  const [id, instant = ''] = visit.split('@');
  const store = boutiques.all().find((candidate) => candidate.id === id);
  const at = new Date(instant);
  return store && !Number.isNaN(at.getTime()) && canVisit(store, at, now) ? at : undefined;
}
