/** Something went wrong: said sorry for once and plainly, then the two ways on, put it right here or speak to a person. */
import { dialog } from '../src/domain/dialog.ts';
import { chips, personChip } from './chips.ts';

export function complaint() {
  return dialog<Record<never, never>>({
    goal: 'complaint',
    version: 1,
    kind: 'aside',
    intents: ['complaint'],
    slots: {},
    topic: (_slots, talk) => talk.say('complaint.topic'),
    step: async (_slots, talk) => ({
      replies: [
        {
          text: talk.say('complaint.sorry'),
          suggestions: chips(
            talk,
            personChip,
            ['chip.order-status', 'goal:order-status'],
            ['chip.return-item', 'goal:return-item'],
          ),
        },
      ],
      next: 'open',
      outcome: 'asked',
      ifYes: 'person',
      facts: { openQuestions: [talk.said.text.slice(0, 200)] },
    }),
  });
}
