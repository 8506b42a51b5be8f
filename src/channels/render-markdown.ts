/** A message's words for clients that read Markdown: our two marks, bold and links, and nothing else of it. */
import type { Message } from '../domain/message.ts';

export type ActivityText = { readonly text: string; readonly textFormat: 'plain' | 'markdown' };

const marks = /\*\*([^*\n]{1,1000})\*\*|\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,1000})\)/gu;

/** The message's words, then those of `more` that it does not say already, then what it rests on. */
export function activityText({ text, author, sources = [] }: Message, more: readonly string[] = []): ActivityText {
  const said = text.trim();
  const missing = more.filter((line) => line.trim() !== '' && !said.includes(line.trim()));
  const titles = sources.map(({ title }) => title.trim()).filter((title) => !said.includes(title));
  const blocks = [said, missing.join('\n'), titles.length === 0 ? '' : `— ${titles.join(', ')}`];
  const whole = blocks.filter((block) => block !== '').join('\n\n');
  // what people type is shown as they typed it
  const ours = author.kind === 'bot' || author.kind === 'system';
  return ours && whole.search(marks) >= 0 ? { text: marked(whole), textFormat: 'markdown' } : plain(whole);
}

const plain = (text: string): ActivityText => ({ text, textFormat: 'plain' });

function marked(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, bold, label, address] = match;
    parts.push(escaped(text.slice(from, match.index)));
    parts.push(bold === undefined ? `[${escaped(label ?? '')}](${address})` : `**${escaped(bold)}**`);
    from = match.index + whole.length;
  }
  return [...parts, escaped(text.slice(from))].join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/^(\s{0,3})(#{1,6}|[-+](?=\s)|\d{1,3}(?=[.)]))/gm, lineStart);
}

/** A hash, a dash or a number at the start of a line would become a heading or a list. */
function lineStart(_whole: string, blanks: string, mark: string): string {
  return /^\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`;
}
