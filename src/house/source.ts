/** Reads YAML and JSON so that every value still knows the line it was written on. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { HouseProblem } from './problem.ts';

export type Path = readonly PropertyKey[];

export type Source = {
  readonly file: string;
  readonly value: unknown;
  /** The line of the value at `path`, or of its nearest ancestor that exists. */
  lineOf(path: Path): number;
};

export type Reading = { readonly source?: Source; readonly problems: readonly HouseProblem[] };

/** `firstLine` is where the text starts inside its file (front matter starts at 2). */
export function readYaml(file: string, text: string, firstLine = 1): Reading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems = document.errors.map((error) => ({
    file,
    line: (error.linePos?.[0].line ?? 1) + firstLine - 1,
    found: firstLineOf(error.message),
    expected: 'valid YAML',
  }));
  if (problems.length > 0) return { problems };
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  return {
    source: { file, value: document.toJS(), lineOf: (path) => lineAt(offsetOf(document.contents, path)) },
    problems: [],
  };
}

/** JSON is parsed by the engine; its lines are worked out only when there is a mistake to place. */
export function readJson(file: string, text: string): Reading {
  try {
    const value: unknown = JSON.parse(text);
    let positions: Source | undefined;
    const lineOf = (path: Path) => {
      positions ??= readYaml(file, text).source;
      return positions?.lineOf(path) ?? 1;
    };
    return { source: { file, value, lineOf }, problems: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ file, line: lineOfJsonError(text, message), found: message, expected: 'valid JSON' }] };
  }
}

function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    const step = stepInto(node, key);
    if (!step) return offset;
    offset = step.offset;
    node = step.node;
  }
  return offset;
}

/** A key's own place is better than its value's: a block value starts a line later. */
function stepInto(node: unknown, key: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    const at = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    return pair && at !== undefined ? { node: pair.value, offset: at } : undefined;
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(key)] as Node | undefined;
  return item?.range ? { node: item, offset: item.range[0] } : undefined;
}

/** V8 names the position in most messages; one that does not means that the text ended too early. */
function lineOfJsonError(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  const before = position === undefined ? text : text.slice(0, Number(position));
  return before.trimEnd().split('\n').length;
}

const firstLineOf = (text: string) => (text.split('\n')[0] ?? text).replace(/ at line \d+, column \d+:?$/, '');
