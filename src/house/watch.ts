/** Follows a house folder while the house runs: policy and articles change without a restart, mistakes change nothing. */
import { watch } from 'node:fs';
import { type ArticleFiles, readArticles } from './articles.ts';
import type { House } from './house.ts';
import type { HouseProblem } from './problem.ts';
import { readPolicy } from './settings.ts';

export type WatchParts = {
  readonly dir: string;
  readonly house: House;
  readonly articleFiles: ArticleFiles;
  readonly now: () => Date;
  /** Called with a house that is whole: what could not be read keeps its last good version. */
  readonly onChange: (house: House, changed: readonly HousePart[]) => void;
  /** Called with what is wrong now; with nothing once it is mended. */
  readonly onProblems: (problems: readonly HouseProblem[]) => void;
  /** Editors save in several steps; the folder is read when they have been quiet for so long. */
  readonly quietMs?: number;
};

export type HousePart = 'policy' | 'articles';

export type HouseWatch = { close(): void };

const quietByDefault = 200;

export function watchHouse({
  dir,
  house,
  articleFiles,
  now,
  onChange,
  onProblems,
  quietMs = quietByDefault,
}: WatchParts): HouseWatch {
  let current = house;
  let files = articleFiles;
  let reading: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const touched = new Set<HousePart>();

  const reload = async () => {
    const parts = new Set(touched);
    touched.clear();
    const changed: HousePart[] = [];
    const problems: HouseProblem[] = [];
    if (parts.has('policy')) {
      const read = await readPolicy(dir);
      problems.push(...read.problems);
      if (read.problems.length === 0) {
        current = { ...current, ...read.value };
        changed.push('policy');
      }
    }
    if (parts.has('articles')) {
      const locales = current.brand.locales.map(({ tag }) => tag);
      const read = await readArticles({ dir, locales, now: now() });
      problems.push(...read.problems);
      files = keepGood(files, read.value, read.problems);
      current = { ...current, articles: [...files.values()] };
      changed.push('articles');
    }
    if (closed) return;
    onProblems(problems);
    if (changed.length > 0) onChange(current, changed);
  };

  const watcher = watch(dir, { recursive: true }, (_event, name) => {
    const part = partOf(name);
    if (!part || closed) return;
    touched.add(part);
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(reload).catch((error: unknown) => onProblems([unreadable(error)]));
    }, quietMs);
  });
  watcher.on('error', (error) => onProblems([unreadable(error)]));

  return {
    close() {
      closed = true;
      clearTimeout(timer);
      watcher.close();
    },
  };
}

function partOf(name: string | null): HousePart | undefined {
  const path = name?.replaceAll('\\', '/');
  if (path === 'policy.yaml') return 'policy';
  return path?.startsWith('articles/') && path.endsWith('.md') ? 'articles' : undefined;
}

/** A file with a mistake keeps its last good article; one that is gone is gone. */
function keepGood(before: ArticleFiles, after: ArticleFiles, problems: readonly HouseProblem[]): ArticleFiles {
  const broken = new Set(problems.map(({ file }) => file));
  const kept = [...before].filter(([file]) => broken.has(file) && !after.has(file));
  return new Map([...after, ...kept].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

const unreadable = (error: unknown): HouseProblem => ({
  file: '.',
  found: error instanceof Error ? error.message : String(error),
  expected: 'a house folder that can be watched',
});
