/** Names of files are words of strangers: shown as text, never used as a path. */

/** The last part of a path, short, of letters and digits; the ending is what the bytes say. */
export function shownName(name: string, ending: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N} ._-]/gu, '');
  return `${base.trim().slice(0, 80) || 'file'}.${ending}`;
}

/** `attachment`, so that a file opened by itself is saved and never shown as a page; pictures in a page are drawn all the same. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`;
}

const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
