/**
 * "What happened before you" in a model's words. A briefing never waits for it: the template goes out at once, and when
 * better words are there the briefing is sent again. Kept in memory only, as long as the case is.
 */

import type { Composer, SummaryLine } from '../domain/composer.ts';
import { agreedTo } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import { composerLine } from './composer-line.ts';

export type SummariesParts = {
  readonly composer: Pick<Composer, 'summarise'>;
  /** A summary is there that was not before. */
  readonly ready: (id: ConversationId) => void;
};

export type SummaryRequest = {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  /** The message that led to the handoff: the summary ends with it. */
  readonly openedSeq: number;
  /** The advisor's. */
  readonly language: string;
};

export type Summaries = {
  /** The summary when it is known; otherwise it is asked for, and `ready` tells when to ask again. */
  of(request: SummaryRequest): readonly SummaryLine[] | undefined;
};

const kept = 500;

export function createSummaries({ composer, ready }: SummariesParts): Summaries {
  const known = new Map<string, readonly SummaryLine[] | undefined>();

  const write = async (key: string, { conversation, messages, openedSeq, language }: SummaryRequest): Promise<void> => {
    const lines = messages.filter(({ seq }) => seq <= openedSeq).flatMap(composerLine);
    const request = { lines, language, conversationId: conversation.id };
    const summary = await composer.summarise(request, new AbortController().signal);
    if (summary === undefined) return;
    known.set(key, summary);
    ready(conversation.id);
  };

  return {
    of(request) {
      const { conversation, openedSeq, language } = request;
      if (!agreedTo(conversation, 'model')) return undefined;
      const key = `${conversation.id} ${openedSeq} ${language}`;
      if (known.has(key)) return known.get(key);
      known.set(key, undefined);
      if (known.size > kept) known.delete(known.keys().next().value ?? key);
      void write(key, request);
      return undefined;
    },
  };
}
