/**
 * What an advisor can do with a conversation. Each act is an event of the corridor; the desk checks first who may, so
 * that a refusal is told at once, and the lane checks again when the event is handled.
 */
import type { Clock, Ingress, Lanes, Transcripts } from '../domain/ports.ts';
import type { HouseTemplate } from '../domain/template.ts';
import { createDeskActs } from './desk-acts.ts';
import { createDeskFloor } from './desk-floor.ts';
import { createDeskOversight } from './desk-oversight.ts';
import { createDeskWords } from './desk-words.ts';

export type DeskParts = {
  readonly lanes: Pick<Lanes, 'claim'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly ingress: Ingress;
  readonly clock: Clock;
  /** Approved messages of the house; absent: none. */
  readonly templates?: () => readonly HouseTemplate[];
  /** A key that no other act has. */
  readonly unique: () => string;
};

export type Desk = ReturnType<typeof createDesk>;

export function createDesk({ lanes, transcripts, ingress, clock, unique, templates = () => [] }: DeskParts) {
  const acts = createDeskActs({ transcripts, ingress });
  return {
    ...createDeskFloor({ acts, lanes, clock, unique }),
    ...createDeskWords({ acts, ingress, clock, templates }),
    ...createDeskOversight({ acts, unique }),
  };
}
