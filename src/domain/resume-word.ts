/** The word that carries a conversation to another channel, as people and addresses write it. */

/** Characters of five bits each. */
export const resumeWordLength = 16;

const letter = '[0-9A-HJKMNP-TV-Z]';
const whole = new RegExp(`^${letter}{${resumeWordLength}}$`);
const written = new RegExp(`(?<![\\w-])[0-9]${letter}{3}(?:-${letter}{4}){3}(?![\\w-])`, 'i');

/** What Messenger hands over when a link with it is opened. */
export const resumeRefPrefix = 'resume-';

/** `4K7Q-2VXH-9TRD-B4NP`, for texts that a person sends. */
export const spelledOut = (word: string): string => word.replace(/.{4}(?=.)/g, '$&-');

/** The word in a text, or undefined. */
export function resumeWordIn(text: string): string | undefined {
  const found = written.exec(text)?.[0];
  return found === undefined ? undefined : readResumeWord(found);
}

/** As an address or a form carries it. */
export function readResumeWord(given: string): string | undefined {
  const word = given.replaceAll('-', '').toUpperCase();
  return whole.test(word) ? word : undefined;
}
