/** Who is asked, in which order, and that nobody waits for ever: tables first, then properties over random days. */
import { describe, expect, test } from '@jest/globals';
import { advisorId, handoffId } from '../../src/domain/ids.ts';
import { type Candidate, inOrder, type Routing, rankedAt, type WaitingCase } from '../../src/domain/routing.ts';
import { plan } from '../../src/domain/routing-round.ts';
import { seeded } from '../support/random.ts';

const t0 = new Date('2026-11-23T10:00:00Z');
const after = (seconds: number) => new Date(t0.getTime() + seconds * 1000);

const routing: Routing = {
  order: ['own-advisor', 'same-store', 'skill-and-language', 'language', 'anyone'],
  offerSeconds: 30,
  ownAdvisorSeconds: 45,
  goneSeconds: 60,
  callBackAfterSeconds: 300,
};

const person = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  advisorId: advisorId(id),
  role: 'advisor',
  status: 'available',
  load: 0,
  capacity: 4,
  languages: ['en'],
  skills: [],
  ...more,
});

const someone = (id: string, more: Partial<WaitingCase> = {}): WaitingCase => ({
  handoffId: handoffId(id),
  openedAt: t0,
  queuedAt: t0,
  priority: 'normal',
  score: 1,
  front: false,
  locale: 'en',
  topics: [],
  asked: [],
  ...more,
});

const act = (waiting: WaitingCase, people: readonly Candidate[], seconds = 0) =>
  plan([waiting], people, routing, after(seconds)).get(waiting.handoffId);

const everybody = [
  person('anyone', { languages: ['it'] }),
  person('boss', { role: 'supervisor', languages: ['en', 'it'] }),
  person('speaks'),
  person('knows', { skills: ['refund'] }),
  person('neighbour', { storeId: 'paris' }),
  person('own', { languages: ['it'] }),
];
const case1 = someone('h', { ownAdvisor: 'own', storeId: 'paris', topics: ['refund'] });

describe('the order', () => {
  test.each([
    [[], 'own', 'own-advisor', ['own-advisor', 'free']],
    [['own'], 'neighbour', 'same-store', ['same-store', 'language', 'free']],
    [['own', 'neighbour'], 'knows', 'skill-and-language', ['skill', 'language', 'free']],
    [['own', 'neighbour', 'knows'], 'speaks', 'language', ['language', 'free']],
    [['own', 'neighbour', 'knows', 'speaks'], 'anyone', 'anyone', ['free']],
    [['own', 'neighbour', 'knows', 'speaks', 'anyone'], 'boss', 'anyone', ['language', 'free']],
  ])('without %j it is %s', (away, who, step, why) => {
    const people = everybody.map((each) =>
      away.includes(each.advisorId) ? { ...each, status: 'away' as const } : each,
    );
    expect(act(case1, people)).toMatchObject({ kind: 'offer', advisorId: who, step, why, untilAt: after(30) });
  });

  test('among equals the one with most room, then the one who was asked longest ago', () => {
    const people = [
      person('a', { load: 2 }),
      person('b', { load: 1, lastOfferAt: after(-5) }),
      person('c', { load: 1 }),
    ];
    expect(act(someone('h'), people)).toMatchObject({ advisorId: 'c' });
    expect(act(someone('h'), people.slice(0, 2))).toMatchObject({ advisorId: 'b' });
  });

  test('an own advisor who is there but occupied is waited for, not for longer than the house allows', () => {
    const people = [person('own', { load: 4 }), person('other')];
    const waiting = someone('h', { ownAdvisor: 'own' });
    expect(act(waiting, people, 44)).toEqual({ kind: 'wait', because: 'own-advisor' });
    expect(act(waiting, people, 45)).toMatchObject({ kind: 'offer', advisorId: 'other' });
    expect(act(waiting, [person('own', { status: 'away' }), person('other')])).toMatchObject({ advisorId: 'other' });
  });
});

describe('nobody is asked who', () => {
  test.each([
    ['is busy', { status: 'busy' }],
    ['takes only transfers', { status: 'transfers' }],
    ['has as many as they can take', { load: 4 }],
  ] as const)('%s', (_why, more) => {
    expect(act(someone('h'), [person('a', more)])).toEqual({ kind: 'wait', because: 'open' });
  });

  test('is away: that is nobody at the desk', () => {
    expect(act(someone('h'), [person('a', { status: 'away' })])).toEqual({ kind: 'nobody' });
  });

  test('said no; who did not see it is asked again a minute later', () => {
    const asked = (outcome: 'passed' | 'expired') =>
      someone('h', { asked: [{ advisorId: advisorId('a'), outcome, at: t0 }] });
    expect(act(asked('passed'), [person('a')], 3600)).toEqual({ kind: 'wait', because: 'open' });
    expect(act(asked('expired'), [person('a')], 59)).toEqual({ kind: 'wait', because: 'open' });
    expect(act(asked('expired'), [person('a')], 60)).toMatchObject({ kind: 'offer', advisorId: 'a' });
  });
});

