import { expect, test } from '@jest/globals';
import { AparteError } from '../../src/domain/errors.ts';

test('only an absent store or a full bucket is worth sending again', () => {
  expect(new AparteError('retry-later', 'The store is away.').retryable).toBe(true);
  expect(new AparteError('not-yours', 'Léo has this conversation.').retryable).toBe(false);
});
