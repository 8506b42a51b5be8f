/**
 * Goal R3: Graph fails in every way at once, and through the real dispatcher nothing is lost in silence, nothing arrives
 * twice where there is evidence, and where there is none the possible repeat is flagged.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGraph, type Graph } from '../../src/channels/graph.ts';
import { createRate, whatsAppLimits } from '../../src/channels/rate.ts';
import { createWhatsAppSender } from '../../src/channels/whatsapp-out.ts';
import { type OutboxRow, readTag } from '../../src/domain/delivery.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { dispatch } from '../../src/outbox/dispatcher.ts';
import { type Delivered, type GraphStub, startGraphStub } from '../support/graph-stub.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { seeded } from '../support/random.ts';
import { silentLog } from '../support/silent-log.ts';
import { messageWith } from './sample-messages.ts';

const conversations = 40;
/** `SENDING_ROWS` gives the size; 2000 in full. */
const rowsEach = Math.ceil(Number(process.env['SENDING_ROWS'] ?? 600) / conversations);
const evidenceWindowMs = 30_000;

let stub: GraphStub;
let closedUrl: string;
beforeAll(async () => {
  stub = await startGraphStub();
  const gone = await startGraphStub();
  closedUrl = gone.baseUrl;
  await gone.close();
});
afterAll(() => stub.close());

/** Every third message goes out in two parts. */
const textOf = (seq: number) => (seq % 3 === 0 ? 'Thirty characters to a sentence. '.repeat(130) : `Line ${seq}`);

function rows(): OutboxRow[] {
  return Array.from({ length: conversations * rowsEach }, (_, at) => {
    const name = `c_${at % conversations}`;
    const seq = Math.floor(at / conversations) + 1;
    return {
      ...{ id: `${name}-${seq}`, conversationId: conversationId(name), seq, channel: 'whatsapp', account: '555' },
      ...{ to: `3360000${1_000 + (at % conversations)}`, class: 'text', state: 'pending', attempt: 0 },
      ...{ notBeforeAt: new Date(0), message: messageWith({ text: textOf(seq) }) },
    };
  });
}

