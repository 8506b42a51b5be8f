/** A message as a model may read it: people and the concierge; the house's own notices say nothing new. */
import type { ComposerLine } from '../domain/composer.ts';
import type { Message } from '../domain/message.ts';

export function composerLine({ seq, author, text }: Message): ComposerLine[] {
  return author.kind === 'system' || text === '' ? [] : [{ seq, role: author.kind, text }];
}
