/** "I want to speak to a person": at any step, in any words. The turn decides who comes and says so. */
import { certain, dialog, surest } from '../src/domain/dialog.ts';
import { sureness } from '../src/domain/said.ts';

/** Sure enough to call somebody; a vague "can anyone help" stays with the concierge. */
const sure = 0.5;

export function person() {
  return dialog<Record<never, never>>({
    goal: 'person',
    version: 1,
    kind: 'aside',
    intents: ['person'],
    commands: ['person'],
    slots: {},
    // nothing may outbid it: whoever asks for a person gets one
    claim: (said) => (surest(said, ['person']) >= sure ? certain * 2 : 0),
    topic: (_slots, talk) => talk.say('chip.person'),
    async step(_slots, talk) {
      const asking = talk.said.messages.findLast(
        ({ understanding, value }) =>
          value === 'person' || sureness({ ...talk.said, intents: understanding.intents }, 'person') >= sure,
      );
      return {
        replies: [{ text: talk.say('person.noted') }],
        next: 'done',
        facts: { wantsPerson: asking?.text ?? talk.said.text },
      };
    },
  });
}
