/** How long and how large: a promise of 3 days is none of 3 weeks. Units that are not listed say nothing. */
const units: readonly (readonly [unit: string, names: string])[] = [
  ['minute', 'minutes?|min|دقيقة|دقائق'],
  ['hour', 'hours?|heures?|h|stunden?|ore|horas?|ساعة|ساعات'],
  ['day', '(?:business |working )?days?|jours?|tagen?|tage?|giorni|días?|أيام|يوم|يوما|يوماً|يومًا'],
  ['week', 'weeks?|semaines?|wochen?|settimane|semanas?|أسبوع|أسبوعا|أسبوعاً|أسبوعًا|أسابيع'],
  ['month', 'months?|mois|monaten?|monate?|mesi|meses|شهر|شهرا|شهراً|شهرًا|أشهر|شهور'],
  ['year', 'years?|ans?|années?|jahren?|jahre?|anni|años?|سنة|سنوات|عام|عاما|عاماً|عامًا|أعوام'],
  ['mm', 'mm|ملم|مم'],
  ['cm', 'cm|سم'],
  ['metre', 'm|mètres?|met(?:er|re)s?|متر|أمتار'],
];

const measure = new RegExp(
  `(?<![\\d.,])(\\d{1,6}(?:[.,]\\d{1,2})?)[ \\u00a0\\u202f-]?(?:${units.map(([, names]) => `(${names})`).join('|')})(?!\\p{L})`,
  'giu',
);

/** Figures that measure one thing in one text and another in the other; what only one of them measures is no matter. */
export function otherSpans(one: string, other: string): readonly string[] {
  const here = spans(one);
  const there = spans(other);
  return [...here].flatMap(([figure, measured]) => {
    const others = there.get(figure);
    return others === undefined || [...measured].some((unit) => others.has(unit)) ? [] : [figure];
  });
}

function spans(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, figure = '', ...names] of text.matchAll(measure)) {
    const unit = units[names.findIndex((name) => name !== undefined)]?.[0] ?? '';
    const key = figure.replace(',', '.');
    found.set(key, (found.get(key) ?? new Set()).add(unit));
  }
  return found;
}
