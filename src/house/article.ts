/** One article: front matter between `---` lines, then the answer in plain markdown. */
import { z } from 'zod';
import type { Article } from '../domain/commerce.ts';
import { intents } from '../domain/understanding.ts';
import { check } from './check.ts';
import { word } from './fields.ts';
import type { HouseProblem } from './problem.ts';
import { dateField } from './relative-date.ts';
import { readYaml } from './source.ts';

const frontMatter = (now: Date) =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and dashes'),
    title: word,
    topics: z.array(z.enum(intents)).min(1),
    phrasings: z.array(word).default([]),
    updated: dateField(now),
    expires: dateField(now).optional(),
  });

export function readArticle(
  { file, locale, text }: { file: string; locale: string; text: string },
  now: Date,
): { article?: Article; problems: readonly HouseProblem[] } {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text);
  if (!parts) {
    const found = text.split('\n')[0]?.slice(0, 60) ?? '';
    return {
      problems: [{ file, line: 1, found: JSON.stringify(found), expected: 'front matter between two lines of ---' }],
    };
  }
  const [, head = '', rest = ''] = parts;
  const reading = readYaml(file, head, 2);
  if (!reading.source) return { problems: reading.problems };
  const { value, problems } = check(frontMatter(now), reading.source);
  if (!value) return { problems };
  const body = rest.trim();
  if (body === '') {
    const line = text.slice(0, text.length - rest.length).split('\n').length;
    return { problems: [{ file, line, found: 'no text', expected: 'an answer below the front matter' }] };
  }
  const { updated, expires, ...said } = value;
  const dates = { updatedAt: updated, ...(expires === undefined ? {} : { expiresAt: expires }) };
  return { article: { ...said, locale, body, ...dates }, problems: [] };
}
