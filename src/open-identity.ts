/** Wires who a shopper is: signed identities of the shop, codes by e-mail, and the threads of one person across channels. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Conversation } from './domain/conversation.ts';
import type { ClientBook } from './domain/house-books.ts';
import type { ConversationId } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { Mail } from './domain/mail.ts';
import { consentsToFollow, withConsents } from './domain/person.ts';
import type { Clock, Ingress, Store } from './domain/ports.ts';
import type { AddressProof, Threads } from './domain/recognition.ts';
import type { Translate } from './domain/wording.ts';
import { createEmailCodes } from './identity/email-codes.ts';
import { createIdentify, type Identify } from './identity/identify.ts';
import { identityKeys } from './identity/identity-keys.ts';
import { createPeople } from './identity/people.ts';
import { createPersonChannels, type PersonChannels } from './identity/person-channels.ts';
import { createPersons, type Persons } from './identity/persons.ts';
import { createResumeLinks } from './identity/resume-links.ts';
import { openSampleSigner } from './identity/sample-signer.ts';
import { createSignedIdentities } from './identity/signed-identity.ts';
import { createAddressProof, createThreads } from './identity/threads.ts';
import { createFileMail } from './mail/file-mail.ts';

export type OpenIdentity = {
  readonly persons: Persons;
  readonly channels: PersonChannels;
  readonly recognition: { readonly threads: Threads; readonly address?: AddressProof };
  /** Absent: the house trusts no shop's signature. */
  readonly identify?: Identify;
  /** Signs in the place of a shop, where the house is a sample. */
  readonly sampleToken?: (subject: string) => string;
  /** Asks the mail server, where there is one. */
  readonly checkMail?: () => Promise<void>;
  /** The conversation as it may be written to: with every "no" that was said on another channel of the same person. */
  heeding(id: ConversationId): Promise<Conversation | undefined>;
};

export type OpenIdentityParts = {
  readonly config: Pick<
    Config,
    'dataDir' | 'demo' | 'identity' | 'mail' | 'messenger' | 'production' | 'sessionSecret' | 'shopUrl' | 'whatsapp'
  >;
  readonly house: string;
  readonly store: Pick<Store, 'documents' | 'transcripts'>;
  readonly ingress: Pick<Ingress, 'submitAll'>;
  readonly clientBook: ClientBook;
  /** The links of this conversation are others now. */
  readonly changed: (id: ConversationId) => void;
  readonly translate: Translate;
  readonly clock: Clock;
  readonly log: Log;
};

export async function openIdentity(parts: OpenIdentityParts): Promise<OpenIdentity> {
  const { config, store, ingress, clientBook, translate, clock, log, house } = parts;
  const { documents, transcripts } = store;
  const people = createPeople(documents);
  const persons = createPersons({ people, transcripts, ingress, clientBook, clock, changed: parts.changed });
  const mail = await openMail(config, clock);
  const { identity, sessionSecret: secret, messenger, whatsapp, shopUrl } = config;
  const threads = createThreads({
    persons,
    resumes: createResumeLinks({ documents, secret, clock }),
    transcripts,
    translate,
    clock,
    places: {
      web: shopUrl,
      whatsapp: whatsapp === undefined ? undefined : whatsapp.number,
      messenger: messenger?.pageId,
    },
  });
  const codes =
    mail &&
    createEmailCodes({
      documents,
      mail,
      isKnown: async (email) =>
        (await clientBook.byEmail(email)) !== undefined ||
        (await documents.list('orders', { index: 'email', equals: email, limit: 1 })).items.length > 0,
      letter: (code, locale) => ({
        subject: translate(locale, 'system.mail.code-subject', { house, code }),
        text: translate(locale, 'system.mail.code-text', { house, code }),
      }),
      secret,
      clock,
      failed: (error) => log.error('a letter could not be sent', { error }),
    });
  // A house that is only tried out has no shop to sign for it: it signs for itself.
  const sample =
    identity.keys === undefined && config.demo && !config.production
      ? openSampleSigner(config.dataDir, identity)
      : undefined;
  const keys =
    identity.keys === undefined
      ? undefined
      : identityKeys(identity.keys, (error) =>
          log.error('The shop’s new keys cannot be read; the ones of before count', { error }),
        );
  const trusted = keys ?? (sample && (async () => new Map([['sample', sample.publicKey]])));
  // Said at the start and not at the first shopper's.
  await keys?.();
  const signed = trusted && createSignedIdentities({ ...identity, documents, keys: trusted, clock });
  return {
    persons,
    channels: createPersonChannels({ people, transcripts }),
    recognition: { threads, ...(codes && { address: createAddressProof({ codes, persons, clientBook }) }) },
    ...(signed && { identify: createIdentify({ signed, clientBook }) }),
    ...(mail?.check && { checkMail: mail.check }),
    ...(sample && { sampleToken: (subject: string) => sample.sign(subject, clock.now()) }),
    async heeding(id) {
      const [conversation, siblings] = await Promise.all([transcripts.conversation(id), persons.siblings(id)]);
      return conversation && siblings.reduce(heeded, conversation);
    },
  };
}

function heeded(conversation: Conversation, sibling: { readonly conversation: Conversation }): Conversation {
  const { consents } = conversation;
  const refused = consentsToFollow(consents, sibling.conversation.consents, 'claimed');
  return refused.length === 0 ? conversation : { ...conversation, consents: withConsents(consents, refused) };
}

/** Undefined: this house sends no letters. Outside production they are files, so that everything can be tried. */
async function openMail(
  { mail, production, dataDir }: OpenIdentityParts['config'],
  clock: Clock,
): Promise<Mail | undefined> {
  if (mail.smtpUrl !== undefined) {
    const { createSmtpMail } = await import('./mail/smtp-mail.ts');
    return createSmtpMail({ url: mail.smtpUrl, from: mail.from });
  }
  return production ? undefined : createFileMail({ dir: join(dataDir, 'mail'), from: mail.from, clock });
}
