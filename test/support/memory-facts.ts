/** Facts in memory. */
import type { Facts } from '../../src/domain/fact.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import type { MemoryData, MemoryParts } from './memory-data.ts';

export function memoryFacts({ data, yieldPoint }: MemoryParts): Facts {
  return {
    async hours(from, to) {
      await yieldPoint('hours');
      return new Map([...data.factHours].filter(([hour]) => hour >= from && hour < to));
    },
    async ofHour(hour) {
      await yieldPoint('ofHour');
      return [...data.facts.values()].filter((fact) => fact.hour === hour);
    },
    async forget(before) {
      await yieldPoint('forget');
      for (const [key, { hour }] of data.facts) if (hour < before) data.facts.delete(key);
      for (const hour of data.factHours.keys()) if (hour < before) data.factHours.delete(hour);
    },
  };
}

export function forgetFacts({ facts, factHours }: MemoryData, id: ConversationId): void {
  for (const [key, { about, hour }] of facts) {
    if (about?.conversationId !== id) continue;
    facts.delete(key);
    factHours.set(hour, (factHours.get(hour) ?? 0) + 1);
  }
}
