/** articles/<locale>/*.md: the answers the concierge may give, kept by file so that each can be read again alone. */
import { join } from 'node:path';
import type { Article } from '../domain/commerce.ts';
import { readArticle } from './article.ts';
import { missing, names, type Read, readText } from './folder.ts';
import type { HouseProblem } from './problem.ts';

export type ArticleFiles = ReadonlyMap<string, Article>;

type Where = { readonly dir: string; readonly locales: readonly string[]; readonly now: Date };

export async function readArticles({ dir, locales, now }: Where): Promise<Read<ArticleFiles>> {
  const folders = await names(join(dir, 'articles'));
  if (folders.length === 0) return { value: new Map(), problems: [missing('articles', 'no question can be answered')] };
  const problems = folders.flatMap((folder) => strangerLocale(folder, locales));
  const files = await Promise.all(
    folders.filter((folder) => locales.includes(folder)).map((locale) => readLocale({ dir, locale, now })),
  );
  return {
    value: new Map(files.flatMap(({ value }) => [...value])),
    problems: [...problems, ...files.flatMap((each) => each.problems)],
  };
}

async function readLocale({
  dir,
  locale,
  now,
}: {
  dir: string;
  locale: string;
  now: Date;
}): Promise<Read<ArticleFiles>> {
  const inside = await names(join(dir, 'articles', locale));
  const files = inside.filter((name) => name.endsWith('.md')).map((name) => `articles/${locale}/${name}`);
  const readings = await Promise.all(files.map((file) => readOne(dir, { file, locale, now })));
  const kept = new Map<string, Article>();
  const problems: HouseProblem[] = [];
  for (const { file, article, problems: found } of readings) {
    problems.push(...found);
    if (!article) continue;
    const twin = [...kept].find(([, other]) => other.id === article.id)?.[0];
    if (twin)
      problems.push({
        file,
        line: 2,
        at: 'id',
        found: `"${article.id}" a second time`,
        expected: `an id that ${twin} does not have`,
      });
    else kept.set(file, article);
  }
  return { value: kept, problems };
}

async function readOne(dir: string, { file, locale, now }: { file: string; locale: string; now: Date }) {
  const text = await readText(dir, file, 'its question goes unanswered');
  if (text.value === undefined) return { file, article: undefined, problems: text.problems };
  const { article, problems } = readArticle({ file, locale, text: text.value }, now);
  return { file, article, problems };
}

function strangerLocale(folder: string, locales: readonly string[]): readonly HouseProblem[] {
  if (locales.includes(folder)) return [];
  return [
    {
      file: `articles/${folder}`,
      found: `a folder "${folder}"`,
      expected: `a locale of house.yaml: ${locales.join(', ')}`,
    },
  ];
}
