/** Reads the field `text` of a JSON object that is still being written. */

const opening = /"text"\s*:\s*"/;
/** The rest of a string up to its end, or up to the end of what is there, without half an escape. */
const inside = /^(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/;

/** Empty while nothing of the field is there. */
export function textSoFar(json: string): string {
  const start = opening.exec(json);
  if (start === null) return '';
  const [written = ''] = inside.exec(json.slice(start.index + start[0].length)) ?? [];
  // Half of a pair that makes one character is no character yet.
  const whole = written.replace(/\\u[dD][89abAB][0-9a-fA-F]{2}$/, '').replace(/[\ud800-\udbff]$/, '');
  return String(JSON.parse(`"${whole.replace(/\p{Cc}/gu, ' ')}"`));
}
