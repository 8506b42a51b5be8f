/** Persons and their links as they are kept: one small document for each person, one for each thread that is linked. */
import { createHash } from 'node:crypto';
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import { type ConversationId, type PersonId, personId, type ShopperId } from '../domain/ids.ts';
import { type ChannelLink, isLive, type Person, settleLink } from '../domain/person.ts';
import type { Documents } from '../domain/ports.ts';

export type People = {
  person(id: PersonId): Promise<Person | undefined>;
  link(id: ConversationId): Promise<ChannelLink | undefined>;
  /** All of them, undone ones too, in order of making: a withdrawn consent has to reach the oldest thread. */
  links(id: PersonId): Promise<readonly ChannelLink[]>;
  /** Makes the link, unless the rules say no. Of two that come at once one sees what the other made. */
  tie(
    person: Person,
    link: ChannelLink,
  ): Promise<{ readonly outcome: 'tied' | 'kept' | 'refused'; readonly was?: Person }>;
  /** Changes a link that is there; `edit` returns undefined to leave it. False: nothing was changed. */
  edit(id: ConversationId, edit: (link: ChannelLink) => ChannelLink | undefined): Promise<boolean>;
};

const mostTries = 5;

export function createPeople(documents: Pick<Documents, 'get' | 'put' | 'list'>): People {
  const person = async (id: PersonId) => (await documents.get<Person>('persons', id))?.value;

  async function tie(to: Person, fresh: ChannelLink, attempt: number): ReturnType<People['tie']> {
    const known = await documents.get<ChannelLink>('links', fresh.conversationId);
    const was = known && (await person(known.value.personId));
    const old = known && {
      link: known.value,
      person: was ?? { id: known.value.personId, createdAt: known.value.linkedAt },
    };
    const settled = settleLink(old, fresh);
    if (settled !== 'put') return { outcome: settled === 'keep' ? 'kept' : 'refused' };
    const put = await tryPut(documents, 'links', fresh.conversationId, fresh, known?.version ?? 0);
    if (put) return { outcome: 'tied', ...(was === undefined || !isLive(known?.value) ? {} : { was }) };
    return again(attempt, () => tie(to, fresh, attempt + 1));
  }

  async function edit(
    id: ConversationId,
    change: (link: ChannelLink) => ChannelLink | undefined,
    attempt: number,
  ): Promise<boolean> {
    const known = await documents.get<ChannelLink>('links', id);
    const next = known && change(known.value);
    if (known === undefined || next === undefined) return false;
    if (await tryPut(documents, 'links', id, next, known.version)) return true;
    return again(attempt, () => edit(id, change, attempt + 1));
  }

  return {
    person,
    link: async (id) => (await documents.get<ChannelLink>('links', id))?.value,
    async links(id) {
      const all = await everyDocument<ChannelLink>(documents, 'links', { index: 'personId', equals: id });
      return all.map(({ value }) => value).sort((a, b) => a.linkedAt.getTime() - b.linkedAt.getTime());
    },
    async tie(to, link) {
      // A name follows from what it names: of two who meet the same person first, both write the same.
      await tryPut(documents, 'persons', to.id, to, 0);
      return tie(to, link, 0);
    },
    edit: (id, change) => edit(id, change, 0),
  };
}

/** False: somebody else was first. */
export async function tryPut<T>(
  documents: Pick<Documents, 'put'>,
  collection: string,
  id: string,
  value: T,
  expected: number,
): Promise<boolean> {
  try {
    await documents.put(collection, id, value, expected);
    return true;
  } catch (error) {
    if (error instanceof AparteError && error.code === 'conflict') return false;
    throw error;
  }
}

function again<T>(attempt: number, act: () => Promise<T>): Promise<T> {
  if (attempt < mostTries) return act();
  throw new AparteError('retry-later', 'Somebody else is changing this person; try again.');
}

/** A person is named after what proves them, so that two proofs of one shopper meet. */
export function namedPerson(
  by: { readonly shopperId?: ShopperId; readonly email?: string } | { readonly thread: ConversationId },
  createdAt: Date,
): Person {
  if ('thread' in by) return { id: nameOf('thread', by.thread), createdAt };
  const { shopperId } = by;
  const email = by.email?.trim().toLowerCase();
  const id = shopperId === undefined ? nameOf('email', email ?? '') : nameOf('shopper', shopperId);
  return {
    id,
    createdAt,
    ...(shopperId === undefined ? {} : { shopperId }),
    ...(email === undefined ? {} : { email }),
  };
}

function nameOf(kind: string, value: string): PersonId {
  return personId(`p_${createHash('sha256').update(`${kind}\n${value}`).digest('base64url').slice(0, 27)}`);
}
