/** templates.yaml: messages that WhatsApp has approved, word for word as they were handed in there. */
import { z } from 'zod';
import { filled, type HouseTemplate, longestTemplate, templateCategories } from '../domain/template.ts';
import { word } from './fields.ts';

const mostParameters = 10;
const mostButtons = 10;

const button = z.strictObject({
  label: word.max(25, 'at most 25 characters'),
  value: word.max(128, 'at most 128 characters'),
});

export const templateSchema: z.ZodType<HouseTemplate> = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'lower-case letters, digits and underscores'),
    language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language tag such as "fr-CA"'),
    channel: z.literal('whatsapp', { error: '"whatsapp": Messenger has no templates that a person may send' }),
    category: z.enum(templateCategories),
    body: word.max(longestTemplate, `at most ${longestTemplate} characters`),
    parameters: z.array(word).max(mostParameters).default([]),
    buttons: z.array(button).max(mostButtons).default([]),
  })
  .superRefine(({ body, parameters }, context) => {
    const fault = bodyFault(body, parameters);
    if (fault !== undefined) context.addIssue({ code: 'custom', path: ['body'], message: fault });
  });

/** What WhatsApp refuses when a template is handed in, and places that nobody has named. */
function bodyFault(body: string, parameters: readonly string[]): string | undefined {
  const places = [...body.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(([, place]) => place);
  const expected = parameters.map((_, index) => String(index + 1));
  if ([...new Set(places)].sort(byNumber).join() !== expected.join())
    return `a place for each of the ${parameters.length} parameters, {{1}} first, and no other`;
  if (filled(body, parameters).includes('{{')) return 'places written like {{1}}, without spaces';
  if (/^\s*\{\{|\}\}\s*$/.test(body)) return 'words before the first place and after the last one';
  return undefined;
}

function byNumber(one: string | undefined, other: string | undefined): number {
  return Number(one) - Number(other);
}
