/** The console speaks every language of its list to the end: the same keys, the same places for values, each form of a plural. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

type Words = Readonly<Record<string, string>>;

const locales = join(import.meta.dirname, '../../locales');
const languages = ['fr', 'ar'] as const;
/** Words of the screens: flat files of English that the concierge and the widget do not read. */
const files = readdirSync(join(locales, 'en')).filter(
  (file) => !['dialogs', 'widget', 'boutique'].includes(file.replace('.json', '')),
);

const read = (language: string, file: string): Words =>
  JSON.parse(readFileSync(join(locales, language, file), 'utf8')) as Words;
const places = (text = '') => [...text.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name).sort();

describe.each(files)('%s', (file) => {
  const english = read('en', file);
  const plural = (key: string) => /^(.*)_one$/.exec(key)?.[1];
  const plurals = Object.keys(english).flatMap((key) => plural(key) ?? []);
  const plain = Object.keys(english).filter((key) => !plurals.some((name) => key.startsWith(`${name}_`)));

  test.each(languages)('in %s has the keys of English, with every form of a plural', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    // French has a form for whole millions, which no count of the desk reaches.
    const wanted = forms.filter((form) => !(language === 'fr' && form === 'many'));
    const keys = [...plain, ...plurals.flatMap((name) => wanted.map((form) => `${name}_${form}`))];
    expect(Object.keys(read(language, file)).sort()).toEqual(keys.sort());
  });

  test.each(languages)('in %s has the places of English; a plural may say its count in words', (language) => {
    const words = read(language, file);
    for (const key of plain) expect([key, places(words[key])]).toEqual([key, places(english[key])]);
    for (const [key, text] of Object.entries(words)) {
      const name = plurals.find((one) => key.startsWith(`${one}_`));
      if (name === undefined) continue;
      const most = places(english[`${name}_other`]);
      expect(most).toEqual(expect.arrayContaining(places(text)));
      if (key.endsWith('_other')) expect([key, places(text)]).toEqual([key, most]);
    }
  });

  test.each(['en', ...languages])('in %s never shouts', (language) => {
    for (const text of Object.values(read(language, file))) expect(text).not.toContain('!');
  });
});
