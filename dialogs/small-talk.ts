/** Courtesies: greeting, thanks, goodbye, "who are you", and calm words for an insult. Never longer than a sentence or two. */
import type { Suggestion } from '../src/domain/card.ts';
import { dialog, type Step, surest, type Talk } from '../src/domain/dialog.ts';
import { leadIntent } from '../src/domain/said.ts';
import { chips, menu, personChip } from './chips.ts';

const courtesies = ['greeting', 'thanks', 'goodbye', 'small-talk', 'insult', 'yes', 'no'] as const;
type Courtesy = (typeof courtesies)[number];

/** A courtesy is answered, but anything with business in it comes first. */
const modesty = 0.9;

export function smallTalk() {
  return dialog<Record<never, never>>({
    goal: 'small-talk',
    version: 1,
    kind: 'aside',
    intents: courtesies,
    slots: {},
    claim: (said) => (courtesyOf(leadIntent(said).intent) ? surest(said, courtesies) * modesty : 0),
    topic: (_slots, talk) => talk.say('flow.hello'),
    step: async (_slots, talk) => answer(courtesyOf(leadIntent(talk.said).intent) ?? 'greeting', talk),
  });
}

function courtesyOf(intent: string): Courtesy | undefined {
  return courtesies.find((courtesy) => courtesy === intent);
}

function answer(courtesy: Courtesy, talk: Talk): Step<object> {
  const { name, level } = talk.conversation.identity;
  const said = (text: string, suggestions: readonly Suggestion[]): Step<object> => ({
    replies: [{ text, suggestions }],
    next: 'done',
    outcome: 'small-talk',
  });
  switch (courtesy) {
    case 'greeting': {
      // A channel tells a name also of whoever has never been here.
      const key = level === 'anonymous' ? 'small-talk.greeting-name' : 'small-talk.greeting-known';
      return said(name === undefined ? talk.say('small-talk.greeting') : talk.say(key, { name }), menu(talk));
    }
    case 'small-talk':
    case 'insult':
      return said(talk.say(`small-talk.${courtesy}`), chips(talk, personChip));
    case 'yes':
      return said(talk.say('small-talk.yes'), menu(talk));
    case 'thanks':
    case 'goodbye':
    case 'no':
      return said(talk.say(`small-talk.${courtesy}`), []);
  }
}
