import { expect, test } from '@jest/globals';
import { readRecord } from '../../widget/client/record.ts';

const record = {
  ...{ token: 't', conversationId: 'c', keep: true, readByShopper: 3, draft: '', open: false },
  outbox: [
    { kind: 'said', id: '1', text: 'hello', at: 1, state: 'waiting' },
    { kind: 'acted', id: '2', text: 'Hold', at: 2, state: 'waiting', messageId: 'm', action: 'a', value: 'v' },
  ],
};

test('what was written is read', () => {
  expect(readRecord(structuredClone(record))).toEqual(record);
});

test.each([
  ['nothing', null],
  ['a word', 'record'],
  ['a list', [record]],
  ['a marker', { kept: true }],
  ['no token', { ...record, token: undefined }],
  ['a token that is no text', { ...record, token: 5 }],
  ['a number that is text', { ...record, readByShopper: '3' }],
  ['an outbox that is none', { ...record, outbox: {} }],
  ['an entry of another kind', { ...record, outbox: [{ ...record.outbox[0], kind: 'sung' }] }],
  ['half an entry', { ...record, outbox: [{ kind: 'acted', id: '2', text: 'Hold', at: 2, state: 'waiting' }] }],
  ['a hole', { ...record, outbox: [null] }],
])('%s is no record', (_what, found) => {
  expect(readRecord(found)).toBeUndefined();
});
