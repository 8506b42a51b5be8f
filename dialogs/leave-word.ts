/** Nobody is at the desk: the shopper leaves a note, a number or an address, and hears by when the house answers. */
import { dialog, isText, type Step, type Talk } from '../src/domain/dialog.ts';
import { type LeaveWord, leaveWordCommand, leaveWordWays, waysToLeaveWord } from '../src/domain/leave-word.ts';
import { answerBy } from '../src/domain/opening-hours.ts';
import type { PromiseKind } from '../src/domain/promise.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import type { ConciergeParts } from './parts.ts';

type LeaveWordSlots = { way: LeaveWord; email: string; phone: string; words: string };

const promised: Readonly<Record<LeaveWord, PromiseKind>> = {
  note: 'note-answer',
  'call-back': 'call-back',
  email: 'note-answer',
  appointment: 'date',
};

/** What each way still has to know. */
const needed: Readonly<Record<LeaveWord, 'words' | 'phone' | 'email'>> = {
  note: 'words',
  'call-back': 'phone',
  email: 'email',
  appointment: 'words',
};

const longestNote = 1_000;

export function leaveWord(parts: Pick<ConciergeParts, 'boutiques' | 'formats'>) {
  return dialog<LeaveWordSlots>({
    goal: 'leave-word',
    version: 1,
    kind: 'goal',
    intents: [],
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
    step: async (slots, talk) => step(slots, talk, parts),
  });
}

function wayIn({ command }: Said): LeaveWord | undefined {
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

function step(slots: Known, talk: Talk, parts: Pick<ConciergeParts, 'boutiques' | 'formats'>): Step<LeaveWordSlots> {
  const { way } = slots;
  if (way === undefined) return { replies: [], next: { ask: 'way' } };
  const missing = needed[way];
  const email = slots.email ?? talk.conversation.identity.email;
  const given = missing === 'email' ? email : slots[missing];
  if (given === undefined) return { replies: [], next: { ask: missing } };
  return noted(way, given, talk, parts);
}

function noted(
  way: LeaveWord,
  given: string,
  talk: Talk,
  { boutiques, formats }: Pick<ConciergeParts, 'boutiques' | 'formats'>,
): Step<LeaveWordSlots> {
  const by = answerBy(boutiques.all(), talk.now);
  const dueAt = by?.at ?? talk.now;
  const zone = by?.store.timeZone;
  const [day, time] = (['weekday', 'time'] as const).map((style) => formats.date(dueAt, talk.locale, style, zone));
  const when = `${day}, ${time} (${by?.store.city ?? 'UTC'})`;
  const text = talk.say(`leave-word.done-${way}`, { given, when });
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
