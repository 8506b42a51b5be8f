/** Opens what serves a shopper on every channel: who they are, the corridor, their files, and what is kept of them. */
import type { Transcriber } from './domain/ports.ts';
import { type Candidates, createCandidates } from './handoff/candidates.ts';
import { storedClientBook } from './house/seed.ts';
import { channelsThrough } from './open-channels.ts';
import { type OpenCorridor, openCorridor } from './open-corridor.ts';
import type { Ground } from './open-ground.ts';
import { type OpenIdentity, openIdentity } from './open-identity.ts';
import { type OpenInsights, openInsights } from './open-insights.ts';
import { type OpenMedia, openMedia } from './open-media.ts';
import { type OpenPrivacy, openPrivacy } from './open-privacy.ts';
import { type OpenTasks, openTasks } from './open-tasks.ts';

export type Service = OpenCorridor & {
  readonly identity: OpenIdentity;
  readonly insights: OpenInsights;
  readonly candidates: Candidates;
  readonly media: OpenMedia;
  readonly privacy: OpenPrivacy;
  readonly care: OpenTasks;
};

export async function openService(ground: Ground, transcriber: Transcriber | undefined): Promise<Service> {
  const { config, store, house, access, announcements, clock, log, metrics } = ground;
  const { accounts, audit } = access;
  const ingress = later<OpenCorridor['ingress']>('The corridor is not open yet.');
  const roomForFiles = openMedia({ config, store, clock, log, transcriber });
  const identity = await openIdentity({
    ...{ config, store, clock, log },
    house: house.house.brand.name,
    ingress: { submitAll: (events) => ingress.get().submitAll(events) },
    clientBook: storedClientBook(store.documents),
    changed: announcements.briefingChanged,
    translate: house.translate,
  });
  const insights = openInsights({ store, house, advisors: accounts.all, clock, log });
  const corridor = openCorridor({
    ...{ config, store, house, clock, log, metrics },
    announce: announcements.committed,
    record: insights.record,
    through: channelsThrough(config),
    listens: roomForFiles.listens,
    refreshBriefing: announcements.briefingChanged,
    recognition: identity.recognition,
    channels: identity.channels.of,
    advisors: accounts.all,
  });
  ingress.set(corridor.ingress);
  const media = roomForFiles.through(corridor.ingress);
  return {
    ...corridor,
    ...{ identity, insights, media },
    candidates: createCandidates({ ...store, now: () => clock.now() }),
    privacy: openPrivacy({
      ...{ store, house, audit, clock, log },
      orders: corridor.orders,
      files: media.shelf,
      erased: announcements.erased,
    }),
    care: openTasks({
      ...{ store, house, clock, log },
      ingress: corridor.ingress,
      advisors: accounts.all,
      translate: house.translate,
      policy: house.policy.current,
    }),
  };
}

/** For two parts that need each other: the first to be opened is given this, and may not use it before it is set. */
function later<T>(tooEarly: string): { get(): T; set(value: T): void } {
  let held: { readonly value: T } | undefined;
  return {
    get() {
      if (held === undefined) throw new Error(tooEarly);
      return held.value;
    },
    set(value) {
      held = { value };
    },
  };
}
