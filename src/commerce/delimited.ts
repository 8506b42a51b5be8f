/** Rows of a comma- or tab-separated text (RFC 4180), fed in chunks: quotes, doubled quotes and newlines in quotes. */

export type DelimitedRow = {
  /** Line of the text on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as it stood in the text. */
  readonly raw: string;
  /** A quote was opened and never closed; the row was cut at the end of its first line. */
  readonly openQuote?: true;
};

export type DelimitedReader = {
  push(chunk: string): DelimitedRow[];
  /** What is left when the text is over. */
  end(): DelimitedRow[];
};

/** One stray quote is forgiven by going on with the next line; a file full of them is not worth reading on. */
const mostOpenQuotes = 50;

export function createDelimitedReader(delimiter: ',' | '\t'): DelimitedReader {
  let rest = '';
  let line = 1;
  let first = true;
  let openQuotes = 0;

  const take = (row: Scanned, from: number): DelimitedRow => {
    const taken = { line, cells: row.cells, raw: rest.slice(from, row.end).replace(/\r?\n?$/, '') };
    line += row.lines;
    return taken;
  };

  const drain = (final: boolean): DelimitedRow[] => {
    const rows: DelimitedRow[] = [];
    let from = 0;
    while (from < rest.length) {
      const row = scanRow(rest, from, delimiter, final);
      if (row === 'incomplete') break;
      if (row !== 'open-quote') {
        if (!isBlank(row.cells)) rows.push(take(row, from));
        else line += row.lines;
        from = row.end;
        continue;
      }
      openQuotes += 1;
      const end = endOfLine(rest, from);
      const cut = rest.slice(from, end).trimEnd();
      rows.push({ line, cells: cut.split(delimiter), raw: cut, openQuote: true });
      line += 1;
      from = openQuotes > mostOpenQuotes ? rest.length : end;
    }
    rest = rest.slice(from);
    return rows;
  };

  return {
    push(chunk) {
      rest += first && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
      if (chunk !== '') first = false;
      return drain(false);
    },
    end: () => drain(true),
  };
}

export function readDelimited(text: string, delimiter: ',' | '\t'): DelimitedRow[] {
  const reader = createDelimitedReader(delimiter);
  return [...reader.push(text), ...reader.end()];
}

type Scanned = { readonly cells: string[]; readonly end: number; readonly lines: number };

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

/** One row from `from` on. `incomplete` means that the next chunk may still change it. */
function scanRow(text: string, from: number, delimiter: string, final: boolean): Scanned | 'incomplete' | 'open-quote' {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  for (;;) {
    const cell = text[at] === '"' ? scanQuoted(text, at, delimiter, final) : scanPlain(text, at, delimiter);
    if (cell === 'incomplete') return final ? 'open-quote' : 'incomplete';
    if (cell === 'open-quote') return cell;
    cells.push(cell.value);
    lines += cell.lines;
    at = cell.end;
    if (at >= text.length) return final ? { cells, end: at, lines: lines + 1 } : 'incomplete';
    if (text[at] === delimiter) {
      at += 1;
      if (at >= text.length && final) return { cells: [...cells, ''], end: at, lines: lines + 1 };
      continue;
    }
    // "\r\n" may be split between two chunks
    if (text[at] === '\r' && at + 1 >= text.length && !final) return 'incomplete';
    const width = text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    return { cells, end: at + width, lines: lines + 1 };
  }
}

type Cell = { readonly value: string; readonly end: number; readonly lines: number };

function scanPlain(text: string, from: number, delimiter: string): Cell {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), end: at, lines: 0 };
}

function scanQuoted(text: string, from: number, delimiter: string, final: boolean): Cell | 'incomplete' | 'open-quote' {
  let value = '';
  let lines = 0;
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote === -1 || (quote + 1 >= text.length && !final)) return 'incomplete';
    const piece = text.slice(start, quote);
    value += piece;
    lines += piece.split('\n').length - 1;
    if (text[quote + 1] === '"') {
      value += '"';
      start = quote + 2;
      continue;
    }
    // `"Ines" tote,` : what follows the closing quote still belongs to the cell
    const tail = scanPlain(text, quote + 1, delimiter);
    // ... but not lines later: there a stray quote has met the next cell's own, and the rows between would be lost
    if (lines > 0 && tail.value.trim() !== '') return 'open-quote';
    return { value: value + tail.value, end: tail.end, lines };
  }
}
