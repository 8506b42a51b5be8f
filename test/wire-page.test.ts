/** docs/wire.md names everything that crosses the sockets, and nothing that does not. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { errorCodes } from '../src/domain/errors.ts';
import { deskRequests } from '../src/protocol/desk/requests.ts';
import { shopperRequests } from '../src/protocol/shopper.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const [, shopper = '', desk = '', errors = ''] = read('docs/wire.md').split(/^## .*$/m);
const rows = (part: string) => part.split('\n').filter((line) => line.startsWith('| `'));
const namesIn = (part: string) =>
  rows(part).flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([\w:-]+)`/g)].map(([, name]) => name));

/** Events are types, which leave no trace at run time: their names are read from the source. */
function eventsOf(path: string, type: string): string[] {
  const [, body = ''] = new RegExp(`type ${type} = \\{\\n([^]*?)\\n\\}`).exec(read(path)) ?? [];
  return [...body.matchAll(/^ {2}'?([\w:-]+)'?: /gm)].map(([, name = '']) => name);
}

const deskEvents = [
  ...eventsOf('src/protocol/desk/events.ts', 'DeskEventPayloads'),
  ...eventsOf('src/protocol/desk/translation.ts', 'TranslationEvents'),
  ...eventsOf('src/protocol/desk/events.ts', 'DeskServerToClient'),
];
const shopperEvents = eventsOf('src/protocol/shopper.ts', 'ShopperServerToClient');

test.each([
  ['/shopper', shopper, [...Object.keys(shopperRequests), ...shopperEvents]],
  ['/desk', desk, [...Object.keys(deskRequests), ...deskEvents]],
  ['errors', errors, [...errorCodes]],
])('%s', (_name, part, names) => {
  expect(names.length).toBeGreaterThan(10);
  expect([...new Set(namesIn(part))].sort()).toEqual([...new Set(names)].sort());
});
