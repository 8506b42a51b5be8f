/**
 * How the signs of `article-index.ts` become one score. The weights are fitted by `bench/faq-fit.ts`
 * (softmax over the articles of each question, as in ListNet, 2007), never on anybody's test.
 */

import { type Signs, signs } from './article-index.ts';

export const weights: Readonly<Signs> = {
  letters: 1.32,
  ideas: 1.73,
  several: 4.61,
  whole: 4.33,
  found: 2.22,
  meant: 2.44,
  wish: 2.34,
  filed: 2.33,
};

/** Comparable among the articles of one question: a difference of 1 makes the better one e times as likely. */
export const scoreOf = (found: Signs): number => signs.reduce((sum, sign) => sum + weights[sign] * found[sign], 0);
