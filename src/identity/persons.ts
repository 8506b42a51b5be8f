/**
 * Joins the threads of one shopper and keeps them in step: links are made from proofs alone, what may be shared goes from
 * thread to thread as events of the corridor, and a link can be undone.
 */
import { createHash } from 'node:crypto';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { ClientBook } from '../domain/house-books.ts';
import type { LinkHow, LinkLevel } from '../domain/identity-proof.ts';
import type { ConversationId, PersonId } from '../domain/ids.ts';
import {
  type ChannelLink,
  consentsToFollow,
  isLive,
  isNameless,
  type LinkedNews,
  type Person,
  sharedLevel,
} from '../domain/person.ts';
import type { Change, Clock, Ingress, Submission, Transcripts } from '../domain/ports.ts';
import { namedPerson, type People } from './people.ts';
import { standingOf } from './standing.ts';

export type PersonsParts = {
  readonly people: People;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly ingress: Pick<Ingress, 'submitAll'>;
  readonly clientBook: ClientBook;
  readonly clock: Clock;
  /** The links of this conversation are others now. */
  readonly changed: (id: ConversationId) => void;
};

export type Proof = { readonly how: LinkHow; readonly level: LinkLevel; readonly evidence: string };

/** A thread beside the one looked at. */
export type Sibling = { readonly link: ChannelLink; readonly conversation: Conversation };

export type Persons = {
  /** After each commit: a proof that the conversation holds becomes a link, and what it has learnt goes to its siblings. */
  follow(change: Change): Promise<void>;
  /** False: the thread is somebody else's. */
  join(conversation: Conversation, person: Person, proof: Proof): Promise<boolean>;
  linkOf(id: ConversationId): Promise<ChannelLink | undefined>;
  personOf(id: PersonId): Promise<Person | undefined>;
  /** Live links of the thread's person, itself left out. */
  siblings(id: ConversationId): Promise<readonly Sibling[]>;
  /** Live threads that belong to whom this proof names. */
  threadsOf(by: Parameters<typeof namedPerson>[0]): Promise<readonly Sibling[]>;
  tell(to: ConversationId, news: LinkedNews, key: string): Promise<void>;
  /** False: there was no link. The same `by` again changes nothing and says true. */
  part(id: ConversationId, by: { readonly kind: 'shopper' | 'desk'; readonly ref: string }): Promise<boolean>;
  /** Undoes an unlinking of the desk's. What the shopper undid themselves takes a new proof: `forbidden`. */
  restore(id: ConversationId): Promise<void>;
};

/** Threads whose link has been looked at since the start. */
const mostSeen = 10_000;
const ofOrders = 'orderNumber';

export function createPersons({ people, transcripts, ingress, clientBook, clock, changed }: PersonsParts): Persons {
  const seen = new Set<ConversationId>();

  async function join(conversation: Conversation, person: Person, proof: Proof): Promise<boolean> {
    const link = linkOf(conversation, person, proof, clock.now());
    const { outcome, was } = await people.tie(person, link);
    if (outcome === 'tied') {
      if (was !== undefined && was.id !== person.id && isNameless(was)) await bring(was, person);
      await introduce(conversation, link);
      await announce(person.id);
    }
    return outcome !== 'refused';
  }

  /**
   * Who held both ends of a resume link comes along with whoever of them is known now, but as a claim: the one who proved
   * something is not the one who made the link.
   */
  async function bring(from: Person, to: Person): Promise<void> {
    for (const { conversationId } of (await people.links(from.id)).filter(isLive)) {
      await people.edit(conversationId, (link) =>
        link.personId === from.id ? { ...link, personId: to.id, level: 'claimed' } : undefined,
      );
    }
  }

  async function announce(id: PersonId): Promise<void> {
    for (const { conversationId } of await people.links(id)) changed(conversationId);
  }

  async function siblings(id: ConversationId): Promise<readonly Sibling[]> {
    const own = await people.link(id);
    return isLive(own) ? threads(own.personId, id) : [];
  }

  async function threads(id: PersonId, except?: ConversationId): Promise<readonly Sibling[]> {
    const live = (await people.links(id)).filter((link) => isLive(link) && link.conversationId !== except);
    const found = await Promise.all(
      live.map(async (link) => ({ link, conversation: await transcripts.conversation(link.conversationId) })),
    );
    return found.flatMap(({ link, conversation }) => (conversation === undefined ? [] : [{ link, conversation }]));
  }

  /** A new thread and each that is there tell each other what the other lacks. */
  async function introduce(conversation: Conversation, link: ChannelLink): Promise<void> {
    for (const sibling of await threads(link.personId, conversation.id)) {
      const level = sharedLevel(link, sibling.link);
      const here = newsOf(sibling.conversation, conversation, level, missingSlots(sibling.conversation, conversation));
      const there = newsOf(conversation, sibling.conversation, level, missingSlots(conversation, sibling.conversation));
      await send([
        ...(here === undefined ? [] : [letter(conversation.id, here, sibling.conversation.head)]),
        ...(there === undefined ? [] : [letter(sibling.conversation.id, there, conversation.head)]),
      ]);
    }
  }

  async function share({ before, conversation }: Change): Promise<void> {
    const fresh = freshSlots(before, conversation);
    const consented = before.consents !== conversation.consents;
    if (!consented && Object.keys(fresh).length === 0) return;
    const own = await people.link(conversation.id);
    // What was said goes to verified threads alone.
    if (!isLive(own) || !(consented || own.level === 'verified')) return;
    for (const { link, conversation: to } of await threads(own.personId, conversation.id)) {
      const news = newsOf(conversation, to, sharedLevel(own, link), fresh);
      if (news !== undefined) await send([letter(to.id, news, conversation.head)]);
    }
  }

  /** Without an opening: no thread that was erased comes back by what is told to it. */
  async function send(letters: readonly Submission[]): Promise<void> {
    await ingress.submitAll(letters);
  }

  function note(id: ConversationId): void {
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
  }

  return {
    join,
    siblings,
    linkOf: people.link,
    personOf: people.person,
    threadsOf: (by) => threads(namedPerson(by, clock.now()).id),
    async follow(change) {
      const { before, conversation } = change;
      const { identity } = conversation;
      const claim = claimOf(conversation);
      if (claim !== undefined && (before.identity !== identity || !seen.has(conversation.id))) {
        await join(conversation, namedPerson(identity, clock.now()), claim);
        note(conversation.id);
      }
      await share(change);
    },
    tell: (to, news, key) => send([{ conversationId: to, key, body: { kind: 'shopper:linked', ...news } }]),
    async part(id, by) {
      const at = clock.now();
      const undone = await people.edit(id, (link) =>
        link.undone ? undefined : { ...link, undone: { at, by: `${by.kind} ${by.ref}` } },
      );
      const link = await people.link(id);
      if (!undone && link?.undone?.by !== `${by.kind} ${by.ref}`) return false;
      // Who asks in the thread itself is answered there.
      const key = `link:parted:${id}:${link?.undone?.at.getTime()}`;
      if (by.kind === 'desk') await send([{ conversationId: id, key, body: { kind: 'shopper:parted' } }]);
      if (link !== undefined) await announce(link.personId);
      return true;
    },
    async restore(id) {
      const link = await people.link(id);
      if (link?.undone === undefined) throw new AparteError('not-found', 'There is nothing to link again.');
      if (link.undone.by.startsWith('shopper '))
        throw new AparteError('forbidden', 'The shopper undid this link; it takes a new proof of theirs.');
      const { undone, ...live } = link;
      const conversation = await transcripts.conversation(id);
      if (conversation === undefined) throw new AparteError('not-found', 'There is no such conversation any more.');
      await people.edit(id, (now) => (now.undone?.at.getTime() === undone.at.getTime() ? live : undefined));
      const person = await people.person(link.personId);
      if (person !== undefined && !isNameless(person)) {
        const proof = { by: link.how, ref: link.evidence };
        const identity = { level: link.level, proof, ...(await standingOf(person, clientBook)) };
        const from = { conversationId: id, channel: link.channel };
        const key = `link:restored:${id}:${undone.at.getTime()}`;
        await send([{ conversationId: id, key, body: { kind: 'shopper:linked', from, identity } }]);
      }
      await introduce(conversation, live);
      await announce(live.personId);
    },
  };
}

