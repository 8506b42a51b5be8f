/** The back office: what the command line does with a house that is open but has no port. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AparteError } from './domain/errors.ts';
import { conversationId, shopperId } from './domain/ids.ts';
import type { Message } from './domain/message.ts';
import type { Clock, Ingress, Store } from './domain/ports.ts';
import type { Candidates } from './handoff/candidates.ts';
import { type Replayed, replayPolicy } from './handoff/replay.ts';
import { cannedName } from './house/canned-book.ts';
import { houseFiles, productFile } from './house/house-files.ts';
import { inForce } from './house/overlay.ts';
import { formatProblem } from './house/problem.ts';
import { parsePolicy } from './house/settings.ts';
import type { AccessParts } from './http/access-routes.ts';
import type { Accounts } from './http/accounts.ts';
import type { OpenHouse } from './open-house.ts';
import type { OpenPrivacy, Retained } from './open-privacy.ts';
import type { Corridor } from './turn/corridor.ts';

export type Office = {
  readonly accounts: Pick<Accounts, 'add' | 'disable' | 'reset'>;
  readonly candidates: Pick<Candidates, 'list' | 'rows' | 'correct'>;
  /** `email`: of the advisor who decides; without one the command line itself does. */
  review(id: string, verdict: 'accepted' | 'rejected', email?: string): Promise<void>;
  /** For who has lost it; signs them out. */
  forgetSecondFactor(email: string): Promise<void>;
  exportShopper(id: string): Promise<unknown>;
  eraseShopper(id: string): Promise<boolean>;
  /**
   * The house as it is in force, as texts by path: what another deployment starts from. `catalogue`: its file is among
   * them, or it came by an import whose feed has to be imported there as well.
   */
  exportHouse(): Promise<{ files: ReadonlyMap<string, string>; catalogue: 'file' | 'imported' | 'none' }>;
  /** What the house has kept for long enough: how many of each kind. */
  planRetention(): Promise<Retained['counts']>;
  /** Removes it now. */
  runRetention(): Promise<Retained>;
  /** What the stored conversations would have come to under this policy file. Throws every mistake in it. */
  replay(file: string, text: string): Promise<Replayed>;
  /** Sums every hour of the figures again; how many there are. */
  rebuildInsights(): Promise<number>;
  talk(locale: string): Talk;
  /** A token as a shop's server would sign it; absent where a sample's word does not count. */
  readonly sampleIdentity?: (subject: string) => string;
  /** Asks the mail server, where there is one; throws what is wrong. */
  readonly checkMail?: () => Promise<void>;
  /** What files of conversations take, and what they may. */
  readonly storedFiles: () => Promise<{ readonly bytes: number; readonly maxBytes: number }>;
};

/** One shopper at a terminal. */
export type Talk = { say(words: string): Promise<readonly Message[]> };

export type OfficeParts = {
  readonly access: Pick<AccessParts, 'accounts' | 'sessions' | 'secondFactor' | 'audit'>;
  readonly candidates: Candidates;
  readonly store: Store;
  readonly house: OpenHouse;
  readonly privacy: OpenPrivacy;
  readonly ingress: Ingress;
  readonly corridor: Corridor;
  readonly clock: Clock;
  readonly turnMs: number;
  readonly rebuildInsights: () => Promise<number>;
  readonly sampleIdentity?: NonNullable<Office['sampleIdentity']>;
  readonly checkMail?: NonNullable<Office['checkMail']>;
  readonly storedFiles: Office['storedFiles'];
};

const lookMs = 25;
const commandLine = { name: 'command line' };
/** Whoever sits at the machine, in the audit log. */
const operator = { id: 'command-line', ...commandLine };

