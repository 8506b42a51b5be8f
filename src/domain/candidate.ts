/**
 * An advisor's word that a message was understood wrongly, and the training sentence that it may become: with the shopper's
 * consent, without what tells who they are, and only after a second person has read it. Pure: no store, no clock.
 */
import type { Conversation } from './conversation.ts';
import type { AdvisorId, ConversationId } from './ids.ts';
import type { Reading } from './message.ts';
import type { Consent } from './participant.ts';
import { redact } from './redact.ts';
import { redactNames } from './redact-names.ts';
import type { Intent } from './understanding.ts';

/** The steps of anger that people can tell apart, with what training takes them for. */
export const toldEmotions = { calm: 0, displeased: 0.5, angry: 1 } as const;
export type ToldEmotion = keyof typeof toldEmotions;

/** What it was instead: only what the advisor spoke of. */
export type Correction = {
  /** The main wish first. */
  readonly intents?: readonly Intent[];
  readonly emotion?: ToldEmotion;
  readonly language?: string;
};

/** What the machine had said, kept beside the correction: labels and numbers, no words of the shopper. */
export type ReadAs = {
  readonly language: string;
  readonly intents: readonly Intent[];
  readonly frustration: number;
  readonly by: string;
  readonly version?: string;
};

/** `unused`: a correction for the thread alone, since the shopper has not agreed to more. */
export type CandidateState = 'unused' | 'waiting' | 'accepted' | 'rejected';
export type Reviewer = { readonly advisorId?: string; readonly name: string };

/** One per advisor and message. `text` is there only while the shopper agrees to its use. */
export type Candidate = {
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly correction: Correction;
  readonly read: ReadAs;
  readonly correctedBy: { readonly advisorId: AdvisorId; readonly name: string };
  readonly at: Date;
  readonly state: CandidateState;
  readonly text?: string;
  readonly consent?: Pick<Consent, 'at' | 'locale' | 'textVersion'>;
  readonly reviewedBy?: Reviewer;
  readonly reviewedAt?: Date;
};

/** A line of the files that `npm run train` reads. */
export type TrainingRow = {
  readonly text: string;
  readonly intents: readonly Intent[];
  readonly emotion?: number;
  readonly source: 'advisor';
  readonly group: number;
};

export function readAs({ language, intents: meant, emotion, by, version }: Reading): ReadAs {
  return {
    language,
    intents: meant.map(({ intent }) => intent),
    frustration: emotion.frustration,
    by,
    ...(version === undefined ? {} : { version }),
  };
}

/** The candidate as the shopper's present consent has it: words come with a yes and go with a no. `said`: what they wrote. */
export function withConsent(candidate: Candidate, conversation: Conversation, said?: string): Candidate {
  const consent = conversation.consents.findLast(({ purpose }) => purpose === 'improve');
  const { text, consent: _earlier, reviewedBy: _by, reviewedAt: _at, ...bare } = candidate;
  if (consent?.granted !== true) return { ...bare, state: 'unused' };
  if (text !== undefined || said === undefined) return candidate;
  const { at, locale, textVersion } = consent;
  return { ...bare, state: 'waiting', text: withoutPerson(said, conversation), consent: { at, locale, textVersion } };
}

/** Numbers, addresses and names are masked; what else could tell who it is, the reviewer looks for. */
function withoutPerson(text: string, { identity, floor, handoff, pastHandoffs }: Conversation): string {
  const advisors = [handoff, ...pastHandoffs].flatMap((past) => past?.acceptedBy?.name ?? []);
  const speaking = floor.heldBy === 'advisor' ? [floor.name] : [];
  return redactNames(redact(text), [...(identity.name === undefined ? [] : [identity.name]), ...advisors, ...speaking]);
}

/** The language the sentence is filed under. */
export const languageOf = ({ correction, read }: Candidate): string => correction.language ?? read.language;

/**
 * What was not corrected is not a label: a sentence corrected in its emotion alone teaches no intent. Sentences of one
 * conversation share a group, so that none is judged by a model that saw its neighbour; of two corrections of the same
 * words the later reviewed one stands.
 */
export function trainingRows(accepted: readonly Candidate[]): TrainingRow[] {
  const groups = new Map<ConversationId, number>();
  const rows = new Map<string, TrainingRow>();
  for (const { text, conversationId, correction } of [...accepted].sort(byReview)) {
    if (text === undefined) continue;
    const group = groups.get(conversationId) ?? firstGroup + groups.size;
    groups.set(conversationId, group);
    const { intents: meant = [], emotion } = correction;
    const felt = emotion === undefined ? {} : { emotion: toldEmotions[emotion] };
    rows.set(text, { text, intents: meant, ...felt, source: 'advisor', group });
  }
  return [...rows.values()];
}

/** Far from the numbers of sentences written by hand. */
const firstGroup = 100_000;

const byReview = (one: Candidate, other: Candidate): number =>
  (one.reviewedAt ?? one.at).getTime() - (other.reviewedAt ?? other.at).getTime() || one.id.localeCompare(other.id);
