/** The threads of a person as the dialogs use them: go on elsewhere, come from elsewhere, part. */
import type { ChannelKind } from '../domain/channel-kind.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { ClientBook } from '../domain/house-books.ts';
import { isLive, isNameless, type LinkedNews } from '../domain/person.ts';
import type { Clock, Transcripts } from '../domain/ports.ts';
import type { AddressProof, Elsewhere, Threads } from '../domain/recognition.ts';
import { resumeRefPrefix, spelledOut } from '../domain/resume-word.ts';
import type { Translate } from '../domain/wording.ts';
import type { EmailCodes } from './email-codes.ts';
import { namedPerson } from './people.ts';
import type { Persons, Sibling } from './persons.ts';
import type { ResumeLinks } from './resume-links.ts';

export type ThreadsParts = {
  readonly persons: Persons;
  readonly resumes: ResumeLinks;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly translate: Translate;
  readonly clock: Clock;
  /** Where the house can be written to; what is off is not here. */
  readonly places: {
    /** A page with the widget on it. */
    readonly web: string;
    /** Digits alone, with the country's. */
    readonly whatsapp?: string | undefined;
    /** A page's id. */
    readonly messenger?: string | undefined;
  };
};

export function createThreads({ persons, resumes, transcripts, translate, clock, places }: ThreadsParts): Threads {
  async function addressOf(channel: ChannelKind, word: string, locale: string): Promise<string> {
    if (channel === 'whatsapp') {
      const text = translate(locale, 'elsewhere.prefilled', { word: spelledOut(word) });
      return `https://wa.me/${places.whatsapp}?text=${encodeURIComponent(text)}`;
    }
    if (channel === 'messenger') return `https://m.me/${places.messenger}?ref=${resumeRefPrefix}${word}`;
    return `${places.web}/?concierge-resume=${word}`;
  }

  /** Who proved more keeps what they proved; nothing goes back to the thread that the word came from. */
  async function tie(source: Conversation, target: Conversation, event: string): Promise<boolean> {
    const [from, own] = await Promise.all([persons.linkOf(source.id), persons.linkOf(target.id)]);
    const fromPerson = isLive(from) ? await persons.personOf(from.personId) : undefined;
    const ownPerson = isLive(own) ? await persons.personOf(own.personId) : undefined;
    const by = { how: 'resume-link', evidence: event } as const;
    if (isLive(from) && fromPerson !== undefined && !isNameless(fromPerson))
      return persons.join(target, fromPerson, { ...by, level: from.level });
    if (ownPerson !== undefined && !isNameless(ownPerson)) {
      await persons.join(source, ownPerson, { ...by, level: 'claimed' });
      return true;
    }
    const person = fromPerson ?? namedPerson({ thread: source.id }, clock.now());
    await persons.join(source, person, { ...by, level: 'verified' });
    return persons.join(target, person, { ...by, level: 'verified' });
  }

  return {
    async ways({ id, channel, locale }, event) {
      const open = (['whatsapp', 'messenger', 'web'] as const).filter(
        (place) => place !== channel && places[place] !== undefined,
      );
      return Promise.all(
        open.map(async (to) => {
          const word = await resumes.issue({ conversationId: id, to }, event);
          return { channel: to, url: await addressOf(to, word, locale) };
        }),
      );
    },
    async look({ id, channel }, word, event) {
      const source = await resumes.look(word, channel, event);
      const conversation = source === undefined || source === id ? undefined : await transcripts.conversation(source);
      return conversation && inFewWords(conversation);
    },
    async resume({ id, channel }, word, event) {
      const from = await resumes.use(word, channel, event);
      const [source, target] = await Promise.all([
        from === undefined ? undefined : transcripts.conversation(from),
        transcripts.conversation(id),
      ]);
      if (source === undefined || target === undefined || source.id === id) return 'gone';
      if (!(await tie(source, target, event))) return 'another-person';
      const notice = { from: { conversationId: id, channel }, notice: true };
      await persons.tell(source.id, notice, `link:resumed-from:${event}`);
      return brought(source, target, event);
    },
    async elsewhere({ id }) {
      const link = await persons.linkOf(id);
      return isLive(link) ? known(await persons.siblings(id)) : undefined;
    },
    part: ({ id }, event) => persons.part(id, { kind: 'shopper', ref: event }),
  };
}

/** Everything that spares the shopper saying it again, the goal in hand included. */
function brought(source: Conversation, target: Conversation, event: string): LinkedNews {
  const { identity, memory, dialog } = source;
  const isMore =
    identity.level === 'verified' ? target.identity.level !== 'verified' : target.identity.level === 'anonymous';
  const { level } = identity;
  return {
    from: { conversationId: source.id, channel: source.channel },
    slots: memory.slots,
    productsShown: memory.productsShown,
    dialog,
    ...(level !== 'anonymous' && isMore
      ? { identity: { ...identity, level, proof: { by: 'resume-link', ref: event } } }
      : {}),
    ...(target.identity.level === 'verified' ? {} : { ordersProven: memory.ordersProven }),
  };
}

function inFewWords({ channel, snippet, memory }: Conversation): Elsewhere {
  const { wish } = memory.slots;
  return { channel, words: snippet, ...(wish === undefined ? {} : { wish }) };
}

/** Only threads that are surely theirs are spoken of. */
function known(siblings: readonly Sibling[]): readonly Elsewhere[] {
  return siblings.filter(({ link }) => link.level === 'verified').map(({ conversation }) => inFewWords(conversation));
}

export function createAddressProof(parts: {
  readonly codes: EmailCodes;
  readonly persons: Pick<Persons, 'threadsOf'>;
  readonly clientBook: ClientBook;
}): AddressProof {
  const { codes, persons, clientBook } = parts;
  return {
    ask: ({ id, locale }, email, event) => codes.ask({ conversationId: id, email, locale }, event),
    async check({ id }, code, event) {
      const checked = await codes.check(id, code, event);
      if (checked.outcome !== 'right') return checked;
      const { email, ref } = checked;
      const shopper = await clientBook.byEmail(email);
      const by = shopper === undefined ? { email } : { shopperId: shopper.id };
      const theirs = (await persons.threadsOf(by)).filter(({ conversation }) => conversation.id !== id);
      return {
        outcome: 'verified',
        email,
        proof: { by: 'email-code', ref },
        elsewhere: known(theirs),
        ...(shopper === undefined ? {} : { shopperId: shopper.id }),
      };
    },
  };
}
