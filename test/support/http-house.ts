/** The HTTP side of a house on the embedded store, with two advisors, a supervisor and an admin, and a hand-moved clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AccessRules, defaultAccess } from '../../src/domain/access.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId } from '../../src/domain/ids.ts';
import type { Log } from '../../src/domain/log.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Advisor } from '../../src/domain/participant.ts';
import type { Sessions } from '../../src/domain/sessions.ts';
import { createAccounts } from '../../src/http/accounts.ts';
import { createAudit } from '../../src/http/audit.ts';
import { createHttp, type HttpParts } from '../../src/http/http.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createSecondFactor } from '../../src/http/second-factor.ts';
import { createSessions } from '../../src/http/sessions.ts';
import type { WireFloor, WireMessage } from '../../src/protocol/wire.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';

export const origin = 'http://aparte.example';
export const password = 'a-long-enough-password';

const person = (id: string, role: Advisor['role']): Advisor => ({
  id: advisorId(id),
  name: id,
  email: `${id}@house.example`,
  role,
  languages: ['en'],
  skills: [],
  capacity: 3,
});

/** Lines as they were said, with their fields. */
export function recordingLog(): Log & { readonly lines: { level: string; message: string; fields: unknown }[] } {
  const lines: { level: string; message: string; fields: unknown }[] = [];
  const say = (level: string) => (message: string, fields?: unknown) => void lines.push({ level, message, fields });
  const log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  return { ...log, lines, with: () => recordingLog() };
}

export async function openHttpHouse(changes: Partial<HttpParts> = {}, access: Partial<AccessRules> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-http-'));
  const store = createSqliteStore({ dir });
  let nowMs = Date.parse('2026-11-20T10:00:00Z');
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
  const accounts = createAccounts({ documents: store.documents });
  const secret = 'a secret for tests, long enough';
  const rules = { ...defaultAccess, ...access };
  const secondFactor = createSecondFactor({ documents: store.documents, clock, secret, house: 'Maison Test' });
  const sessions = createSessions({
    documents: store.documents,
    accounts,
    secondFactor: { of: secondFactor, requiredFor: rules.secondFactor },
    clock,
    secret,
    secure: false,
  });
  const log = recordingLog();
  const metrics = createMetrics('test');
  const people = [
    person('ines', 'advisor'),
    person('leo', 'advisor'),
    person('sofia', 'supervisor'),
    person('root', 'admin'),
  ];
  await accounts.seed(people, password);
  const parts: HttpParts = {
    config: { publicUrl: origin, trustProxy: 0 },
    store,
    access: {
      house: { name: 'Maison Test', currency: 'EUR', defaultLocale: 'en' },
      rules,
      stores: () => [
        { id: 'paris', name: 'Paris' },
        { id: 'lyon', name: 'Lyon' },
      ],
      documents: store.documents,
      accounts,
      sessions,
      secondFactor,
      audit: createAudit({ documents: store.documents, clock }),
      secret,
      publicUrl: origin,
      clock,
      log,
      metrics,
    },
    log,
    metrics,
    clock,
    assets: { widgetDir: join(dir, 'widget'), consoleDir: join(dir, 'console') },
    widget: { config: absent, originAllowed: () => true },
    artwork: { product: () => undefined, advisor: () => undefined },
    conversations: { views: { floor: floorView, message: messageView }, briefing: async () => undefined },
    shoppers: {
      clientBook: { find: async () => undefined, byEmail: async () => undefined },
      exportShopper: async () => undefined,
      eraseShopper: async () => false,
    },
    links: { of: async () => [], part: async () => false, restore: absent },
    policy: {
      ...{ current: absent, publish: absent, replay: absent, versions: async () => [] },
      drafts: { current: async () => undefined, write: absent, approve: absent, discard: absent, rollBack: absent },
    },
    insights: { answer: absent, choices: absent, draftArticle: absent },
    tasks: {
      tasks: { list: async () => ({ items: [] }), add: absent, change: absent },
      ...{ view: absent, advisors: async () => [], timeZoneOf: () => 'Europe/Paris' },
    },
    candidates: { list: async () => ({ items: [] }), review: absent },
    canned: { canned: { edition: absent, publish: absent }, locales: ['en'] },
    houseData: { articles: async () => [], importFile: absent },
    houseSettings: {
      ...{ current: absent, write: absent, versions: absent, refresh: absent, fileMoved: absent, known: absent },
      ...{ overview: absent, openNow: absent, voiceSample: absent },
    },
    articles: {
      desk: {
        ...{ list: absent, found: absent, write: absent, move: absent },
        ...{ versions: absent, restore: absent, settle: absent },
      },
      questions: { list: absent, written: absent },
      tryOut: absent,
    },
    tools: {
      ...{ pieces: absent, cardOf: absent, filledReplies: absent, search: absent },
      orders: { find: async () => undefined, ofShopper: async () => [] },
    },
    ...changes,
  };
  return {
    app: createHttp(parts),
    parts,
    dir,
    store,
    log,
    sessions,
    accounts,
    secondFactor,
    now: clock.now,
    advance: (ms: number) => {
      nowMs += ms;
    },
    async close() {
      metrics.close();
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function floorView({ floor }: Conversation): WireFloor {
  if (floor.heldBy === 'queue') return { heldBy: 'queue', position: 1, waitSeconds: 0 };
  return floor.heldBy === 'advisor' ? { heldBy: 'advisor', advisor: { name: floor.name } } : { heldBy: 'bot' };
}

function messageView({ seq, id, author, text, at }: Message): WireMessage {
  return { seq, id, author: { kind: author.kind }, text, at: at.toISOString() };
}

/** A part that this test has no use for. */
function absent(): never {
  throw new Error('this test gave no such part');
}

/** The cookie of somebody who has just signed in. */
export async function signedIn({ sessions }: { sessions: Sessions }, id: string): Promise<string> {
  const { setCookie } = await sessions.open(advisorId(id));
  return setCookie.split(';')[0] ?? '';
}
