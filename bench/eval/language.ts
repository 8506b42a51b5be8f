/** Which language a message is written in, without any hint; beside it `eld` on the same texts. */

import { readFileSync } from 'node:fs';
import { eld } from 'eld/large';
import { z } from 'zod';
import { detectLanguage } from '../../src/understanding/language.ts';
import { languageExamples, languagePlan, latinLanguages } from '../../src/understanding/language-plan.ts';
import { unpackModel } from '../../src/understanding/model-file.ts';
import { languages } from '../../src/understanding/sentences.ts';
import { crossValidate } from '../../src/understanding/training.ts';
import { bestOf } from './folds.ts';
import { byLanguage, byLength, confusion, type Heard } from './language-tables.ts';
import { timesOf } from './latency.ts';
import { weightsFolder } from './shipped-model.ts';
import { type FileOptions, readRows, type Table, type Task } from './task.ts';

const Row = z.object({ text: z.string(), language: z.string(), locale: z.string().optional() });

export const task: Task = {
  name: 'language',
  row: '{text, language, locale?}',
  own: async () => ownTables(),
  scoreFile: async (options) => fileTables(options),
};

/** Models that never saw a sentence's group judge it and its first words. */
function ownTables(): Table[] {
  const { sentences, lessons } = languageExamples();
  const plan = languagePlan();
  const values = crossValidate([...sentences, ...lessons], plan);
  const other = rivalAmong(latinLanguages);
  const heard = sentences.map(({ text, label }, at) => ({
    ...{ text, truth: label, guess: bestOf(values[at], latinLanguages, 1)[0] ?? '', rival: other(text) },
  }));
  const title = `Language among ${latinLanguages.join(', ')}: own sentences and their first words, ${plan.folds}-fold`;
  const note =
    'Lower case, no locale given. Other scripts are told by their letters. eld is held to the same languages.';
  return [{ ...byLength(title, heard), note }, confusion(heard)];
}

/** A row's `locale` is the conversation's; without one, nothing is lent to the answer. */
function fileTables({ file, map }: FileOptions): Table[] {
  const model = unpackModel(readFileSync(new URL('language.bin.zst', weightsFolder)));
  const rows = readRows(file, (value) => Row.parse(value));
  const known = rows.flatMap(({ language, ...row }) => {
    const truth = map === undefined ? language : map.get(language);
    return truth === undefined ? [] : [{ ...row, truth }];
  });
  const other = rivalAmong(languages);
  const hear = (text: string, locale?: string) => detectLanguage(text, locale, model).language;
  const heard = known.map(({ text, truth, locale }) => ({
    ...{ text, truth, guess: hear(text, locale), rival: other(text) },
  }));
  const openings = known.flatMap(({ text, truth, locale }): Heard[] => {
    const words = text.trim().split(/\s+/);
    const start = words.slice(0, 2).join(' ');
    return words.length <= 2 ? [] : [{ text: start, truth, guess: hear(start, locale), rival: other(start) }];
  });
  const { p50, p99 } = timesOf(known, ({ text, locale }) => hear(text, locale));
  const left = rows.length - known.length;
  const note = `${left > 0 ? `${left} rows left out by the map. ` : ''}${p50.toFixed(3)} ms at p50, ${p99.toFixed(3)} ms at p99.`;
  return [
    { ...byLength(`Language of ${known.length} texts`, heard, openings), note },
    byLanguage(heard),
    confusion(heard),
  ];
}

/** eld with its largest data set, choosing only among our languages. */
function rivalAmong(among: readonly string[]): (text: string) => string {
  eld.setLanguageSubset([...among]);
  return (text) => eld.detect(text).language;
}
