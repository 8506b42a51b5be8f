/** Opens what advisors work with: the desk's acts, drafts, tools, translations, and whom what waits is offered to. */
import { randomUUID } from 'node:crypto';
import { createDesk } from './handoff/desk.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { type OpenDrafts, openDrafts } from './open-drafts.ts';
import type { Ground } from './open-ground.ts';
import type { Service } from './open-service.ts';
import { type OpenTools, openTools } from './open-tools.ts';
import { type OpenTranslation, openTranslation } from './open-translation.ts';

export type Workplace = {
  readonly drafting: OpenDrafts;
  readonly tools: OpenTools;
  readonly routing: OpenDesk;
  readonly translation: OpenTranslation;
};

export async function openWorkplace(ground: Ground, service: Service): Promise<Workplace> {
  const { config, store, house, access, clock, log } = ground;
  const { ingress, briefings, orders, clientBook, composer, translator } = service;
  const drafting = await openDrafts({
    ...{ store, house, ingress, clock, log },
    corridor: { briefings, orders, composer },
    desk: createDesk({
      ...{ lanes: store.lanes, transcripts: store.transcripts, ingress, clock },
      templates: () => house.house.templates,
      unique: randomUUID,
    }),
  });
  const { canned, sends, desk } = drafting;
  return {
    drafting,
    tools: openTools({ store, house, orders, clientBook, briefings, canned, clock }),
    routing: openDesk({
      ...{ config, store, desk, ingress, clientBook, clock, log },
      advisors: access.accounts.all,
      stores: () => house.stock().stores,
      routing: house.routing,
      policy: house.policy.current,
    }),
    translation: openTranslation({ store, house, translator, sends, clock }),
  };
}
