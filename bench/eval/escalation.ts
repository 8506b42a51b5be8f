/** When does a good manager step in, and when does the concierge? Scored on conversations that trained nothing. */

import { writeFileSync } from 'node:fs';
import { feelingTable, intentTable } from './escalation-feelings.ts';
import { drawTradeOff } from './escalation-plot.ts';
import { baselines, byPolicy } from './escalation-readers.ts';
import { playedSets } from './escalation-sets.ts';
import { ablationTable, kindTable, languageTable, readerTable } from './escalation-tables.ts';
import type { Table, Task } from './task.ts';

export const task: Task = {
  name: 'escalation',
  row: 'labelled conversations, see bench/conversations/README.md',
  own: async () => ownTables(),
};

const plotFile = new URL('../../docs/img/escalation.svg', import.meta.url);

function ownTables(): Table[] {
  const sets = playedSets();
  const { policy, development, untouched } = sets;
  const aparte = byPolicy('Aparté', policy);
  const others = baselines(policy, development);
  writeFileSync(plotFile, drawTradeOff(sets, others));
  return [
    readerTable(aparte, others, sets),
    languageTable(aparte, untouched),
    kindTable(aparte, untouched),
    ablationTable(policy, untouched),
    feelingTable(untouched),
    intentTable(untouched),
  ];
}
