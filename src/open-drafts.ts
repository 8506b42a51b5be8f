/** Wires what advisors are proposed, how it is looked at, and the moment in which it can be taken back. */
import { orderWords } from '../dialogs/order-words.ts';
import type { Log } from './domain/log.ts';
import type { Clock, Ingress, Store } from './domain/ports.ts';
import type { Desk } from './handoff/desk.ts';
import { createDraftFacts } from './handoff/draft-facts.ts';
import { createDraftReview } from './handoff/draft-review.ts';
import { createDraftWriter } from './handoff/draft-writer.ts';
import { createDrafts, type Drafts } from './handoff/drafts.ts';
import { createHeldReplies, type HeldReplies } from './handoff/held-replies.ts';
import { createHeldSends, type HeldSends } from './handoff/held-sends.ts';
import { createLocalDraft } from './handoff/local-draft.ts';
import { type CannedBook, createCannedBook } from './house/canned-book.ts';
import { houseVoice } from './house/voice.ts';
import { formats } from './i18n.ts';
import type { OpenCorridor } from './open-corridor.ts';
import type { OpenHouse } from './open-house.ts';
import { nameOf } from './turn/ingress.ts';

export type OpenDraftsParts = {
  readonly store: Store;
  readonly house: OpenHouse;
  readonly corridor: Pick<OpenCorridor, 'briefings' | 'orders'> & {
    readonly composer: OpenCorridor['composer'] | undefined;
  };
  readonly ingress: Ingress;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly log: Log;
};

export type OpenDrafts = {
  readonly drafts: Drafts;
  readonly sends: HeldSends;
  readonly canned: CannedBook;
  readonly heldReplies: HeldReplies;
  start(): void;
  stop(): void;
  /** The desk, whose acts never overtake words that can still be taken back. */
  readonly desk: Desk;
};

export async function openDrafts({
  store,
  house,
  corridor,
  ingress,
  desk,
  clock,
  log,
}: OpenDraftsParts): Promise<OpenDrafts> {
  const { documents, transcripts } = store;
  const { knowledge, catalog, understander, translate } = house;
  const { briefings, orders, composer } = corridor;
  const now = () => clock.now();
  const voice = houseVoice(house.house.brand, house.voice);
  const words: Parameters<typeof createDraftFacts>[0]['orderWords'] = (order, locale) =>
    orderWords(order, { say: (key, params) => translate(locale, key, params), locale, now: now() }, formats).text;
  const facts = createDraftFacts({
    transcripts,
    briefings,
    knowledge,
    catalog,
    boutiques: { all: () => house.stock().stores },
    orders,
    read: (text, locale) => understander.read(text, { locale }),
    orderWords: words,
    translate,
    formats,
    now,
  });
  const canned = createCannedBook(house.house.canned, house.settings);
  const local = createLocalDraft({ facts, knowledge, canned: canned.in, orderWords: words, voice, translate });
  const failed = (error: unknown) => log.warn('words that were held back could not be released yet', { error });
  const sends = createHeldSends({ documents, ingress, desk, clock, nameOf, failed });
  const review = createDraftReview({ facts, voice: voice.limits, formats });
  const heldReplies = createHeldReplies({ documents, transcripts, ingress, facts, review, clock, failed });
  const drafts = createDrafts({
    documents,
    transcripts,
    facts,
    writer: createDraftWriter({ facts, knowledge, local, now, ...(composer === undefined ? {} : { composer }) }),
    review,
    sends,
    now,
  });
  const watches = [sends, heldReplies];
  return {
    drafts,
    sends,
    canned,
    heldReplies,
    desk: inOrder(desk, sends),
    start() {
      for (const watch of watches) watch.start();
    },
    stop() {
      for (const watch of watches) watch.stop();
    },
  };
}

/** A hand-over, a take-over, a return or an end comes after what was said before it. */
function inOrder(desk: Desk, sends: HeldSends): Desk {
  return {
    ...desk,
    async takeOver(advisor, id) {
      if (advisor.role !== 'advisor') await sends.releaseAll(id);
      return desk.takeOver(advisor, id);
    },
    async handBack(advisor, id, brief) {
      await sends.releaseAll(id, advisor.id);
      return desk.handBack(advisor, id, brief);
    },
    async resolve(advisor, id, end) {
      await sends.releaseAll(id, advisor.id);
      return desk.resolve(advisor, id, end);
    },
    async transfer(...transfer) {
      const [{ id: sender, role }, id] = transfer;
      // A supervisor may give away what somebody else has.
      await sends.releaseAll(id, role === 'advisor' ? sender : undefined);
      return desk.transfer(...transfer);
    },
  };
}
