/** Voice notes, pictures, stickers and what cannot be shown: kept for people, and kindly said that the concierge cannot look. */
import { dialog } from '../src/domain/dialog.ts';
import { chips, personChip } from './chips.ts';

const kinds = ['voice', 'file', 'sticker', 'unsupported'] as const;
type Kind = (typeof kinds)[number];

export function media() {
  return dialog<Record<never, never>>({
    goal: 'media',
    version: 1,
    kind: 'aside',
    intents: [],
    commands: kinds.map((kind) => `media:${kind}`),
    slots: {},
    // only what came without words gets here: words say better what is wanted
    claim: () => 0,
    topic: (_slots, talk) => talk.say('media.topic'),
    async step(_slots, talk) {
      const kind = kindOf(talk.said.command?.name);
      return {
        replies: [{ text: talk.say(`media.${kind}`), suggestions: kind === 'sticker' ? [] : chips(talk, personChip) }],
        next: 'done',
        outcome: kind === 'sticker' ? 'small-talk' : 'answered',
      };
    },
  });
}

function kindOf(command: string | undefined): Kind {
  return kinds.find((kind) => command === `media:${kind}`) ?? 'unsupported';
}
