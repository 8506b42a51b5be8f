/**
 * Random histories, several nodes on one store: the roll-ups say what an independent count of the transcripts says, also
 * after repeats, a rebuild and readings in between; on every store there is.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { hourOf } from '../../src/domain/fact.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Store } from '../../src/domain/ports.ts';
import { containment, csat, drafts, handoffs, replies, verdicts, volume } from '../../src/insights/figures.ts';
import { merge } from '../../src/insights/rollup.ts';
import { createRollups } from '../../src/insights/rollups.ts';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { findMongo, type MongoServer } from '../support/mongo-server.ts';
import { type Random, seeded } from '../support/random.ts';
import { openStage } from '../support/stage.ts';

const seed = Number(process.env['SEED'] ?? 20261122);
const start = Date.UTC(2026, 10, 1, 6);
const dirs: string[] = [];
let server: MongoServer | undefined;
const mongo = findMongo();
afterAll(async () => {
  await server?.stop();
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  memory: async () => createMemoryStore(),
  sqlite: async () => {
    const dir = mkdtempSync(join(tmpdir(), 'aparte-recount-'));
    dirs.push(dir);
    return createSqliteStore({ dir });
  },
  ...(mongo.outcome === 'found' && {
    mongo: async () => {
      server = await mongo.start();
      return createMongoStore({ uri: server.database(`recount-${randomUUID().slice(0, 8)}`) });
    },
  }),
};

describe.each(Object.keys(stores))('%s', (name) => {
  test(`roll-up and recount agree (SEED=${seed})`, async () => {
    const store = (await stores[name]?.()) ?? fail();
    await store.ready();
    const random = seeded(seed);
    const rollups = createRollups(store);
    const played: Conversation['id'][] = [];
    for (let each = 0; each < plays(name); each += 1) {
      played.push(await play(store, random, each));
      // Reading in between sums hours that then change again.
      if (random.chance(0.3)) await rollups.read('2026', '2027');
    }
    const counted = await recount(store, played);
    expect(await figuresOf(rollups)).toEqual(counted);
    expect(await figuresOf(createRollups(store))).toEqual(counted);
    expect(await rollups.rebuild()).toBeGreaterThan(0);
    expect(await figuresOf(rollups)).toEqual(counted);
    // Another node that sums from nothing at the same time.
    await Promise.all([createRollups(store).rebuild(), createRollups(store).rebuild()]);
    expect(await figuresOf(rollups)).toEqual(counted);
    await store.close();
  }, 180_000);
});

/** The small server for tests takes some ten milliseconds a step. */
function plays(name: string): number {
  return name === 'mongo' ? 8 : 25;
}

if (mongo.outcome === 'missing') test.skip(`mongo: ${mongo.reason}`, () => undefined);

/** Anything that may happen, in any order that the floor allows. */
async function play(store: Store, random: Random, each: number): Promise<Conversation['id']> {
  const cast = { channel: random.pick(['web', 'whatsapp'] as const), locale: random.pick(['en', 'fr', 'ja']) };
  const stage = await openStage(store, `random-${each}`, cast);
  let now = start + random.below(200) * 600_000;
  const later = (most: number) => {
    now += 1_000 + random.below(most);
    return new Date(now);
  };
  await stage.says(later(1), 'hello');
  for (let step = 0; step < 14; step += 1) {
    const { floor, handoff } = await stage.now();
    const chance = random.below(10);
    if (chance < 2)
      await stage.says(later(random.chance(0.1) ? 40 * 3_600_000 : 300_000), `words mood ${random.below(9) - 4}`);
    else if (chance === 2 && handoff !== undefined) {
      await stage.judges(later(900_000), random.pick(['right', 'late', 'wrong'] as const), ['tier']);
    } else if (chance === 3) await stage.audits(later(900_000), random.chance(0.5), ['failed-turns']);
    else if (floor.heldBy === 'bot') {
      await stage.botSays(later(9_000), 'certainly');
      if (random.chance(0.4)) await stage.handsOver(later(10), [['asked-for-person', 1]]);
    } else if (floor.heldBy === 'queue') {
      if (random.chance(0.7)) await stage.claims(later(200_000), random.pick(['ines', 'nadia']));
      else await stage.happens(later(200_000), { kind: 'shopper:stopped-waiting' });
    } else if (chance < 7) {
      await stage.advisorSays(later(90_000), floor.name, `reply ${step}`, random.chance(0.5) ? 'reply 8' : undefined);
    } else if (chance === 7) await stage.drops(later(1_000), `d-${each}-${step}`);
    else if (random.chance(0.5)) await stage.returns(later(60_000), floor.name);
    else {
      await stage.resolves(later(60_000), floor.name);
      if (random.chance(0.6)) await stage.happens(later(60_000), { kind: 'shopper:rated', score: 1 + random.below(4) });
    }
  }
  return stage.id;
}

