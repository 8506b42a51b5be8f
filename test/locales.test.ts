/** Every locale says everything, with the same facts in every sentence; what a market must say itself is never borrowed. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { localeChain, supportedLocales } from '../src/i18n.ts';

type Sentences = ReadonlyMap<string, string>;

/** A child locale may leave out what its parent says just as well; the others are complete. */
const mayInherit: Readonly<Record<string, string>> = { 'fr-CA': 'fr' };
const files: Readonly<Record<string, readonly string[]>> = {
  'dialogs.json': supportedLocales,
  'widget.json': supportedLocales,
  'board.json': ['en', 'fr'],
  'insights.json': ['en', 'fr'],
  'tools.json': ['en', 'fr'],
  'settings.json': ['en', 'fr'],
  'console.json': ['en', 'fr'],
};
/** French has a form for whole millions, which nothing here counts. */
const neverCounted = new Set(['fr many', 'fr-CA many']);
const plural = /_(zero|one|two|few|many|other)$/;
const marketSensitive: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync('locales/market-sensitive.json', 'utf8'),
);

for (const [file, locales] of Object.entries(files)) {
  const english = read('en', file);
  if (!english) continue;
  for (const locale of locales.filter((tag) => tag !== 'en')) {
    describe(`locales/${locale}/${file}`, () => {
      const own = read(locale, file) ?? new Map<string, string>();
      const parent = mayInherit[locale];
      const inherited =
        parent === undefined ? new Map<string, string>() : (read(parent, file) ?? new Map<string, string>());
      const said = new Map([...inherited, ...own]);

      test('has every sentence and no other', () => {
        expect({
          missing: without(keysOf(english), keysOf(said)),
          extra: without(keysOf(own), keysOf(english)),
        }).toEqual({
          missing: [],
          extra: [],
        });
      });

      test('has the plural forms of its language', () => {
        const counted = [...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ''));
        const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
        const forms = pluralCategories.filter((form) => !neverCounted.has(`${locale} ${form}`));
        const missing = [...new Set(counted)]
          .flatMap((key) => forms.map((form) => `${key}_${form}`))
          .filter((key) => !said.has(key));
        expect(missing).toEqual([]);
      });

      test('leaves no sentence empty', () => {
        expect([...own].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
      });

      test('puts the same facts into each sentence', () => {
        const wrong = [...own].flatMap(([key, text]) => {
          const expected = factsOf(english, key);
          const actual = placeholders(text);
          return sameFacts(key, expected, actual)
            ? []
            : [`${key}: ${actual.join(', ')} instead of ${expected.join(', ')}`];
        });
        expect(wrong).toEqual([]);
      });

      test('says itself what its market must hear', () => {
        const name = file.replace('.json', '');
        const borrowed = (marketSensitive[name] ?? []).filter((key) => !has(own, key));
        expect(borrowed).toEqual([]);
      });
    });
  }
}

test('what is market-sensitive exists', () => {
  for (const [file, keys] of Object.entries(marketSensitive)) {
    if (file === 'why') continue;
    const english = read('en', `${file}.json`) ?? new Map<string, string>();
    expect(keys.filter((key) => !has(english, key))).toEqual([]);
  }
});

test('every sentence that the code asks for exists, and every sentence is asked for', () => {
  const english = keysOf(read('en', 'dialogs.json') ?? new Map());
  const code = ['dialogs', 'src/turn', 'src/handoff', 'src/channels', 'src/identity']
    .flatMap(sources)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const asked = [
    ...code.matchAll(/(?:say|translate|told\.say|talk\.say)\((?:[a-zA-Z.]+, )?'([a-z][\w.-]*\.[\w.-]+)'/g),
  ].map(([, key = '']) => key);
  const composed = [...code.matchAll(/['`]([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(([, start = '']) => start);
  const literal = new Set([...code.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key));
  const used = (key: string) =>
    // the doors and apps say these when they need them
    key.startsWith('system.') ||
    literal.has(key) ||
    literal.has(key.replace(/-(again|undated)$/, '')) ||
    composed.some((start) => key.startsWith(start));
  expect({
    unknown: [...new Set(asked)].filter((key) => !english.has(key)),
    unused: [...english].filter((key) => !used(key)),
  }).toEqual({
    unknown: [],
    unused: [],
  });
});

test('the house speaks plainly: no exclamation marks, no emoji, no word it has banned', () => {
  const banned: Readonly<Record<string, readonly string[]>> = parse(
    readFileSync('src/house/meridon/house.yaml', 'utf8'),
  ).voice.bannedWords;
  const wrong = supportedLocales.flatMap((locale) =>
    [...(read(locale, 'dialogs.json') ?? [])]
      .filter(([key]) => !key.startsWith('cues.'))
      .flatMap(([key, text]) => {
        const words = (banned[locale] ?? []).filter((word) =>
          ` ${text.toLowerCase()} `.match(new RegExp(`[^\\p{L}]${word.toLowerCase()}[^\\p{L}]`, 'u')),
        );
        const loud = /!|\p{Extended_Pictographic}/u.test(text) ? ['!'] : [];
        return [...words, ...loud].map((word) => `${locale} ${key}: ${word}`);
      }),
  );
  expect(wrong).toEqual([]);
});

test('Arabic speaks to a shopper in the polite plural wherever they read it', () => {
  const singular =
    /(?<!\p{L})(أنت|لك|إليك|عنك|منك|يمكنك|تستطيع|اكتب|اسأل|اختر|تحدث|انتقل|رسالتك|طلبك|فضلك|مساعدتك)(?!\p{L})/u;
  const wrong = ['dialogs.json', 'widget.json', 'boutique.json'].flatMap((file) =>
    [...(read('ar', file) ?? [])]
      .filter(([key, text]) => !/^(cues|vocab)\./.test(key) && singular.test(text))
      .map(([key]) => `${file} ${key}`),
  );
  expect(wrong).toEqual([]);
});

test('folders and supported locales are the same, and every chain ends in English', () => {
  const folders = readdirSync('locales', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual([...supportedLocales].sort());
  for (const locale of supportedLocales) expect(localeChain(locale).at(-1)).toBe('en');
});

function read(locale: string, file: string): Sentences | undefined {
  const path = join('locales', locale, file);
  if (!existsSync(path)) return undefined;
  return new Map(flat(JSON.parse(readFileSync(path, 'utf8'))));
}

function flat(node: Record<string, unknown>, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : flat(value as Record<string, unknown>, `${path}${name}.`),
  );
}

/** Plural forms count as one sentence: languages differ in how many they have. */
const keysOf = (sentences: Sentences) => new Set([...sentences.keys()].map((key) => key.replace(plural, '')));
const has = (sentences: Sentences, key: string) => keysOf(sentences).has(key);
const without = (all: ReadonlySet<string>, some: ReadonlySet<string>) => [...all].filter((key) => !some.has(key));
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name))].sort();

/** The facts of a sentence, or of all its plural forms together. */
function factsOf(sentences: Sentences, key: string): readonly string[] {
  const base = key.replace(plural, '');
  return [
    ...new Set(
      [...sentences].flatMap(([other, text]) => (other.replace(plural, '') === base ? placeholders(text) : [])),
    ),
  ].sort();
}

/** A form for one ("one piece") may leave facts out; none may add any. */
function sameFacts(key: string, expected: readonly string[], actual: readonly string[]): boolean {
  const needed = plural.test(key) ? [] : expected;
  return needed.every((name) => actual.includes(name)) && actual.every((name) => expected.includes(name));
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}
