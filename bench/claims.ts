/**
 * Two to eight advisors at once reach for one conversation, on two processes over one store, `CLAIM_ROUNDS` times: one wins, the
 * others are told who.
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskAcks } from '../src/protocol/desk/requests.ts';
import type { Ack } from '../src/protocol/wire.ts';
import { type AdvisorClient, openAdvisor } from '../test/support/advisor.ts';
import { seeded } from '../test/support/random.ts';
import type { BenchOptions } from './options.ts';
import { root, startServer } from './server-process.ts';
import { openShopper } from './shoppers.ts';
import { pair, percentile } from './stats.ts';
import type { Figure } from './table.ts';

const advisors = 8;
const seed = Number(process.env['SEED'] ?? 1);

type Round = { readonly racers: number; readonly winners: number; readonly told: number; readonly ms: number };

export async function run({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const rounds = Number(process.env['CLAIM_ROUNDS'] ?? (quick ? 30 : 300));
  const dir = mkdtempSync(join(tmpdir(), 'aparte-claims-'));
  const env = { HOUSE_DIR: houseOfEight(dir) };
  const dataDir = join(dir, 'data');
  const nodes = [
    await startServer({ pinned: false, dataDir, env }),
    await startServer({ pinned: false, dataDir, env }),
  ] as const;
  try {
    const desks: AdvisorClient[] = [];
    for (let at = 0; at < advisors; at += 1)
      desks.push(await openAdvisor(nodes[at % 2 === 0 ? 0 : 1].url, emailOf(at)));
    const random = seeded(seed);
    const results: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const racers = desks
        .map((desk) => ({ desk, place: random.next() }))
        .sort((a, b) => a.place - b.place)
        .slice(0, 2 + random.below(advisors - 1));
      results.push(
        await race(
          nodes[round % 2 === 0 ? 0 : 1].url,
          round,
          racers.map(({ desk }) => desk),
        ),
      );
      if ((round + 1) % 100 === 0) console.log(`   ${round + 1} rounds`);
    }
    for (const desk of desks) desk.close();
    return [figure(results)];
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
    rmSync(dir, { recursive: true, force: true });
  }
}

const emailOf = (at: number) => `racer-${at}@meridon.example`;

/** The sample house with eight people more. */
function houseOfEight(dir: string): string {
  const house = join(dir, 'house');
  cpSync(join(root, 'src/house/meridon'), house, { recursive: true });
  const people = Array.from({ length: advisors }, (_, at) => {
    const person = {
      name: `Racer ${at}`,
      email: emailOf(at),
      role: 'advisor',
      store: 'paris',
      languages: ['en', 'fr'],
    };
    return `  - ${JSON.stringify({ id: `racer-${at}`, ...person, skills: ['bags'], capacity: 4 })}`;
  });
  appendFileSync(join(house, 'advisors.yaml'), `\n${people.join('\n')}\n`);
  return house;
}

async function race(url: string, round: number, racers: readonly AdvisorClient[]): Promise<Round> {
  const shopper = await openShopper(url, round);
  void shopper.say('I want to speak to a person');
  const rows = await Promise.all(racers.map((desk) => desk.sees(shopper.conversationId)));
  const began = performance.now();
  const acks = await Promise.all(
    racers.map(async ({ client }, at) => {
      const claimed = (await client.answer('handoff:claim', { handoffId: rows[at]?.handoffId })) as Ack<
        DeskAcks['handoff:claim']
      >;
      return claimed;
    }),
  );
  const ms = performance.now() - began;
  const winners = racers.filter((_, at) => acks[at]?.ok === true);
  const [winner] = winners;
  const told = acks.filter(
    (ack) => !ack.ok && ack.error.code === 'already-claimed' && ack.error.by?.name === winner?.me.name,
  ).length;
  await winner?.client.ask('conversation:resolve', { conversationId: shopper.conversationId, outcome: 'raced' });
  shopper.close();
  return { racers: racers.length, winners: winners.length, told, ms };
}

function figure(rounds: readonly Round[]): Figure {
  const right = rounds.filter(({ racers, winners, told }) => winners === 1 && told === racers - 1).length;
  const [p50, p99] = [0.5, 0.99].map((share) =>
    percentile(
      rounds.map(({ ms }) => ms),
      share,
    ),
  ) as [number, number];
  const claims = rounds.reduce((sum, { racers }) => sum + racers, 0);
  return {
    id: 'CLAIMS',
    what: `${rounds.length} races of 2 to ${advisors} advisors on two processes, ${claims} claims, seed ${seed}`,
    goal: 'one winner each, all others told who',
    floor: '',
    ours: `${right} of ${rounds.length}`,
    met: right === rounds.length,
    note: `until the last of a race has an answer p50 / p99 ${pair(p50, p99)}`,
    values: { rounds: rounds.length, right, p50, p99 },
  };
}