async function figuresOf(rollups: ReturnType<typeof createRollups>) {
  const all = merge((await rollups.read('2026', '2027')).map(({ rollup }) => rollup));
  const { bot, queue, advisor, total } = volume(all);
  const { right, late, wrong } = verdicts(all);
  const { sent, edited } = drafts(all);
  return {
    ...{ bot, queue, advisor, total, cases: containment(all).cases, handoffs: handoffs(all).total },
    ...{ verdicts: right + late + wrong, sent, edited },
    ...{ waits: replies(all).wait.count, answered: csat(all, 'advisor').answered + csat(all, 'bot').answered > 0 },
    hours: (await rollups.read('2026', '2027')).map(({ hour }) => hour).length > 0,
  };
}

/** From what was written alone: the notices tell the floor, the times tell the cases. */
async function recount(store: Store, ids: readonly Conversation['id'][]) {
  const heard = { bot: 0, queue: 0, advisor: 0 };
  const sum = { cases: 0, handoffs: 0, verdicts: 0, sent: 0, edited: 0, waits: 0 };
  let answered = false;
  for (const id of ids) {
    const conversation = (await store.transcripts.conversation(id)) ?? fail();
    const messages = await store.transcripts.messages(id, 0, 1_000);
    const all = [...conversation.pastHandoffs, conversation.handoff].filter((one) => one !== undefined);
    const holder = (at: Date): keyof typeof heard => {
      const open = all.find(({ openedAt, endedAt }) => openedAt <= at && (endedAt === undefined || at < endedAt));
      if (open === undefined) return 'bot';
      return open.acceptedAt !== undefined && open.acceptedAt <= at ? 'advisor' : 'queue';
    };
    const resolvedAt = all
      .filter(({ endReason }) => endReason === 'resolved')
      .map(({ endedAt }) => endedAt?.getTime() ?? 0);
    let last = Number.NEGATIVE_INFINITY;
    for (const { author, at } of messages) {
      if (author.kind !== 'shopper') continue;
      heard[holder(at)] += 1;
      const over = resolvedAt.some((end) => end >= last && end <= at.getTime());
      if (at.getTime() - last > 86_400_000 || over) sum.cases += 1;
      last = at.getTime();
    }
    sum.handoffs += all.length;
    sum.verdicts += all.filter(({ verdict }) => verdict !== undefined).length;
    sum.waits += all.filter(({ acceptedAt }) => acceptedAt !== undefined).length;
    const proposed = messages.filter(
      (one): one is Message & Required<Pick<Message, 'draft'>> => one.draft !== undefined,
    );
    sum.sent += proposed.filter(({ draft, text }) => draft.text === text).length;
    sum.edited += proposed.filter(({ draft, text }) => draft.text !== text).length;
    answered ||= conversation.csat !== undefined;
  }
  const total = heard.bot + heard.queue + heard.advisor;
  return { ...heard, total, ...sum, answered, hours: hourOf(new Date(start)) !== '' };
}

function fail(): never {
  throw new Error('It is not there.');
}
