/** Cases in quantity for the desk's benches, copied from those of its tests. */
import { fixtureCases } from '../test/support/desk-fixtures.ts';
import type { Case } from '../test/support/desk-model.ts';

export type Crowd = {
  /** With this advisor, and as long as was asked for. */
  readonly held: Case;
  /** Who waits, `copy-0` first. */
  readonly waiting: readonly Case[];
};

export function crowd(waiting: number, messages?: number): Crowd {
  const [held, template] = fixtureCases();
  if (held === undefined || template === undefined) throw new Error('The fixtures hold no case to copy.');
  return {
    held: messages === undefined ? held : { ...held, messages: repeated(held, messages) },
    waiting: Array.from({ length: waiting }, (_, index) => copyOf(template, index)),
  };
}

/** The same lines over and over, half a minute apart, up to now. */
function repeated({ conversationId, messages }: Case, count: number): Case['messages'] {
  const end = Date.now();
  return Array.from({ length: count }, (_, at) => {
    const line = messages[at % messages.length];
    if (line === undefined) throw new Error('The fixture has no lines.');
    return {
      ...line,
      seq: at + 1,
      id: `${conversationId}-${at + 1}`,
      at: new Date(end - (count - at) * 30_000).toISOString(),
    };
  });
}

function copyOf(template: Case, index: number): Case {
  const conversationId = `copy-${index}`;
  const handoffId = `h.1.${conversationId}`;
  const openedAt = new Date(Date.parse(template.briefing.openedAt) - index * 500).toISOString();
  return {
    ...structuredClone(template),
    conversationId,
    handoffId,
    briefing: { ...structuredClone(template.briefing), conversationId, handoffId, openedAt },
  };
}
