/** Tables as files. A cell that a spreadsheet would run as a formula is quoted with an apostrophe (OWASP, CSV injection). */
export function csvOf(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n');
}

function cell(text: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r\n\0]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  // the mark tells spreadsheets that it is UTF-8
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
