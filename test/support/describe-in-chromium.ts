/** A suite that needs the browser; its skipped form says why and how to change that. */
import { describe, jest } from '@jest/globals';
import { findChromium, missingReason } from './chromium.ts';

export function describeInChromium(name: string, suite: () => void): void {
  if (!findChromium()) return void describe.skip(`${name} (${missingReason})`, suite);
  // A machine that others load as well loses a page now and then. `.ci/run` names every test that needed its second try.
  if (process.env['CI']) jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
  describe(name, suite);
}