describe('an offer', () => {
  const offered = someone('h', { offer: { advisorId: advisorId('a'), untilAt: after(30) } });

  test.each([
    [29, person('a'), { kind: 'wait', because: 'offered' }],
    [30, person('a'), { kind: 'end-offer', advisorId: 'a', outcome: 'expired' }],
    [5, person('a', { status: 'away' }), { kind: 'end-offer', advisorId: 'a', outcome: 'withdrawn' }],
    [5, person('a', { load: 4 }), { kind: 'end-offer', advisorId: 'a', outcome: 'withdrawn' }],
  ])('after %i s', (seconds, who, expected) => {
    expect(act(offered, [who], seconds)).toEqual(expected);
  });

  test('keeps its advisor from a second one', () => {
    const acts = plan([offered, someone('i')], [person('a')], routing, t0);
    expect(acts.get(handoffId('i'))).toEqual({ kind: 'wait', because: 'open' });
  });
});

describe('a transfer', () => {
  const to = (target: WaitingCase['target'] & object, more: Partial<WaitingCase> = {}) =>
    someone('h', { target, front: true, ...more });

  test.each([
    [{ advisorId: advisorId('b') }, 'b'],
    [{ skill: 'refund' }, 'knows'],
    [{ store: 'paris' }, 'neighbour'],
  ])('to %j is offered to %s', (target, who) => {
    expect(act(to(target), [...everybody, person('b', { status: 'transfers' })])).toMatchObject({
      advisorId: who,
      why: expect.arrayContaining(['transfer']),
    });
  });

  test('ends when all who were meant have said no, or none of them comes in an offer’s time', () => {
    const target = { advisorId: advisorId('b') };
    const asked = [{ advisorId: advisorId('b'), outcome: 'expired', at: after(10) } as const];
    expect(act(to(target, { asked }), [person('b'), person('c')], 11)).toEqual({ kind: 'end-transfer' });
    expect(act(to(target), [person('b', { status: 'busy' })], 29)).toEqual({ kind: 'wait', because: 'open' });
    expect(act(to(target), [person('b', { status: 'busy' })], 30)).toEqual({ kind: 'end-transfer' });
  });
});

describe('the queue', () => {
  test('serves first who was let down, then by head start; a plain case overtakes later urgent ones', () => {
    const rows = [
      someone('plain', { openedAt: after(-700) }),
      someone('urgent-now', { priority: 'urgent', score: 2 }),
      someone('high-now', { priority: 'high' }),
      someone('let-down', { front: true }),
    ];
    expect(inOrder(rows).map(({ handoffId: id }) => id)).toEqual(['let-down', 'plain', 'urgent-now', 'high-now']);
  });

  test('in random days: one offer for each advisor, never beyond the cap, and who ranks first is asked first', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seeded(seed);
      const people = Array.from({ length: 1 + random.below(12) }, (_, index) =>
        person(`a${index}`, {
          status: random.pick(['available', 'available', 'busy', 'transfers', 'away']),
          load: random.below(5),
          languages: random.pick([['en'], ['fr', 'en'], ['it']]),
        }),
      );
      const rows = Array.from({ length: random.below(30) }, (_, index) =>
        someone(`h${index}`, {
          openedAt: after(-random.below(2000)),
          priority: random.pick(['normal', 'high', 'urgent']),
          score: random.below(3),
        }),
      );
      const acts = plan(rows, people, routing, t0);
      const offers = [...acts.values()].filter((each) => each.kind === 'offer');
      expect(new Set(offers.map((each) => each.advisorId)).size).toBe(offers.length);
      for (const { advisorId: id } of offers) {
        const who = people.find((each) => each.advisorId === id);
        expect({ seed, status: who?.status, room: (who?.load ?? 9) < 4 }).toEqual({
          seed,
          status: 'available',
          room: true,
        });
      }
      const free = people.filter(({ status, load }) => status === 'available' && load < 4).length;
      expect(offers).toHaveLength(Math.min(free, rows.length));
      const first = inOrder(rows)[0];
      if (first !== undefined && free > 0) expect(acts.get(first.handoffId)?.kind).toBe('offer');
    }
  });

  test('never lets anybody be overtaken by who comes later than their head start allows', () => {
    const early = someone('early', { score: 0 });
    const late = someone('late', { openedAt: after(601 + 5 * 60), priority: 'urgent', score: 5 });
    expect(rankedAt(early) < rankedAt(late)).toBe(true);
  });
});
