/** Namespace `/desk`: every request of the advisors' console, with its ack. One file beside this for each subject. */
import { z } from 'zod';
import type { Ack } from '../wire.ts';
import { type ApprovalAcks, approvalRequests } from './approvals.ts';
import { type DraftAcks, draftRequests } from './drafts.ts';
import { type BoardAcks, boardRequests } from './board.ts';
import type { DeskEvent } from './events.ts';
import { seq } from './fields.ts';
import { type FloorAcks, floorRequests } from './floor.ts';
import { type HandAcks, handRequests } from './hands.ts';
import { type JudgementAcks, judgementRequests } from './judgements.ts';
import type { DeskSnapshot } from './rows.ts';
import { type TaskAcks, taskRequests } from './tasks.ts';
import { type ThreadAcks, threadRequests } from './thread.ts';
import { type TranslationAcks, translationRequests } from './translation.ts';

export const deskRequests = {
  'desk:sync': z.object({ after: seq }).strict(),
  ...floorRequests,
  ...threadRequests,
  ...draftRequests,
  ...approvalRequests,
  ...judgementRequests,
  ...taskRequests,
  ...boardRequests,
  ...handRequests,
  ...translationRequests,
} as const;

export type DeskRequest = keyof typeof deskRequests;
export type DeskPayload<K extends DeskRequest> = z.input<(typeof deskRequests)[K]>;

export type DeskAcks = {
  'desk:sync': { events: DeskEvent[] } | { snapshot: DeskSnapshot };
} & FloorAcks &
  ThreadAcks &
  DraftAcks &
  ApprovalAcks &
  JudgementAcks &
  TaskAcks &
  BoardAcks &
  HandAcks &
  TranslationAcks;

export type ClientToDeskServer = {
  [K in DeskRequest]: (payload: DeskPayload<K>, ack: (answer: Ack<DeskAcks[K]>) => void) => void;
};
