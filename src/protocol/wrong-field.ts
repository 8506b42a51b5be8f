/** What is wrong with a field that was sent: a rule by its name, so that each reader is told in their own language. */
import { z } from 'zod';

const wrongRules = [
  'kind',
  'choice',
  'format',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'unknown',
] as const;

export const WrongField = z.object({
  /** The way to the field: `value.en.greeting`. */
  at: z.string(),
  /** In English, for programs' logs and for whoever reads them. */
  message: z.string(),
  /** Absent: only the message says it. */
  rule: z.enum(wrongRules).optional(),
  /** The length, count or number that the rule names. */
  limit: z.number().optional(),
});
export type WrongField = z.infer<typeof WrongField>;

type Rule = Pick<WrongField, 'rule' | 'limit'>;

/** Of what a schema found, each with the way to it. */
export function wrongFields(issues: readonly z.core.$ZodIssue[], where: readonly string[] = []): WrongField[] {
  return issues.map((issue) => ({ at: [...where, ...issue.path].join('.'), message: issue.message, ...ruleOf(issue) }));
}

function ruleOf(issue: z.core.$ZodIssue): Rule {
  switch (issue.code) {
    case 'too_small':
      return { rule: small[issue.origin] ?? 'too-small', limit: Number(issue.minimum) };
    case 'too_big':
      return { rule: big[issue.origin] ?? 'too-large', limit: Number(issue.maximum) };
    case 'invalid_format':
      return { rule: 'format' };
    case 'invalid_value':
    case 'invalid_union':
      return { rule: 'choice' };
    case 'unrecognized_keys':
      return { rule: 'unknown' };
    case 'invalid_type':
      return { rule: 'kind' };
    default:
      return {};
  }
}

const small: Readonly<Record<string, WrongField['rule']>> = { string: 'too-short', array: 'too-few' };
const big: Readonly<Record<string, WrongField['rule']>> = { string: 'too-long', array: 'too-many' };
