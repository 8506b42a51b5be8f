/** A suite that needs the browser; its skipped form says why and how to change that. */
import { describe } from '@jest/globals';
import { findChromium, missingReason } from './chromium.ts';

export function describeInChromium(name: string, suite: () => void): void {
  if (findChromium()) describe(name, suite);
  else describe.skip(`${name} (${missingReason})`, suite);
}
