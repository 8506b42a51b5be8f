/** canned/<locale>.yaml: ready replies with places such as {shopper}. */
import { join } from 'node:path';
import { z } from 'zod';
import { type CannedReplies, type CannedReply, cannedVariables, strangePlaces } from '../domain/canned.ts';
import { intents } from '../domain/understanding.ts';
import { checkRows } from './check.ts';
import { word } from './fields.ts';
import { names, type Read, readText } from './folder.ts';
import type { HouseProblem } from './problem.ts';
import { readYaml } from './source.ts';

const longest = 2000;

export const cannedSchema: z.ZodType<CannedReply> = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'lower-case letters, digits and dashes'),
    title: word.max(80, 'at most 80 characters'),
    text: word.max(longest, `at most ${longest} characters`),
    topics: z.array(z.enum(intents)).default([]),
  })
  .superRefine(({ text }, context) => {
    const [strange] = strangePlaces(text);
    if (strange === undefined) return;
    const known = cannedVariables.map((name) => `{${name}}`).join(', ');
    context.addIssue({ code: 'custom', path: ['text'], message: `one of ${known} instead of {${strange}}` });
  });

/** A house without ready replies is whole. */
export async function readCanned(dir: string, locales: readonly string[]): Promise<Read<CannedReplies>> {
  const files = (await names(join(dir, 'canned'))).filter((name) => name.endsWith('.yaml'));
  const problems: HouseProblem[] = [];
  const read: Record<string, readonly CannedReply[]> = {};
  for (const name of files) {
    const locale = name.slice(0, -'.yaml'.length);
    const file = `canned/${name}`;
    if (!locales.includes(locale)) {
      problems.push({ file, found: `"${locale}"`, expected: `a locale of house.yaml: ${locales.join(', ')}` });
      continue;
    }
    const text = await readText(dir, file, 'there are no ready replies in this locale');
    const yaml = text.value === undefined ? { problems: text.problems } : readYaml(file, text.value);
    problems.push(...yaml.problems);
    if (!('source' in yaml) || yaml.source === undefined) continue;
    const { rows, problems: found } = checkRows(cannedSchema, yaml.source, 'replies');
    problems.push(...found);
    read[locale] = rows.map(({ value }) => value);
  }
  return { value: read, problems };
}
