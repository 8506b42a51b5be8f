/** Writes the weights of `src/understanding/weights/` from the sentences of the repository: `npm run train [-- en fr language emotion]`. */

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { trainFrustration } from '../src/understanding/emotion-training.ts';
import { trainLanguages } from '../src/understanding/language-plan.ts';
import type { LinearModel } from '../src/understanding/linear-model.ts';
import { packModel } from '../src/understanding/model-file.ts';
import { type Language, languages } from '../src/understanding/sentences.ts';
import { trainIntents } from '../src/understanding/training-plans.ts';

const folder = new URL('../src/understanding/weights/', import.meta.url);

function write(name: string, model: LinearModel): void {
  const file = new URL(`${name}.bin.zst`, folder);
  writeFileSync(file, packModel(model));
  const kib = (statSync(file).size / 1024).toFixed(0);
  process.stdout.write(
    `${name.padEnd(12)} ${model.header.classes.length} classes, ${model.header.rows} rows, ${kib} KiB\n`,
  );
}

function isLanguage(name: string): name is Language {
  return (languages as readonly string[]).includes(name);
}

const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
if (wanted.length === 0 || wanted.includes('language')) write('language', trainLanguages());
for (const language of wanted.length === 0 ? languages : wanted.filter(isLanguage)) {
  write(`intents-${language}`, trainIntents(language));
}
if (wanted.length === 0 || wanted.includes('emotion')) {
  const { models, blend } = trainFrustration();
  for (const [language, model] of models) write(`frustration-${language}`, model);
  writeFileSync(new URL('frustration-blend.json', folder), `${JSON.stringify(blend, null, 1)}\n`);
}
