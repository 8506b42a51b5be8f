/** An article on its way: written, looked at by somebody else, published, expired. Pure. */
import type { Article } from './commerce.ts';
import { AparteError } from './errors.ts';
import type { AdvisorRole } from './participant.ts';
import type { SettingEdition } from './setting.ts';

export const articleStates = ['draft', 'in-review', 'published', 'expired'] as const;
export type ArticleState = (typeof articleStates)[number];

/** What people write. `expiresOn` is the day, `YYYY-MM-DD`, from which nobody is answered with it. */
export type ArticleText = {
  readonly title: string;
  readonly topics: readonly string[];
  readonly phrasings: readonly string[];
  readonly body: string;
  readonly expiresOn?: string;
};

export type LiveText = ArticleText & { readonly updatedAt: string };

export type ArticlePage = {
  readonly state: ArticleState;
  /** As it was last written. */
  readonly text: ArticleText;
  /** As shoppers are answered; it stays while a new text is on its way. */
  readonly live?: LiveText;
  /** Taken away: not even the file's is given any more. */
  readonly gone?: true;
  /** Who has written on the text since it was last published. */
  readonly writers: readonly { readonly advisorId: string; readonly name: string; readonly role: AdvisorRole }[];
};

/** An article as its editors see it. `version` 0: nobody has touched the file's. */
export type ArticleEntry = {
  readonly id: string;
  readonly locale: string;
  readonly version: number;
  readonly page: ArticlePage;
  readonly file?: ArticleText;
  readonly fileMoved: boolean;
  readonly edition?: SettingEdition<ArticlePage>;
};

/** The article, as it was when the editor last saw it. */
export type ArticleVersion = { readonly locale: string; readonly id: string; readonly version: number };

/** Who does it: with the languages they read. */
export type Editor = {
  readonly advisorId: string;
  readonly name: string;
  readonly role: AdvisorRole;
  readonly languages: readonly string[];
};

const next: Readonly<Record<ArticleState, readonly ArticleState[]>> = {
  draft: ['in-review'],
  'in-review': ['draft', 'published'],
  published: ['expired'],
  expired: ['draft'],
};

/** Whether two texts say the same; blanks around them are nobody's words. */
export function sameText(one: ArticleText, other: ArticleText): boolean {
  const said = ({ title, topics, phrasings, body, expiresOn }: ArticleText) =>
    JSON.stringify([title.trim(), topics, phrasings.map((phrasing) => phrasing.trim()), body.trim(), expiresOn]);
  return said(one) === said(other);
}

/** A text that changes is a draft again, whatever it was: what was looked at is not what would be published. */
export function written(page: ArticlePage | undefined, text: ArticleText, by: Editor): ArticlePage {
  const { advisorId, name, role } = by;
  const before = page === undefined || page.state === 'published' ? [] : page.writers;
  const others = before.filter((writer) => writer.advisorId !== advisorId);
  return {
    ...{ state: 'draft', text, writers: [...others, { advisorId, name, role }] },
    ...(page?.live === undefined ? {} : { live: page.live }),
    ...(page?.gone === undefined ? {} : { gone: page.gone }),
  };
}

/** Throws `conflict` for a step that there is not, `forbidden` where somebody else has to take it. */
export function moved(page: ArticlePage, to: ArticleState, by: Editor, locale: string, now: Date): ArticlePage {
  if (!next[page.state].includes(to)) {
    const ways = next[page.state].join(' or ');
    throw new AparteError('conflict', `An article that is ${page.state} can become ${ways}, not ${to}.`);
  }
  const { live: _live, gone: _gone, ...rest } = page;
  if (to === 'published') {
    mayPublish(page, by, locale);
    return { ...rest, state: to, live: { ...page.text, updatedAt: now.toISOString() } };
  }
  if (to === 'expired') {
    if (by.role === 'advisor') throw new AparteError('forbidden', 'A supervisor takes an article away.');
    return { ...rest, state: to, gone: true };
  }
  return { ...page, state: to };
}

function mayPublish({ writers }: ArticlePage, { advisorId, role, languages }: Editor, locale: string): void {
  if (writers.some((writer) => writer.advisorId === advisorId))
    throw new AparteError('forbidden', 'Somebody else has to review what you have written.');
  if (!languages.includes(locale))
    throw new AparteError('forbidden', `Only somebody whose languages include ${locale} can approve it.`);
  if (role === 'advisor' && writers.every((writer) => writer.role === 'advisor'))
    throw new AparteError('forbidden', 'One of the two has to be a supervisor.');
}

/** The text of an article as a file or an import has it. */
export function textOf({ title, topics, phrasings, body, expiresAt }: Article): ArticleText {
  return { title, topics, phrasings, body, ...(expiresAt && { expiresOn: expiresAt.toISOString().slice(0, 10) }) };
}

export function liveArticle(id: string, locale: string, { expiresOn, updatedAt, ...text }: LiveText): Article {
  const expires = expiresOn === undefined ? {} : { expiresAt: new Date(`${expiresOn}T00:00:00Z`) };
  return { id, locale, ...text, updatedAt: new Date(updatedAt), ...expires };
}

/** What it is to somebody who looks at it today. */
export function stateOn({ state, live }: ArticlePage, now: Date): ArticleState {
  const over = live?.expiresOn !== undefined && new Date(`${live.expiresOn}T00:00:00Z`) <= now;
  return state === 'published' && over ? 'expired' : state;
}