function linkOf(
  { id, channel, account, visitor }: Conversation,
  person: Person,
  { how, level, evidence }: Proof,
  linkedAt: Date,
): ChannelLink {
  return { conversationId: id, personId: person.id, channel, account, visitor, how, level, evidence, linkedAt };
}

/** What the conversation itself holds as proof; undefined: nobody in particular. */
function claimOf({ identity, memory }: Conversation): Proof | undefined {
  const { level, proof, shopperId, email } = identity;
  if (shopperId === undefined && email === undefined) return undefined;
  if (level === 'claimed') return { how: 'order-proof', level, evidence: memory.ordersProven.at(-1) ?? '' };
  if (level === 'verified') {
    return { how: proof?.by ?? 'signed-identity', level, evidence: proof?.ref ?? '' };
  }
  return undefined;
}

/** Told here, not passed on from elsewhere: what is passed on goes no further, or two threads would answer each other for ever. */
function toldHere({ memory }: Conversation): readonly (readonly [slot: string, value: string])[] {
  const { slots, toldOn = {} } = memory;
  return Object.entries(slots).filter(([slot]) => slot !== ofOrders && !Object.hasOwn(toldOn, slot));
}

function missingSlots(from: Conversation, to: Conversation): Readonly<Record<string, string>> {
  return Object.fromEntries(toldHere(from).filter(([slot]) => !Object.hasOwn(to.memory.slots, slot)));
}

function freshSlots(before: Conversation, now: Conversation): Readonly<Record<string, string>> {
  return Object.fromEntries(toldHere(now).filter(([slot, value]) => before.memory.slots[slot] !== value));
}

/** Undefined: nothing that the other thread lacks. */
function newsOf(
  from: Conversation,
  to: Conversation,
  level: LinkLevel,
  told: Readonly<Record<string, string>>,
): LinkedNews | undefined {
  const consents = consentsToFollow(to.consents, from.consents, level);
  const differs = ([slot, value]: readonly [string, string]) => to.memory.slots[slot] !== value;
  const slots = level === 'verified' ? Object.fromEntries(Object.entries(told).filter(differs)) : {};
  const shown = level === 'verified' && to.memory.productsShown.length === 0 ? from.memory.productsShown : [];
  const hasSlots = Object.keys(slots).length > 0;
  if (consents.length === 0 && !hasSlots && shown.length === 0) return undefined;
  return {
    from: { conversationId: from.id, channel: from.channel },
    ...(consents.length === 0 ? {} : { consents }),
    ...(hasSlots ? { slots } : {}),
    ...(shown.length === 0 ? {} : { productsShown: shown }),
  };
}

/** Named by what it says and where the sender stood: again the same is a repeat, later the same is news. */
function letter(to: ConversationId, news: LinkedNews, head: number): Submission {
  const digest = createHash('sha256').update(JSON.stringify(news)).digest('base64url').slice(0, 16);
  const key = `link:${news.from.conversationId}:${head}:${to}:${digest}`;
  return { conversationId: to, key, body: { kind: 'shopper:linked', ...news } };
}
