/** Going on with a conversation on another channel, coming from one, and undoing what that linked. */
import { certain, dialog, type Step, type Talk } from '../src/domain/dialog.ts';
import type { Threads } from '../src/domain/recognition.ts';
import { readResumeWord, resumeWordIn } from '../src/domain/resume-word.ts';
import type { Said } from '../src/domain/said.ts';
import { chips } from './chips.ts';
import { heardCue } from './cues.ts';
import type { ConciergeParts } from './parts.ts';

type Answer = Step<Record<never, never>>;

export function elsewhere({ recognition }: ConciergeParts) {
  return dialog<Record<never, never>>({
    goal: 'elsewhere',
    version: 1,
    kind: 'aside',
    intents: [],
    commands: ['elsewhere', 'resume:look', 'resume:yes', 'resume:no', 'unlink', 'unlink:yes', 'unlink:no'],
    slots: {},
    claim: (said, talk) =>
      resumeWordIn(said.text) !== undefined || heardCue(talk, 'elsewhere') || heardCue(talk, 'unlink') ? certain : 0,
    topic: (_slots, talk) => talk.say('elsewhere.topic'),
    async step(_slots, talk) {
      const event = talk.said.messages[0]?.eventId;
      if (recognition === undefined || event === undefined) return done(talk, 'elsewhere.nowhere');
      return answer(recognition.threads, talk, event);
    },
  });
}

function answer(threads: Threads, talk: Talk, event: string): Promise<Answer> | Answer {
  const { said } = talk;
  const word = wordOf(said);
  switch (said.command?.name) {
    case 'resume:look':
      return word === undefined ? done(talk, 'elsewhere.gone') : looked(threads, word, talk, event);
    case 'resume:yes':
      return resumed(threads, word, talk, event);
    case 'resume:no':
      return done(talk, 'elsewhere.left');
    case 'unlink:yes':
      return parted(threads, talk, event);
    case 'unlink:no':
      return done(talk, 'unlink.left');
    case 'unlink':
      return mayPart(threads, talk);
    case 'elsewhere':
      return ways(threads, talk, event);
    default:
      if (word !== undefined) return looked(threads, word, talk, event);
      return heardCue(talk, 'unlink') ? mayPart(threads, talk) : ways(threads, talk, event);
  }
}

function wordOf({ command, text }: Said): string | undefined {
  return command?.name.startsWith('resume:') ? readResumeWord(command.value) : resumeWordIn(text);
}

async function ways(threads: Threads, talk: Talk, event: string): Promise<Answer> {
  const open = await threads.ways(talk.conversation, event);
  if (open.length === 0) return done(talk, 'elsewhere.nowhere');
  const lines = open.map(({ channel, url }) => talk.say(`elsewhere.way.${channel}`, { url }));
  return { replies: [{ text: [talk.say('elsewhere.ways'), ...lines].join('\n') }], next: 'done' };
}

/** Asked first: a word may have come from somebody else, and what is said here is then known there. */
async function looked(threads: Threads, word: string, talk: Talk, event: string): Promise<Answer> {
  const there = await threads.look(talk.conversation, word, event);
  if (there === undefined) return done(talk, 'elsewhere.gone');
  const text = talk.say('elsewhere.confirm', {
    channel: talk.say(`elsewhere.on.${there.channel}`),
    words: there.words,
  });
  const yes = `resume:yes#${word}`;
  const suggestions = chips(talk, ['chip.resume-yes', yes], ['chip.resume-no', 'resume:no']);
  return { replies: [{ text, suggestions }], next: 'open', outcome: 'asked', ifYes: yes, ifNo: 'resume:no' };
}

async function resumed(threads: Threads, word: string | undefined, talk: Talk, event: string): Promise<Answer> {
  const outcome = word === undefined ? 'gone' : await threads.resume(talk.conversation, word, event);
  if (outcome === 'gone') return done(talk, 'elsewhere.gone');
  if (outcome === 'another-person') return done(talk, 'elsewhere.another-person');
  return { ...done(talk, 'elsewhere.here'), facts: { linked: outcome } };
}

async function mayPart(threads: Threads, talk: Talk): Promise<Answer> {
  const others = await threads.elsewhere(talk.conversation);
  if (others === undefined) return done(talk, 'unlink.nothing');
  const suggestions = chips(talk, ['chip.unlink-yes', 'unlink:yes'], ['chip.unlink-no', 'unlink:no']);
  const text = talk.say('unlink.confirm');
  return { replies: [{ text, suggestions }], next: 'open', outcome: 'asked', ifYes: 'unlink:yes', ifNo: 'unlink:no' };
}

async function parted(threads: Threads, talk: Talk, event: string): Promise<Answer> {
  if (!(await threads.part(talk.conversation, event))) return done(talk, 'unlink.nothing');
  return { ...done(talk, 'unlink.done'), facts: { parted: true } };
}

function done(talk: Talk, key: string): Answer {
  return { replies: [{ text: talk.say(key) }], next: 'done' };
}
