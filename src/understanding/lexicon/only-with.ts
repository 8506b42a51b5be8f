/** Words that are the catalogue's only beside certain others: French "or" is mostly "but", "été" mostly "been". */

/** Read on folded text: what stands just before the word, or just after it. One of the two is enough. */
type Company = { readonly before?: RegExp; readonly after?: RegExp };

const gold: Company = {
  before:
    /(?:\ben |\bd'|\bl'|\bsans |\bpas d'|\bplaque |\bcouleur |\bou |\bargent et |\b(?:bague|collier|bracelet|bijou|anneau|alliance|boucle|chaine|montre)s? )$/,
  after: /^ (?:jaune|blanc|rose|gris|massif|18|24|750|fin|recycle)/,
};

const summer: Company = {
  before: /(?:\bl'|\bd'|\ben |\bcet |\bmi-|\bprintemps[ -]|\bcollection |\bpour |\bplein )$/,
  after: /^ (?:prochain|dernier|20\d\d|indien)/,
};

const metal: Company = {
  before: /(?:\ben |\b(?:bague|collier|bracelet|bijou|anneau|chaine|boucle|boucles d'oreilles?|broche)s? (?:en |d')?)$/,
  after: /^ (?:massif|925|sterling|vieilli|rhodie)/,
};

const german: Company = {
  before:
    /\b(?:meine[rnm]?|seine[rn]?|deine[rn]?|ihre[rn]?|unsere[rn]?|fur (?:eine |die |den |einen )?|eine junge )\s?$/,
};

const onlyWith: Readonly<Record<string, Readonly<Record<string, Company>>>> = {
  fr: {
    or: gold,
    ete: summer,
    etes: { before: /\b(?:les|des|deux) $/, after: /^ (?:prochains|chauds)/ },
    argent: metal,
  },
  de: {
    frau: german,
    herr: german,
    freund: german,
    freundin: german,
    sommer: { before: /\b(?:im|den|fur den|diesen|zum|der|nachsten) $/, after: /^ ?(?:20\d\d|kleid|schuh|hochzeit)/ },
  },
  es: { plata: { before: /\b(?:de|en|la) $/, after: /^ (?:de ley|925|maciza)/ }, ante: { before: /\b(?:de|en) $/ } },
};

export function isInCompany(
  text: string,
  language: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const company = onlyWith[language]?.[text.slice(start, end)];
  if (!company) return true;
  return (
    company.before?.test(text.slice(Math.max(0, start - nearby), start)) === true ||
    company.after?.test(text.slice(end, end + nearby)) === true
  );
}

const nearby = 24; // characters
