/** Nobody is at the desk: the shopper leaves a note, a number or an address, and hears by when the house answers. */
import type { Card } from '../src/domain/card.ts';
import { dialog, isText, type Step, type Talk } from '../src/domain/dialog.ts';
import { type LeaveWord, leaveWordCommand, leaveWordWays, waysToLeaveWord } from '../src/domain/leave-word.ts';
import { answerBy } from '../src/domain/opening-hours.ts';
import type { PromiseKind } from '../src/domain/promise.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { canVisit, visitMinutes, visitTimes } from '../src/domain/visit-times.ts';
import type { ConciergeParts } from './parts.ts';
import { storeForVisit } from './visit-store.ts';

type LeaveWordParts = Pick<ConciergeParts, 'boutiques' | 'answering' | 'formats'>;
type LeaveWordSlots = { way: LeaveWord; email: string; phone: string; words: string; time: string; visit: string };

const promised: Readonly<Record<LeaveWord, PromiseKind>> = {
  note: 'note-answer',
  'call-back': 'call-back',
  email: 'note-answer',
  appointment: 'date',
};

/** What each way still has to know. */
const needed: Readonly<Record<LeaveWord, 'words' | 'phone' | 'email' | 'time'>> = {
  note: 'words',
  'call-back': 'phone',
  email: 'email',
  appointment: 'time',
};

const longestNote = 1_000;
const visitCommand = 'appointment:choose';
const daysShown = 4;

export function leaveWord(parts: LeaveWordParts) {
  return dialog<LeaveWordSlots>({
    goal: 'leave-word',
    version: 1,
    kind: 'goal',
    intents: [],
    commands: [visitCommand],
    slots: {
      way: {
        is: (value): value is LeaveWord => leaveWordWays.some((way) => way === value),
        read: wayIn,
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
    // only ever begun by its own buttons
    claim: () => 0,
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

type Known = { readonly [Name in keyof LeaveWordSlots]?: LeaveWordSlots[Name] | undefined };

async function step(slots: Known, talk: Talk, parts: LeaveWordParts): Promise<Step<LeaveWordSlots>> {
  const { way } = slots;
  if (way === undefined) return { replies: [], next: { ask: 'way' } };
  const missing = needed[way];
  const email = slots.email ?? talk.conversation.identity.email;
  const given = missing === 'email' ? email : slots[missing];
  if (given === undefined) return { replies: [], next: { ask: missing } };
  const at = slots.visit === undefined ? undefined : visitAt(slots.visit, talk, parts);
  // An old card, or a day that has become a holiday: the times of now are shown.
  if (slots.visit !== undefined && at === undefined)
    return { replies: [], slots: { time: undefined, visit: undefined }, next: { ask: 'time' } };
  const answering = (await parts.answering?.(talk.locale)) ?? parts.boutiques.all();
  const by = answerBy(answering, talk.now);
  return noted(way, given, talk, { by, formats: parts.formats }, at);
}

function noted(
  way: LeaveWord,
  given: string,
  talk: Talk,
  { by, formats }: Pick<ConciergeParts, 'formats'> & { readonly by: ReturnType<typeof answerBy> },
  visit: Date | undefined,
): Step<LeaveWordSlots> {
  const answerAt = by?.at ?? talk.now;
  const dueAt = visit && visit < answerAt ? visit : answerAt;
  const zone = by?.store.timeZone;
  const [day, time] = (['weekday', 'time'] as const).map((style) => formats.date(dueAt, talk.locale, style, zone));
  const when = `${day}, ${time} (${by?.store.city ?? 'UTC'})`;
  const text = talk.say(`leave-word.done-${visit ? 'visit' : way}`, { given, when });
  const task = talk.say(`leave-word.task-${way}`, { given });
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
function visitCard({ boutiques, formats }: LeaveWordParts, talk: Talk): Card | undefined {
  const stores = boutiques.all();
  const { memory, identity } = talk.conversation;
  const asked = lastEntity(talk.said, 'store')?.value ?? memory.slots['store'];
  const store = storeForVisit(stores, { asked, own: identity.storeId, locale: talk.locale }, talk.now);
  if (store === undefined) return undefined;
  const days = visitTimes(store, talk.now, daysShown).map(({ times }) => ({
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

/** `<boutique>@<ISO instant>`, as the card gave it out; undefined when nobody could be received then. */
function visitAt(visit: string, { now }: Talk, { boutiques }: LeaveWordParts): Date | undefined {
  const [id, instant = ''] = visit.split('@');
  const store = boutiques.all().find((candidate) => candidate.id === id);
  const at = new Date(instant);
  return store && !Number.isNaN(at.getTime()) && canVisit(store, at, now) ? at : undefined;
}
