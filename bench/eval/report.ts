/** How tables of an evaluation are shown: as text, and as the generated part of docs/evaluation.md. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Table } from './task.ts';

const reportFile = new URL('../../docs/evaluation.md', import.meta.url);
const begin = '<!-- figures: written by `npm run eval`, everything outside these two marks is kept -->';
const end = '<!-- end of figures -->';

const preface = `# Evaluation

${begin}
${end}
`;

type Section = { readonly name: string; readonly tables: readonly Table[] };

export function asText({ title, head, rows, note }: Table): string {
  const widths = head.map((name, at) => Math.max(width(name), ...rows.map((row) => width(row[at] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd();
  const ruled = [line(head), widths.map((size) => '-'.repeat(size)).join('  '), ...rows.map(line)];
  return [title, ...ruled, ...(note === undefined ? [] : [note])].join('\n');
}

/** Chinese, Japanese and full-width characters take two columns of a terminal. */
const width = (text: string): number =>
  text.length + (text.match(/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0);

function asMarkdown({ title, head, rows, note }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  return [`### ${title}`, table, ...(note === undefined ? [] : [note])].join('\n\n');
}

/** Puts the sections between the marks of docs/evaluation.md; what people wrote around them stays. */
export function writeReport(sections: readonly Section[]): void {
  const before = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : preface;
  writeFileSync(reportFile, withFigures(before, figuresOf(sections, new Date())));
}

export function figuresOf(sections: readonly Section[], date: Date): string {
  const day = date.toISOString().slice(0, 10);
  const parts = sections.map(
    ({ name, tables }) => `## ${name}\n\n\`npm run eval -- ${name}\`, ${day}\n\n${tables.map(asMarkdown).join('\n\n')}`,
  );
  return parts.join('\n\n');
}

export function withFigures(document: string, figures: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`docs/evaluation.md has lost its marks; it needs a line\n${begin}\nand a line\n${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${figures}\n\n${document.slice(to)}`;
}

export function readMap(file: string): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch (error) {
    throw new Error(
      `${file} is no map {"their label": "ours"}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
