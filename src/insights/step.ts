/** What the ledger looks at, and the pen it writes with. */
import type { Conversation } from '../domain/conversation.ts';
import type { SignalKind } from '../domain/escalation.ts';
import type { Measure } from '../domain/fact.ts';
import type { Message } from '../domain/message.ts';

export type Step = {
  readonly before: Conversation;
  readonly after: Conversation;
  readonly messages: readonly Message[];
};

export type LedgerParts = {
  /** The boutique an advisor belongs to; empty when none. */
  readonly storeOf: (advisorId: string) => string;
};

/** What a fact says beyond the conversation it is from. */
export type Entry = {
  readonly at: Date;
  readonly label?: string;
  readonly count?: number;
  readonly value?: number;
  readonly store?: string;
  readonly reasons?: readonly SignalKind[];
  readonly seq?: number;
};
export type Write = (measure: Measure, entry: Entry) => void;