export function openOffice({
  access,
  candidates,
  store,
  house,
  privacy,
  ingress,
  corridor,
  clock,
  turnMs,
  rebuildInsights,
  sampleIdentity,
  checkMail,
  storedFiles,
}: OfficeParts): Office {
  const { transcripts } = store;
  const { accounts, sessions, secondFactor, audit } = access;

  return {
    accounts,
    candidates,
    storedFiles,
    ...(sampleIdentity && { sampleIdentity }),
    ...(checkMail && { checkMail }),

    async review(id, verdict, email) {
      const advisor = email === undefined ? undefined : await accounts.byEmail(email);
      if (email !== undefined && advisor === undefined)
        throw new AparteError('not-found', `Nobody here signs in as ${email}.`);
      const reviewer = advisor === undefined ? commandLine : { advisorId: advisor.id, name: advisor.name };
      await candidates.review(id, verdict, reviewer);
      if (advisor !== undefined) await audit.record(advisor, `candidate-${verdict}`, id);
    },

    async forgetSecondFactor(email) {
      const advisor = await accounts.byEmail(email);
      if (advisor === undefined) throw new AparteError('not-found', `Nobody here signs in as ${email}.`);
      await secondFactor.remove(advisor.id);
      await sessions.closeAll(advisor.id);
      await audit.record(operator, 'second-factor-removed', advisor.id);
    },

    async exportShopper(id) {
      const everything = await privacy.exportShopper(shopperId(id));
      if (everything !== undefined) await audit.record(operator, 'shopper-exported', id);
      return everything;
    },
    async eraseShopper(id) {
      const erased = await privacy.eraseShopper(shopperId(id));
      if (erased) await audit.record(operator, 'shopper-erased', id);
      return erased;
    },

    async exportHouse() {
      const { brand, templates, canned: filed } = house.house;
      const canned = Object.fromEntries(
        house.locales.flatMap((locale) => {
          const replies = inForce(house.settings, cannedName(locale), filed[locale]);
          return replies === undefined ? [] : [[locale, replies]];
        }),
      );
      const files = houseFiles({
        brand: { ...brand, voice: house.voice(), widget: house.look(), privacy: house.retention() },
        ...{ policy: house.policy.current(), routing: house.routing(), ...house.stock(), templates, canned },
        advisors: await accounts.all(),
      });
      await audit.record(operator, 'house-exported');
      if ((await store.documents.list('products', { limit: 1 })).items.length > 0)
        return { files, catalogue: 'imported' };
      const products = await productFile(house.dir);
      if (products === undefined) return { files, catalogue: 'none' };
      return { files: new Map([...files, [products.file, products.text]]), catalogue: 'file' };
    },
    planRetention: privacy.retention.plan,
    runRetention: () => privacy.retention.run(operator),
    rebuildInsights,

    async replay(file, text) {
      const { value, problems } = parsePolicy(file, text);
      const mistakes = problems.filter(({ optional }) => optional !== true);
      if (mistakes.length > 0) throw new AparteError('bad-request', mistakes.map(formatProblem).join('\n'));
      return await replayPolicy(value.policy, transcripts);
    },

    talk(locale) {
      corridor.start();
      const visitor = randomUUID();
      const id = conversationId(`terminal-${visitor}`);
      let read = 0;

      /** A server on the same store may be the one that answers: only the transcript tells. */
      async function answers(): Promise<readonly Message[]> {
        const untilMs = clock.monotonicMs() + turnMs;
        while (clock.monotonicMs() < untilMs) {
          await sleep(lookMs);
          const conversation = await transcripts.conversation(id);
          if (!conversation || conversation.owed.length > 0 || conversation.head <= read) continue;
          const messages = await transcripts.messages(id, read, conversation.head - read);
          const others = messages.filter(({ author }) => author.kind !== 'shopper');
          if (others.length === 0 && conversation.floor.heldBy === 'bot') continue;
          read = conversation.head;
          return others;
        }
        return [];
      }

      return {
        async say(words) {
          const clientMessageId = randomUUID();
          await ingress.submit({
            conversationId: id,
            opening: { channel: 'web', account: 'terminal', visitor, locale },
            key: `web:${visitor}:${clientMessageId}`,
            body: { kind: 'shopper:said', text: words, clientMessageId },
          });
          return await answers();
        },
      };
    },
  };
}
