/** What is wrong with a field has a name, and each name has its words in the languages of the console. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { WrongField, wrong, wrongFields } from '../../src/protocol/wrong-field.ts';

const schema = z
  .object({
    name: z.string().min(2).max(4),
    lines: z.array(z.string()).min(1).max(2),
    seconds: z.number().min(5).max(60),
    tone: z.enum(['plain', 'warm']),
    time: z.iso.time(),
    own: z.string().refine((text) => text !== 'no', 'says no'),
    days: z.array(z.string()).refine((days) => new Set(days).size === days.length, wrong('twice', 'each once')),
  })
  .strict();
const right = {
  name: 'abc',
  lines: ['x'],
  seconds: 10,
  tone: 'plain',
  time: '10:00',
  own: 'yes',
  days: [] as string[],
};

function found(change: object) {
  const result = schema.safeParse({ ...right, ...change });
  return result.success ? [] : wrongFields(result.error.issues, ['body']);
}

test.each([
  [{ name: 'a' }, { at: 'body.name', rule: 'too-short', limit: 2 }],
  [{ name: 'abcde' }, { at: 'body.name', rule: 'too-long', limit: 4 }],
  [{ lines: [] }, { at: 'body.lines', rule: 'too-few', limit: 1 }],
  [{ lines: ['a', 'b', 'c'] }, { at: 'body.lines', rule: 'too-many', limit: 2 }],
  [{ seconds: 1 }, { at: 'body.seconds', rule: 'too-small', limit: 5 }],
  [{ seconds: 61 }, { at: 'body.seconds', rule: 'too-large', limit: 60 }],
  [{ tone: 'loud' }, { at: 'body.tone', rule: 'choice' }],
  [{ time: 'noon' }, { at: 'body.time', rule: 'format' }],
  [{ days: ['a', 'a'] }, { at: 'body.days', rule: 'twice', message: 'each once' }],
  [{ name: 3 }, { at: 'body.name', rule: 'kind' }],
  [{ more: 1 }, { at: 'body', rule: 'unknown' }],
])('%j', (change, wrong) => {
  expect(found(change)).toMatchObject([wrong]);
});

test('what only its own words can say has no name', () => {
  expect(found({ own: 'no' })).toEqual([{ at: 'body.own', message: 'says no' }]);
});

test.each(['en', 'fr', 'ar'])('every name has its words: %s', (locale) => {
  const words = JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${locale}/settings.json`), 'utf8'));
  for (const rule of WrongField.shape.rule.unwrap().options) expect(words).toHaveProperty([`house.wrong.${rule}`]);
});
