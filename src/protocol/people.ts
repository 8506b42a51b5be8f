/** The people of the house on the wire: their accounts as admins keep them, and one's own account. */
import { z } from 'zod';
import { Me } from './http.ts';

const role = z.enum(['advisor', 'supervisor', 'admin']);
const scope = z.enum(['store', 'house']);
const word = z.string().trim().min(1).max(80);
const words = z.array(word).max(40);
const capacity = z.number().int().min(1).max(20);

export const PersonView = z.object({
  advisorId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  storeId: z.string().optional(),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  capacity: z.number().int(),
  disabled: z.boolean(),
  /** Absent: as the house has it. */
  scope: scope.optional(),
  secondFactor: z.boolean(),
  sessions: z.number().int(),
});
export type PersonView = z.infer<typeof PersonView>;

export const PeopleAnswer = z.object({
  people: z.array(PersonView),
  stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
  /** How far advisors see of whom nothing else is said. */
  scope,
});
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

export const PersonAdd = z.strictObject({
  name: word,
  email: z.email().max(320),
  role,
  storeId: word.optional(),
  languages: words.min(1),
  skills: words.default([]),
  capacity: capacity.default(3),
  /** False: they come in by single sign-on alone. */
  withPassword: z.boolean().default(true),
});

/** What is left out stays. `storeId: null` is no boutique, `scope: null` as the house has it. */
export const PersonChange = z.strictObject({
  name: word.optional(),
  role: role.optional(),
  storeId: word.nullable().optional(),
  languages: words.min(1).optional(),
  skills: words.optional(),
  capacity: capacity.optional(),
  disabled: z.boolean().optional(),
  scope: scope.nullable().optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** `password` is told this once; it is changed at the first sign-in. */
export const PersonAnswer = z.object({ person: PersonView, password: z.string().optional() });
export type PersonAnswer = z.infer<typeof PersonAnswer>;

export const PersonReset = z.strictObject({
  password: z.boolean().default(false),
  secondFactor: z.boolean().default(false),
});

export const SessionView = z.object({
  sessionId: z.string(),
  startedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  via: z.enum(['password', 'sso']),
  agent: z.string().optional(),
  /** The one that asks. */
  current: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;
export const SessionsAnswer = z.object({ sessions: z.array(SessionView) });

export const AccountAnswer = z.object({
  me: Me,
  via: z.enum(['password', 'sso']),
  secondFactor: z.object({ on: z.boolean(), required: z.boolean(), recoveryLeft: z.number().int() }),
});
export type AccountAnswer = z.infer<typeof AccountAnswer>;

const secret = z.string().min(1).max(500);
export const PasswordChange = z.strictObject({ current: secret, next: secret });
/** One of the two: a password, or a code where a second factor is on. */
export const Proof = z.strictObject({ password: secret.optional(), code: z.string().max(20).optional() });
export const CodeBody = z.strictObject({ code: z.string().min(6).max(20) });

export const SecondFactorStart = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorStart = z.infer<typeof SecondFactorStart>;
/** Told this once; each is good once in place of a code. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
