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
  'twice',
  'not-later',
  'above-the-other',
  'unknown-place',
] as const;
type WrongRule = (typeof wrongRules)[number];

export const WrongField = z.object({
  /** The way to the field: `value.en.greeting`. */
  at: z.string(),
  /** In English, for programs' logs and for whoever reads them. */
  message: z.string(),
  /** Absent: only the message says it. */
  rule: z.enum(wrongRules).optional(),
  /** The length, count or number that the rule names. */
  limit: z.number().optional(),
  /** What was found and is not known, as it was written. */
  found: z.string().optional(),
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
    case 'custom':
      return ownRule(issue.params?.['rule']);
    default:
      return {};
  }
}

/** A check that a schema makes itself: `message` for programs, its rule for people. */
export function wrong(rule: WrongRule, message: string) {
  return { message, params: { rule } };
}

function ownRule(named: unknown): Rule {
  const rule = wrongRules.find((one) => one === named);
  return rule === undefined ? {} : { rule };
}

const small: Readonly<Record<string, WrongField['rule']>> = { string: 'too-short', array: 'too-few' };
const big: Readonly<Record<string, WrongField['rule']>> = { string: 'too-long', array: 'too-many' };
