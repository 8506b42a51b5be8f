/** What a person is shown of a shopper's consents: one answer for each use, the last. */
import { expect, test } from '@jest/globals';
import { standingConsents } from '../../src/domain/consent.ts';
import type { Consent } from '../../src/domain/participant.ts';

const said = (purpose: Consent['purpose'], granted: boolean, hour: number): Consent => ({
  purpose,
  granted,
  at: new Date(Date.UTC(2026, 10, 22, hour)),
  locale: 'en',
  textVersion: 1,
});

test('the last answer of each purpose counts, wherever it was given', () => {
  const book = [said('outreach', true, 9), said('mood', true, 8)];
  const thread = [said('outreach', false, 7), said('mood', false, 12)];
  expect(standingConsents([...book, ...thread])).toEqual([said('outreach', true, 9), said('mood', false, 12)]);
});
