/**
 * The words of the catalogue in a SQLite FTS5 index: which products carry a word, and in which column. FTS5 keeps the
 * postings small and quick to build; it stores no text (`content=''`) and no positions (`detail=column`), since ranking
 * needs only the column, and facets never pass through here.
 */

import type { DatabaseSync } from 'node:sqlite';
import { foldText } from './fold-text.ts';
import { createRecent } from './recent.ts';

export const columns = ['title', 'facts', 'body'] as const;
export type Column = (typeof columns)[number];
export type ProductWords = Readonly<Record<Column, string>>;

/** In how many products a word is, per column; what is not here is in none. */
export type Spread = Partial<Record<Column, number>>;

export type Words = {
  /** Starts afresh; call `settle` after the last `add` of a bulk. */
  clear(): void;
  add(slot: number, words: ProductWords): void;
  settle(): void;
  /** Adds one product's words after the bulk, so that they can be found and corrected to at once. */
  learn(words: ProductWords): void;
  spread(term: string): Spread | undefined;
  has(term: string): boolean;
  /** Letters that occur, for one-edit corrections. */
  readonly letters: ReadonlySet<string>;
  /** Slots with the term (letters and digits only) in the column, in rising order; removed products may still be among them. */
  postings(term: string, column: Column): Uint32Array;
};

/** Common words come up in many wishes; their long postings are worth 4 bytes a slot, up to this many slots in all. */
const keptSlots = 2_000_000;

/** Room for the words of a bulk in memory, so that 100,000 products become one segment instead of sixteen. */
const bulkBytes = 16 * 1024 * 1024;

const schema = `
  DROP TABLE IF EXISTS vocabulary;
  DROP TABLE IF EXISTS words;
  CREATE VIRTUAL TABLE words USING fts5(title, facts, body, content='', detail=column, columnsize=0,
    tokenize='unicode61 remove_diacritics 0');
  INSERT INTO words(words, rank) VALUES ('automerge', 0), ('hashsize', ${bulkBytes});
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'col');
`;

export function createWords(db: DatabaseSync): Words {
  db.exec(schema);
  let insert = db.prepare('INSERT INTO words(rowid, title, facts, body) VALUES (?, ?, ?, ?)');
  let select = db.prepare('SELECT group_concat(rowid) AS slots FROM words WHERE words MATCH ?');
  const recent = createRecent<Uint32Array>(keptSlots);
  const spreads = new Map<string, Spread>();
  const letters = new Set<string>();

  const note = (term: string, column: Column, products: number) => {
    let spread = spreads.get(term);
    if (!spread) {
      spread = {};
      spreads.set(term, spread);
      for (const letter of term) letters.add(letter);
    }
    spread[column] = (spread[column] ?? 0) + products;
  };

  return {
    clear() {
      db.exec(schema);
      insert = db.prepare('INSERT INTO words(rowid, title, facts, body) VALUES (?, ?, ?, ?)');
      select = db.prepare('SELECT group_concat(rowid) AS slots FROM words WHERE words MATCH ?');
      recent.clear();
      spreads.clear();
      letters.clear();
    },

    add(slot, { title, facts, body }) {
      // rowids start at 1 here, slots at 0
      recent.clear();
      insert.run(slot + 1, foldText(title), foldText(facts), foldText(body));
    },

    settle() {
      db.exec(`INSERT INTO words(words) VALUES ('optimize')`);
      spreads.clear();
      const rows = db.prepare('SELECT term, col, doc FROM vocabulary');
      rows.setReturnArrays(true);
      for (const row of rows.iterate()) {
        const [term, column, products] = Object.values(row);
        note(String(term), columnNamed(String(column)), Number(products));
      }
    },

    learn(words) {
      for (const column of columns) {
        for (const term of new Set(termsOf(words[column]))) note(term, column, 1);
      }
    },

    spread: (term) => spreads.get(term),
    has: (term) => spreads.has(term),
    letters,

    postings(term, column) {
      const query = `${column} : "${term}"`;
      const kept = recent.get(query);
      if (kept) return kept;
      const list = select.get(query)?.['slots'];
      const slots = typeof list === 'string' ? readSlots(list) : new Uint32Array();
      recent.keep(query, slots, slots.length);
      return slots;
    },
  };
}

function columnNamed(name: string): Column {
  return columns.find((column) => column === name) ?? 'body';
}

const comma = 44;
const zero = 48;

/** "3,17,20" as numbers: one text for all rows costs far less than a row each. */
function readSlots(list: string): Uint32Array {
  const slots = new Uint32Array((list.length + 1) >>> 1);
  let count = 0;
  let value = 0;
  for (let at = 0; at < list.length; at++) {
    const code = list.charCodeAt(at);
    if (code === comma) {
      slots[count++] = value - 1;
      value = 0;
    } else value = value * 10 + code - zero;
  }
  slots[count++] = value - 1;
  return slots.subarray(0, count);
}

/** The words of a text as the index knows them. */
export function termsOf(text: string): string[] {
  return (
    foldText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
