/** What the shopper said in one turn: a burst of messages read as one, because a burst deserves one answer. */
import { isMediaCommand } from './attachment.ts';
import type { OwedMessage } from './conversation.ts';
import { plain } from './plain-words.ts';
import type { Entity, EntityKind, Intent, ScoredIntent } from './understanding.ts';

/** A tapped chip or card, or words that match a chip exactly: understood without guessing. `goal:order-status`, `product:detail`. */
export type Command = { readonly name: string; readonly value: string };

/** A chip of the bot's last answer, kept so that its typed label works like a tap. */
export type Offer = { readonly label: string; readonly value: string };

export type Said = {
  readonly text: string;
  readonly messages: readonly OwedMessage[];
  /** Of all messages, in order; offsets are those of the message they come from. */
  readonly entities: readonly Entity[];
  /** Best first. A courtesy ("hello", "thanks") never leads when there is business beside it. */
  readonly intents: readonly ScoredIntent[];
  readonly command?: Command;
};

const courtesies: ReadonlySet<Intent> = new Set(['greeting', 'thanks', 'goodbye', 'small-talk', 'insult', 'yes', 'no']);

/** Words between people rather than about the house. */
export const isCourtesy = (intent: Intent) => courtesies.has(intent);

/** Below this a reading is a guess and counts for nothing. */
const guess = 0.2;

/** A courtesy steps back only for something that is at least this sure. */
const business = 0.4;

export function hear(messages: readonly OwedMessage[], offers: readonly Offer[]): Said {
  // A picture beside words is about what the words say.
  const written = messages.filter(({ value }) => !isMediaCommand(value));
  const commands = (written.length > 0 ? written : messages).flatMap((message) => commandOf(message, offers) ?? []);
  const command = commands.at(-1);
  return {
    text: messages.map((message) => message.text).join('\n'),
    messages,
    entities: messages.flatMap((message) => message.understanding.entities),
    intents: ranked(messages),
    ...(command ? { command } : {}),
  };
}

/** How sure we are that the shopper means this, 0..1. */
export function sureness(said: Said, intent: Intent): number {
  return said.intents.find((scored) => scored.intent === intent)?.confidence ?? 0;
}

export function leadIntent(said: Said): ScoredIntent {
  return said.intents[0] ?? { intent: 'out-of-scope', confidence: 1 };
}

/** The last value of a kind: within a burst, the later word corrects the earlier one. */
export function lastEntity(said: Said, kind: EntityKind): Entity | undefined {
  return said.entities.findLast((entity) => entity.kind === kind && !entity.negated);
}

/** A chip's value is a command's name, with the thing it is about after `#`: `product:story#seine-tote`. */
export function commandOfValue(value: string): Command {
  const [name = '', ...rest] = value.split('#');
  return { name, value: rest.join('#') };
}

function commandOf(message: OwedMessage, offers: readonly Offer[]): Command | undefined {
  if (message.action) return { name: message.action.action, value: message.action.value };
  if (message.value !== undefined) return commandOfValue(message.value);
  const words = plain(message.text);
  const offer = offers.find((candidate) => plain(candidate.label) === words);
  return offer && commandOfValue(offer.value);
}

/** Each intent as sure as the surest message says. */
function ranked(messages: readonly OwedMessage[]): ScoredIntent[] {
  const best = new Map<Intent, number>();
  for (const { understanding } of messages) {
    for (const { intent, confidence } of understanding.intents) {
      if (confidence >= guess) best.set(intent, Math.max(confidence, best.get(intent) ?? 0));
    }
  }
  const rows = [...best].map(([intent, confidence]) => ({ intent, confidence }));
  const hasBusiness = rows.some(
    ({ intent, confidence }) => confidence >= business && !courtesies.has(intent) && intent !== 'out-of-scope',
  );
  const rank = (row: ScoredIntent) => row.confidence - (hasBusiness && courtesies.has(row.intent) ? 1 : 0);
  return rows.sort((a, b) => rank(b) - rank(a));
}
