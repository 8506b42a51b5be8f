/** What the doctor found out about one thing. */

/** `unknown`: it could not be checked; the words say what to do about it. */
export type Finding = {
  readonly what: string;
  readonly state: 'ok' | 'off' | 'wrong' | 'unknown';
  readonly words: string;
};
