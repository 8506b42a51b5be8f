/** Questions that the bot found nothing for: counted by the roll-ups, their words read where they stand. */

import { everyDocument } from '../domain/every-document.ts';
import { conversationId } from '../domain/ids.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';
import type { Pointer, Rollup } from './rollup.ts';
import { timesOf } from './tally.ts';

export type UnansweredParts = {
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly documents: Pick<Documents, 'list'>;
};

/** A question that is to become an article. */
export type ArticleDraft = {
  readonly id: string;
  readonly state: 'draft';
  readonly locale: string;
  readonly title: string;
  readonly body: string;
  readonly phrasings: readonly string[];
  readonly from: { readonly conversationId: string; readonly seq: number };
  readonly by: string;
  readonly at: Date;
};

/** Words are read of the latest; older ones are in the count. */
const mostRead = 400;
const mostShown = 100;

type Question = {
  readonly text: string;
  readonly locale: string;
  readonly count: number;
  readonly conversationId: string;
  readonly seq: number;
  readonly draftId?: string;
};

export async function questionsOf(rollup: Rollup, parts: UnansweredParts) {
  const pointers = rollup.pointers.filter(({ measure }) => measure === 'unanswered');
  const latest = [...pointers].sort((a, b) => (a.hour < b.hour ? 1 : -1)).slice(0, mostRead);
  const drafts = await draftsByQuestion(parts);
  const found = new Map<string, Question>();
  for (const pointer of latest) {
    const text = await wordsAt(pointer, parts);
    if (text === undefined) continue;
    const key = `${pointer.locale} ${folded(text)}`;
    const draftId = drafts.get(key);
    const { locale, conversationId: id, seq } = pointer;
    const first = { text, locale, count: 0, conversationId: id, seq, ...(draftId === undefined ? {} : { draftId }) };
    const known = found.get(key) ?? first;
    found.set(key, { ...known, count: known.count + 1 });
  }
  const questions = [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostShown);
  return { total: timesOf(rollup, 'unanswered', ''), questions };
}

async function wordsAt(
  { conversationId: id, seq }: Pointer,
  { transcripts }: UnansweredParts,
): Promise<string | undefined> {
  const [message] = await transcripts.messages(conversationId(id), seq - 1, 1);
  return message?.seq === seq && message.text.trim() !== '' ? message.text : undefined;
}

async function draftsByQuestion({ documents }: UnansweredParts): Promise<ReadonlyMap<string, string>> {
  const items = await everyDocument<ArticleDraft>(documents, 'article-drafts');
  return new Map(
    items.flatMap(({ id, value: { locale, phrasings } }) =>
      phrasings.map((phrasing) => [`${locale} ${folded(phrasing)}`, id] as const),
    ),
  );
}

/** As two people would write the same question. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}
