/** What makes the same figure another claim: its sign, and whose price it is. */

const minus = /(?:(?:^|[\s(:])[-−–]|(?<!\p{L})(?:minus|moins|ناقص)\s+)$/iu;
/** A minus, in a sign or in words, right before `at`. */
export function isNegative(text: string, at: number): boolean {
  return minus.test(text.slice(Math.max(0, at - 12), at));
}

type Span = { readonly start: number; readonly end: number };

/**
 * Which of `subjects` each figure of a sentence is said of; undefined: of none by name. "The bag and the scarf are 20 and
 * 10" goes in order; else a figure belongs to the name before it, or, where the sentence begins with a figure, after it.
 */
export function saidOf(
  sentence: string,
  figures: readonly Span[],
  subjects: readonly string[],
): (string | undefined)[] {
  const named = namesIn(sentence, subjects);
  const [first] = named;
  const [figure] = figures;
  const lastName = named.at(-1);
  if (first === undefined || figure === undefined || lastName === undefined) return figures.map(() => undefined);
  if (named.length === figures.length && lastName.end <= figure.start) return named.map(({ subject }) => subject);
  return figures.map(({ start, end }) => {
    const before = named.findLast((name) => name.end <= start);
    const next = named.find((name) => name.start >= end);
    return (first.start < figure.start ? (before ?? next) : (next ?? before))?.subject;
  });
}

/** Names of pieces in a sentence, in order. */
export function namesIn(sentence: string, subjects: readonly string[]): (Span & { subject: string })[] {
  const low = sentence.toLowerCase();
  const all = [...new Set(subjects)].flatMap((subject) => {
    const start = subject === '' ? -1 : low.indexOf(subject.toLowerCase());
    return start === -1 ? [] : [{ subject, start, end: start + subject.length }];
  });
  // "Seine tote" is not named by "Seine tote mini"
  const within = (one: Span, other: Span) =>
    one !== other && other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start;
  return all.filter((one) => !all.some((other) => within(one, other))).sort((one, other) => one.start - other.start);
}
