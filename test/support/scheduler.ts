/**
 * Runs actors one step at a time in an order drawn from a seed. An actor runs until its next yield point; there it may
 * wait for as long as others like, or die without a word.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Random } from './random.ts';

type Parked = { readonly actor: Actor; readonly go: () => void };
export type Actor = { readonly name: string; dead: boolean; done: boolean };

export type Scheduler = {
  /** Called by the store between any two of its steps. */
  readonly yieldPoint: () => Promise<void>;
  spawn(name: string, body: () => Promise<void>): Actor;
  /** Runs until every actor has ended, died, or `limit` steps are over. Returns the number of deaths. */
  run(options: {
    deathChance: number;
    limit: number;
    between: () => void;
    onDeath: (actor: Actor) => void;
  }): Promise<number>;
};

/** One for all runs: each further storage would make every promise of the process dearer. */
const current = new AsyncLocalStorage<Actor>();

export function createScheduler(random: Random): Scheduler {
  const parked: Parked[] = [];
  const errors: unknown[] = [];

  function yieldPoint(): Promise<void> {
    const actor = current.getStore();
    if (actor === undefined) return Promise.resolve();
    return new Promise((go) => {
      parked.push({ actor, go });
    });
  }

  return {
    yieldPoint,
    spawn(name, body) {
      const actor: Actor = { name, dead: false, done: false };
      current.run(actor, () => {
        void yieldPoint()
          .then(body)
          .catch((cause: unknown) => errors.push(cause))
          .finally(() => {
            actor.done = true;
          });
      });
      return actor;
    },
    async run({ deathChance, limit, between, onDeath }) {
      let deaths = 0;
      for (let step = 0; step < limit && parked.length > 0; step += 1) {
        const [next] = parked.splice(random.below(parked.length), 1);
        if (next === undefined) break;
        if (random.chance(deathChance)) {
          next.actor.dead = true;
          deaths += 1;
          onDeath(next.actor);
        } else {
          next.go();
          // All that follows the step runs in microtasks: when the next macrotask comes, the actor is parked again.
          await new Promise((resolve) => setImmediate(resolve));
        }
        between();
      }
      if (errors.length > 0) throw errors[0];
      return deaths;
    },
  };
}