test.each([
  { seed: 1, withheld: 0 },
  { seed: 2, withheld: 0.5 },
  { seed: 3, withheld: 0.05 },
])(
  '5 % 5xx, 5 % 429, 3 % refused, 3 % silent; seed $seed, evidence withheld $withheld',
  async ({ seed, withheld }) => {
    const random = seeded(seed);
    const met = new Map<string, number>();
    const withheldIds = new Set<string>();
    const first = stub.delivered.length;
    let dice: ReturnType<typeof seeded> = random;
    stub.decide(() => {
      const draw = dice.next();
      const mode = draw < 0.05 ? '500' : draw < 0.1 ? '429' : draw < 0.13 ? 'silent' : 'ok';
      met.set(mode, (met.get(mode) ?? 0) + 1);
      return mode;
    });
    dice = seeded(seed + 100);

    let nowMs = 1_000_000;
    const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
    const given = { version: 'v26.0', token: 't', log: silentLog, timeoutMs: 150 };
    const open = createGraph({ ...given, baseUrl: stub.baseUrl });
    const shut = createGraph({ ...given, baseUrl: closedUrl });
    const graph: Graph = {
      upload: open.upload,
      post(...call) {
        const isRefused = random.chance(0.03);
        if (isRefused) met.set('refused', (met.get('refused') ?? 0) + 1);
        return (isRefused ? shut : open).post(...call);
      },
    };
    const sender = createWhatsAppSender({
      files: async () => undefined,
      graph,
      clock,
      rate: createRate({ clock, limits: { ...whatsAppLimits, perSecond: 1_000, pairBurst: 1_000 } }),
      wait: async () => {},
      notice: () => {},
      render: { publicUrl: '', say: () => 'x' },
    });
    const store = createMemoryStore();
    for (const row of rows()) store.data.outbox.set(row.id, row);
    const flagged = new Set<string>();

    let told = first;
    /** Statuses for what reached a phone since, some withheld, some twice. */
    async function giveEvidence(): Promise<void> {
      const news = stub.delivered.slice(told);
      told += news.length;
      for (const { tag, id } of news) {
        const { rowId, partsDone, last } = readTag(tag);
        if (random.chance(withheld)) {
          withheldIds.add(rowId);
          continue;
        }
        for (let again = random.chance(0.2) ? 2 : 1; again > 0; again -= 1)
          await store.outbox.evidence(
            rowId,
            last ? { state: 'accepted', providerId: id } : { state: 'partly', partsDone },
          );
      }
    }
    const isOpen = ({ state }: OutboxRow) => state === 'pending' || state === 'sending';
    for (let round = 0; round < 10_000 && [...store.data.outbox.values()].some(isOpen); round += 1) {
      const worked = await dispatch({
        ...{ outbox: store.outbox, senders: { whatsapp: sender }, clock, holder: 'node', evidenceWindowMs },
        random: () => random.next(),
        settled: (row) => {
          if (row.possibleDuplicate === true) flagged.add(row.id);
        },
      });
      await giveEvidence();
      nowMs += worked === 0 ? 5_000 : 100;
    }

    const phone = stub.delivered.slice(first);
    const done = [...store.data.outbox.values()];
    const copies = new Map<string, number>();
    for (const { tag } of phone) copies.set(tag, (copies.get(tag) ?? 0) + 1);
    const twice = [...copies].filter(([, count]) => count > 1);
    const expected = done.flatMap(({ id, seq }) => (seq % 3 === 0 ? [`${id}/1.2`, `${id}/2.2`] : [id]));
    const missing = expected.filter((tag) => !copies.has(tag)).map((tag) => readTag(tag).rowId);
    const states = new Map(done.map(({ id, state }) => [id, state]));

    print(seed, withheld, { met, phone, twice, flagged, done });
    // the run counts only when the faults really happened
    for (const fault of ['500', '429', 'silent', 'refused']) expect(met.get(fault) ?? 0).toBeGreaterThan(10);
    expect(done.filter(isOpen)).toEqual([]);
    // what did not arrive is what a person was told about
    expect(missing.filter((id) => states.get(id) !== 'unconfirmed')).toEqual([]);
    expect(done.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(done.filter(({ state }) => state === 'unconfirmed').length).toBeLessThan(done.length * 0.02);
    expect(twice.filter(([tag, count]) => count > 2 || !flagged.has(readTag(tag).rowId))).toEqual([]);
    if (withheld === 0) expect(twice).toEqual([]);
    else expect(twice.filter(([tag]) => !withheldIds.has(readTag(tag).rowId))).toEqual([]);
    expect(inversions(phone)).toEqual([]);
  },
  300_000,
);

type Outcomes = {
  readonly met: ReadonlyMap<string, number>;
  readonly phone: readonly Delivered[];
  readonly twice: readonly unknown[];
  readonly flagged: ReadonlySet<string>;
  readonly done: readonly OutboxRow[];
};

/** The table of a full run. */
function print(seed: number, withheld: number, { met, phone, twice, flagged, done }: Outcomes): void {
  if (rowsEach * conversations <= 600) return;
  const faults = [...met].map(([mode, count]) => `${mode} ${count}`).join(', ');
  const count = (state: string) => done.filter((row) => row.state === state).length;
  process.stdout.write(
    `seed ${seed}, ${withheld * 100} % of the evidence withheld: ${done.length} messages; sends met ${faults}\n` +
      `  accepted ${count('accepted')}, unconfirmed ${count('unconfirmed')}, failed ${count('failed')}; ${phone.length} parts arrived, ${twice.length} twice, ${flagged.size} messages flagged\n`,
  );
}

/** First copies that arrived before what was said before them. */
function inversions(phone: readonly Delivered[]): string[] {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  return phone.flatMap(({ to, tag }) => {
    if (seen.has(tag)) return [];
    seen.add(tag);
    const { rowId, partsDone } = readTag(tag);
    const place = Number(rowId.split('-')[1]) * 10 + partsDone;
    const before = last.get(to) ?? 0;
    last.set(to, place);
    return place > before ? [] : [`${to}: ${tag}`];
  });
}
