/** The collections of the document port and the fields they can be listed by; a query by any other field is refused. */
import { AparteError } from '../domain/errors.ts';
import { isDate } from '../domain/revive.ts';

/** `folded`: compared without regard to case and outer blanks, as people type e-mail addresses. */
type IndexKind = 'exact' | 'folded';
type Indexes = Readonly<Record<string, IndexKind>>;

const declared: Readonly<Record<string, Indexes>> = {
  shoppers: { email: 'folded', visitor: 'exact' },
  orders: { number: 'folded', email: 'folded', shopperId: 'exact' },
  products: { handle: 'exact' },
  stores: {},
  advisors: { email: 'folded' },
  sessions: { advisorId: 'exact', expiresAt: 'exact' },
  credentials: { ssoSubject: 'exact' },
  'second-factors': {},
  'account-tries': { expiresAt: 'exact' },
  'sso-attempts': { expiresAt: 'exact' },
  preferences: {},
  visitors: { tokenHash: 'exact', conversationId: 'exact' },
  articles: { locale: 'exact' },
  policies: {},
  rollups: {},
  'article-drafts': { state: 'exact' },
  notes: { conversationId: 'exact' },
  mentions: { advisorId: 'exact', conversationId: 'exact' },
  drafts: { conversationId: 'exact' },
  'draft-outcomes': { conversationId: 'exact' },
  'held-sends': { conversationId: 'exact' },
  translations: { conversationId: 'exact' },
  'translation-switches': { conversationId: 'exact', advisorId: 'exact' },
  'translation-previews': { conversationId: 'exact' },
  'held-replies': { conversationId: 'exact' },
  settings: {},
  'setting-versions': { name: 'exact' },
  'setting-changes': {},
  'import-changes': {},
  candidates: { conversationId: 'exact', state: 'exact' },
  presence: {},
  routing: {},
  peers: { conversationId: 'exact' },
  files: { conversationId: 'exact', job: 'exact' },
  'file-parts': { fileId: 'exact' },
  'file-room': {},
  handoffs: { conversationId: 'exact' },
  audit: { byId: 'exact', action: 'exact', subject: 'exact' },
  persons: { shopperId: 'exact', email: 'folded' },
  links: { personId: 'exact', conversationId: 'exact' },
  codes: { conversationId: 'exact', expiresAt: 'exact' },
  'code-counts': { expiresAt: 'exact' },
  resumes: { conversationId: 'exact', expiresAt: 'exact' },
  'used-tokens': { expiresAt: 'exact' },
  erased: {},
  erasures: {},
  retention: {},
  tasks: { conversationId: 'exact', state: 'exact', shelf: 'exact', changedAt: 'exact', untoldAt: 'exact' },
};

export const collections: readonly string[] = Object.keys(declared);

/** The declared indexes of a collection. A collection that nobody declared is a mistake in our own code. */
export function indexesOf(collection: string): Indexes {
  const indexes = Object.hasOwn(declared, collection) ? declared[collection] : undefined;
  if (!indexes) throw new AparteError('internal', `Declare the collection "${collection}" in documents.ts first.`);
  return indexes;
}

function indexKind(collection: string, index: string): IndexKind {
  const indexes = indexesOf(collection);
  const kind = Object.hasOwn(indexes, index) ? indexes[index] : undefined;
  if (!kind) throw new AparteError('internal', `Declare the index "${collection}.${index}" in documents.ts first.`);
  return kind;
}

/** The text under which a query finds a value. */
export function indexText(collection: string, index: string, value: string): string {
  return indexKind(collection, index) === 'folded' ? value.trim().toLowerCase() : value;
}

/** Every index entry of a document; a field that is absent has none. Dates sort as text in ISO form. */
export function indexEntries(collection: string, value: unknown): readonly (readonly [index: string, text: string])[] {
  const fields = value as Readonly<Record<string, unknown>>;
  const entries: [string, string][] = [];
  for (const index of Object.keys(indexesOf(collection))) {
    const field = fields[index];
    if (isDate(field)) entries.push([index, field.toISOString()]);
    else if (typeof field === 'string') entries.push([index, indexText(collection, index, field)]);
  }
  return entries;
}
