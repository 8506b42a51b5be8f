/** A process that works on a store until somebody kills it, and says on stdout what it was told is true. */
import type { Message } from '../../src/domain/message.ts';
import { laneOwner } from '../../src/storage/lane-owner.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { commitOf, conversation, said, taken } from './corridor-fixtures.ts';

const [dir = '', name = ''] = process.argv.slice(2);
const store = createSqliteStore({ dir });
const tell = (line: string) => process.stdout.write(`${line}\n`);

await store.inbox.receive([said(name, 'start')]);
let { lease, conversation: state } = await taken(store, conversation(name), laneOwner('victim'));
tell('ready');
for (let turn = 0; ; turn += 1) {
  const event = said(name, `event ${turn}`);
  await store.inbox.receive([event]);
  tell(`received ${event.key}`);
  const commit = commitOf({ conversation: state }, [`a ${turn}`, `b ${turn}`], { done: [event.id] });
  const next = await store.lanes.commit(lease, commit);
  if (!next) throw new Error('The lane was lost.');
  tell(`committed ${commit.messages.map(({ seq }: Message) => seq).join(' ')}`);
  lease = next;
  state = commit.conversation;
}
