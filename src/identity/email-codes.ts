/**
 * Proves an e-mail address by six digits sent to it: ten minutes, five tries, kept as a keyed hash, and never a hint
 * whether the house knows the address. A code that was not sent is never right, so that an address has as few guesses
 * in a day as it has letters. A turn that is computed again sends nothing twice and counts no try twice.
 */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { ConversationId } from '../domain/ids.ts';
import type { Letter, Mail } from '../domain/mail.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import { tryPut } from './people.ts';
import { sweepExpired } from '../domain/sweep-expired.ts';

export type EmailCodesParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly mail: Mail;
  /** Whether the house may write there: an address of its client book or of an order. */
  readonly isKnown: (email: string) => Promise<boolean>;
  /** The letter, in a locale. */
  readonly letter: (code: string, locale: string) => Omit<Letter, 'to'>;
  readonly secret: string;
  readonly clock: Clock;
  /** A letter that could not be handed over. The shopper is told the same, and may ask again. */
  readonly failed: (error: unknown) => void;
  /** Six digits; any, when absent. */
  readonly newCode?: () => string;
};

export type CodeAsked = { readonly conversationId: ConversationId; readonly email: string; readonly locale: string };

export type CodeOutcome =
  | { readonly outcome: 'right'; readonly email: string; readonly ref: string }
  | { readonly outcome: 'wrong'; readonly left: number }
  /** Used up, expired, or never sent. */
  | { readonly outcome: 'over' };

export type EmailCodes = {
  /** `event` is the message that asks: for the same one nothing is sent again. */
  ask(asked: CodeAsked, event: string): Promise<'sent' | 'too-many'>;
  check(conversation: ConversationId, code: string, event: string): Promise<CodeOutcome>;
};

const minuteMs = 60_000;
const lifeMs = 10 * minuteMs;
const mostTries = 5;
/** Letters a day: to one address, whoever asks, and from one conversation, whatever addresses it names. */
const mostLetters = { address: 5, conversation: 5 };
const dayMs = 24 * 60 * minuteMs;
const mostRaces = 5;

type Kept = {
  readonly conversationId: ConversationId;
  readonly email: string;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly askedBy: string;
  readonly tries: readonly { readonly event: string; readonly right: boolean }[];
  readonly sentAt: readonly { readonly at: Date }[];
};

type Count = Pick<Kept, 'sentAt' | 'expiresAt'>;

const anyCode = () => String(randomInt(1_000_000)).padStart(6, '0');

export function createEmailCodes(parts: EmailCodesParts): EmailCodes {
  const { documents, mail, clock, secret, newCode = anyCode } = parts;
  const keyed = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const hashOf = (conversation: ConversationId, email: string, code: string) =>
    keyed(`email-code\n${conversation}\n${email}\n${code}`);

  const recent = (count: Pick<Kept, 'sentAt'> | undefined) => {
    const since = clock.now().getTime() - dayMs;
    return (count?.sentAt ?? []).filter(({ at }) => at.getTime() > since);
  };

  /** False: this address has had its letters for today, whoever asked for them; known or not, it is the same work. */
  async function counted(email: string, attempt = 0): Promise<boolean> {
    const id = keyed(`email-address\n${email}`).slice(0, 27);
    const known = await documents.get<Count>('code-counts', id);
    const sentAt = recent(known?.value);
    if (sentAt.length >= mostLetters.address) return false;
    const now = clock.now();
    const next = { sentAt: [...sentAt, { at: now }], expiresAt: new Date(now.getTime() + dayMs) };
    if (await tryPut<Count>(documents, 'code-counts', id, next, known?.version ?? 0)) return true;
    return attempt < mostRaces && counted(email, attempt + 1);
  }

  async function ask(
    { conversationId, email, locale }: CodeAsked,
    event: string,
    attempt: number,
  ): Promise<'sent' | 'too-many'> {
    const known = await documents.get<Kept>('codes', conversationId);
    if (known?.value.askedBy === event) return 'sent';
    const sentAt = recent(known?.value);
    if (sentAt.length >= mostLetters.conversation) return 'too-many';
    await sweep();
    const maySend = await counted(email);
    const code = newCode();
    const now = clock.now();
    const kept: Kept = {
      conversationId,
      email,
      hash: hashOf(conversationId, email, maySend ? code : randomBytes(16).toString('hex')),
      expiresAt: new Date(now.getTime() + lifeMs),
      askedBy: event,
      tries: [],
      sentAt: [...sentAt, { at: now }],
    };
    if (!(await tryPut(documents, 'codes', conversationId, kept, known?.version ?? 0)))
      return attempt < mostRaces ? ask({ conversationId, email, locale }, event, attempt + 1) : 'too-many';
    // Not waited for: how long it takes would tell whether somebody is known here.
    if (maySend) void post(email, code, locale).catch(parts.failed);
    return 'sent';
  }

  /** A day after its end nothing of a code counts any more. */
  async function sweep(): Promise<void> {
    const before = new Date(clock.now().getTime() - dayMs);
    await Promise.all(['codes', 'code-counts'].map((collection) => sweepExpired(documents, collection, before)));
  }

  async function post(email: string, code: string, locale: string): Promise<void> {
    if (await parts.isKnown(email)) await mail.send({ to: email, ...parts.letter(code, locale) });
  }

  async function check(id: ConversationId, code: string, event: string, attempt: number): Promise<CodeOutcome> {
    const known = await documents.get<Kept>('codes', id);
    if (known === undefined) return { outcome: 'over' };
    const { email, hash, expiresAt, tries, askedBy } = known.value;
    const before = tries.find((one) => one.event === event);
    if (
      before === undefined &&
      (expiresAt <= clock.now() || tries.length >= mostTries || tries.some(({ right }) => right))
    )
      return { outcome: 'over' };
    const right = before?.right ?? isSame(hash, hashOf(id, email, code));
    const all = before === undefined ? [...tries, { event, right }] : tries;
    if (before === undefined && !(await tryPut(documents, 'codes', id, { ...known.value, tries: all }, known.version)))
      return attempt < mostRaces ? check(id, code, event, attempt + 1) : { outcome: 'over' };
    if (right) return { outcome: 'right', email, ref: keyed(`email-code-ref\n${id}\n${askedBy}`).slice(0, 16) };
    const left = mostTries - all.length;
    return left > 0 ? { outcome: 'wrong', left } : { outcome: 'over' };
  }

  return {
    ask: (asked, event) => ask({ ...asked, email: asked.email.trim().toLowerCase() }, event, 0),
    check: (id, code, event) => check(id, code, event, 0),
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
