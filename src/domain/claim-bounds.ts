/** Which side of a figure is meant: "at most 30 days" is another claim than "at least 30 days". In the languages of the house. */

/** Of a day or a number: up to it, or from it on. */
export type Bound = 'until' | 'after';

const other: Readonly<Record<Bound, Bound>> = { until: 'after', after: 'until' };

/** Right before a figure. With a "not" before them these mean the other side. */
const leading: Readonly<Record<Bound, string>> = {
  after:
    'after|from|since|earlier than|more than|longer than|at least|(?:a )?minimum(?: of)?|over|above|beyond|exceeding|upwards? of|starting (?:at|from)|as of|as from|après|à partir d[eu]|à compter d[eu]|dès|depuis|plus (?:de|que)|plus longtemps que|au moins|au minimum|minimum|au-dessus d[eu]|au-delà d[eu]|supérieure?s? à|nach|ab|seit|mindestens|wenigstens|mehr als|länger als|über|frühestens|früher als|dopo|a partire da|dal|oltre|sopra(?: i)?|almeno|minimo|più di|después de|a partir de|desde|más de|al menos|como mínimo|mínimo(?: de)?|por encima de|بعد|ابتداءً? من|بدءًا من|بدءا من|اعتبارًا من|اعتبارا من|منذ|أكثر من|فوق|يزيد(?: \\p{L}+)? (?:عن|على)|يتجاوز|يتعدى',
  until:
    "before|until|till|by|within|up to|later than|less than|fewer than|at most|(?:a )?maximum(?: of)?|under|below|avant|jusqu[’']?(?:à|au|aux|en)|d[’']ici(?: le)?|au plus tard(?: le)?|au plus|au maximum|maximum|sous|moins (?:de|que)|en moins de|en dessous d[eu]|au-dessous d[eu]|inférieure?s? à|dans les|bis(?: zu[mr]?)?|vor(?: dem)?|höchstens|maximal|weniger als|unter|spätestens|später als|innerhalb(?: von)?|binnen|fino a[il]?|entro|prima d[ei]l?|al massimo|massimo|al più|meno di|sotto(?: i)?|hasta|antes de[l]?|a más tardar|como máximo|máximo(?: de)?|menos de|en menos de|por debajo de|dentro de|قبل|حتى|خلال|أقل من|تحت|في غضون|يقل(?: \\p{L}+)? عن",
};
const not = "no|not|pas|nicht|non|kein(?:e|en)?|ليس|لا|ما لا|ne|doesn[’']t|don[’']t";
/** What may stand between: an article, a sign of money, a day of the week is no part of it. */
const little = '(?:the |le |la |les |den |dem |il |lo |i |gli |el |los |un |une |about )?[€$£]?';

const before = forms((words) => `(?<!\\p{L})(?:(?<not>${not})\\s+(?:[\\p{L}\\p{M}]+\\s+)?)?(?:${words})\\s+${little}$`);

/** Right after a figure and its unit. */
const trailing: Readonly<Record<Bound, string>> = {
  after:
    'at least|or more|or longer|and more|minimum|au moins|au minimum|ou plus|et plus|oder mehr|oder länger|mindestens|almeno|o più|al minimo|minimo|al menos|o más|como mínimo|على الأقل|فأكثر|أو أكثر|كحد أدنى',
  until:
    'at (?:the )?most|or less|or fewer|maximum|tops|at the latest|au plus(?: tard)?|au maximum|maximum|ou moins|höchstens|maximal|oder weniger|spätestens|al massimo|al più|o meno|massimo|como (?:máximo|mucho)|o menos|a más tardar|على الأكثر|أو أقل|فأقل|كحد أقصى',
};
const behind = forms(
  (words) => `^\\s*[€$£%]?(?:\\s*[\\p{L}\\p{M}]+[.,]?){0,2}?\\s*(?<!\\p{L})(?:${words})(?!\\p{L})`,
  trailing,
);

/** The bound of the figure from `start` to `end`; undefined: neither side. */
export function boundOf(text: string, start: number, end: number): Bound | undefined {
  return boundBefore(text.slice(Math.max(0, start - 48), start)) ?? boundBehind(text.slice(end, end + 40));
}

/** The longest wins: "less than" ends on no bound of its own, "أقل من" on "من". */
function boundBefore(text: string): Bound | undefined {
  const [best] = before
    .flatMap(({ bound, form }) => {
      const found = form.exec(text);
      if (found === null) return [];
      const isTurned = found.groups?.['not'] !== undefined;
      return [{ at: found.index, bound: isTurned ? other[bound] : bound }];
    })
    .sort((one, next) => one.at - next.at);
  return best?.bound;
}

const boundBehind = (text: string): Bound | undefined => behind.find(({ form }) => form.test(text))?.bound;

function forms(pattern: (words: string) => string, words = leading) {
  return (['after', 'until'] as const).map((bound) => ({ bound, form: new RegExp(pattern(words[bound]), 'iu') }));
}
