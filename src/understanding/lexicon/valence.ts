/** Words by hand that carry frustration or pleasure, by strength: read by `emotion-valence.ts`. */

export type Valence = {
  /** Anger, contempt, accusation. */
  readonly furious: string;
  /** Let down, wronged, something broken or late. */
  readonly upset: string;
  /** Leans that way, says little alone. */
  readonly uneasy: string;
  readonly pleased: string;
  readonly delighted: string;
  /** Words that turn the next ones round. */
  readonly negators: string;
};
