/** The smallest parts with which the corridor runs: a reading that knows one word, a policy, two advisors. */
import { type Policy, type SignalKind, signalKinds } from '../../src/domain/escalation.ts';
import { advisorId } from '../../src/domain/ids.ts';
import type { Advisor } from '../../src/domain/participant.ts';
import type { Understanding } from '../../src/domain/understanding.ts';

/** Reads "person" and nothing else. */
export function plainReading(text: string): Understanding {
  const intent = text.includes('person') ? 'person' : 'out-of-scope';
  return {
    language: 'en',
    languageConfidence: 1,
    intents: [{ intent, confidence: 1 }],
    entities: [],
    emotion: { frustration: 0, valence: 0, confidence: 1, evidence: [] },
    topics: [],
    by: 'plain',
  };
}

const signals = Object.fromEntries(signalKinds.map((kind) => [kind, { weight: 0 }])) as Record<
  SignalKind,
  { weight: number }
>;

export const samplePolicy: Policy = {
  version: 1,
  handOffAt: 1,
  offerAt: 0.6,
  signals: { ...signals, 'asked-for-person': { weight: 1 } },
  tiers: [],
  noGoTopics: [],
  timers: { firstReplySeconds: 120, nextReplySeconds: 180, lateSeconds: 180 },
};

export function advisorOf(name: string): Advisor {
  return {
    id: advisorId(name),
    name,
    email: `${name}@house.example`,
    role: 'advisor',
    languages: ['en'],
    skills: [],
    capacity: 4,
  };
}
