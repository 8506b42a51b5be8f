/** What the emotion of a message is read from: handles, links and hash signs are blanked, letter for letter, so that spans stay. */

const noise = /(?:https?:\/\/|www\.)\S+|@\w+|&(?:amp|lt|gt);|\bhttp\b/g;

export function withoutHandles(folded: string): string {
  if (!/[@#&]|http|www\./.test(folded)) return folded;
  return folded.replace(noise, (match) => ' '.repeat(match.length)).replaceAll('#', ' ');
}
