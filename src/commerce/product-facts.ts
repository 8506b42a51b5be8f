/**
 * The facts that search rests on, read from a feed. What the feed states (`material:leather`) is taken as it is; what it
 * leaves out is read from its type, title and tags, never from prose: "goes well with leather" makes nothing leather.
 */

import { type FactKind, factKinds, factsIn, keyFor } from './gazetteer.ts';

export type Clues = {
  readonly title: string;
  readonly type?: string | undefined;
  readonly tags: readonly string[];
  /** Values of an option or attribute, for example the colours of the variants. */
  readonly stated?: Partial<Record<FactKind, readonly string[]>>;
  /** `Apparel & Accessories > Handbags`: the last part says most. */
  readonly taxonomy?: string | undefined;
  readonly gender?: string | undefined;
};

export type ProductFacts = {
  readonly category: string;
  readonly materials: readonly string[];
  readonly colors: readonly string[];
  readonly occasions: readonly string[];
  readonly recipients: readonly string[];
  /** Tags that state no fact. */
  readonly tags: readonly string[];
};

const fallbackCategory = 'other';

export function productFacts(clues: Clues): ProductFacts {
  const stated = new Map<FactKind, string[]>();
  const tags: string[] = [];
  for (const tag of clues.tags) {
    const fact = statedFact(tag);
    if (fact) stated.set(fact.kind, [...(stated.get(fact.kind) ?? []), fact.key]);
    else tags.push(tag);
  }
  const read = (kind: FactKind, ...texts: (string | undefined)[]): string[] => {
    const own = stated.get(kind) ?? [];
    const given = (clues.stated?.[kind] ?? []).map((value) => keyFor(kind, value));
    if (own.length + given.length > 0) return unique([...own, ...given]);
    return unique(texts.flatMap((text) => (text === undefined ? [] : factsIn(kind, text))));
  };
  return {
    category: categoryOf(clues, tags, stated.get('category')?.[0]),
    materials: read('material', clues.title, ...tags),
    colors: read('color', clues.title, ...tags),
    occasions: read('occasion', clues.title, ...tags),
    recipients: read('recipient', clues.gender, clues.title, ...tags),
    tags,
  };
}

/** The most telling place first; a type we do not know is still the house's own word for it. */
function categoryOf({ title, type, taxonomy }: Clues, tags: readonly string[], stated: string | undefined): string {
  if (stated !== undefined) return stated;
  const places = [type, taxonomy?.split('>').at(-1), lastWords(title), title, ...tags];
  for (const place of places) {
    const found = place === undefined ? undefined : factsIn('category', place).at(-1);
    if (found !== undefined) return found;
  }
  const own = type?.trim() || taxonomy?.split('>').at(-1)?.trim();
  return own ? keyFor('category', own) : fallbackCategory;
}

/** English titles end in what the thing is: "leather watch strap bag" is a bag. */
const lastWords = (title: string) => title.split(/\s+/).slice(-1).join(' ');

/** `color:cognac` states a fact of ours; `season:winter` is a tag like any other. */
function statedFact(tag: string): { kind: FactKind; key: string } | undefined {
  const [, name, value] = tag.match(/^([a-z]+)\s*:\s*(.+)$/i) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const kind = factKinds.find((known) => known === name.toLowerCase().replace('colour', 'color'));
  return kind ? { kind, key: value.trim().toLowerCase().replace(/\s+/g, '-') } : undefined;
}

const unique = (values: readonly string[]) => [...new Set(values)];
