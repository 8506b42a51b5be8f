/** Wires the language model: one guarded call with its budget and figures, and the tasks that share it. */
import type { Config } from './config.ts';
import type { Composer } from './domain/composer.ts';
import type { Log } from './domain/log.ts';
import type { Metrics } from './domain/metrics.ts';
import type { Clock } from './domain/ports.ts';
import type { Translator } from './domain/translation.ts';
import type { Understander } from './domain/understanding.ts';
import { createBudget } from './understanding/budget.ts';
import type { LocalUnderstander } from './understanding/local.ts';
import { type Agreement, createModelUnderstander } from './understanding/model.ts';
import { type CallRecord, createModelCall } from './understanding/model-call.ts';
import { createModelComposer } from './understanding/model-composer.ts';
import { createModelTranslator } from './understanding/model-translator.ts';

export type OpenModel = {
  readonly understander: Understander;
  readonly composer: Composer;
  readonly translator: Translator;
};

export type OpenModelParts = {
  readonly model: Config['model'];
  readonly local: LocalUnderstander;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
};

/** Undefined: the house has no model, and nothing needs one. */
export function openModel({ model, local, clock, log, metrics }: OpenModelParts): OpenModel | undefined {
  if (model === undefined) return undefined;
  const call = createModelCall({
    model,
    budget: createBudget({ ...model.budget, now: () => clock.now() }),
    now: () => clock.monotonicMs(),
    record: recordWith(model.price, log, metrics),
  });
  return {
    understander: createModelUnderstander({ local, call, compared: compareWith(log, metrics) }),
    composer: createModelComposer({ call, local }),
    translator: createModelTranslator({ call, local }),
  };
}

type Price = NonNullable<Config['model']>['price'];

function recordWith(price: Price, log: Log, metrics: Metrics) {
  let saidSpent = '';
  return ({ task, outcome, seconds, usage }: CallRecord) => {
    metrics.count('model_calls', { task, outcome });
    if (outcome !== 'resting' && outcome !== 'spent') metrics.observe('model_call_seconds', seconds, { task });
    if (usage.input > 0) metrics.count('model_tokens', { task, direction: 'input' }, usage.input);
    if (usage.output > 0) metrics.count('model_tokens', { task, direction: 'output' }, usage.output);
    const cost = (usage.input * (price.input ?? 0) + usage.output * (price.output ?? 0)) / 1e6;
    if (cost > 0) metrics.count('model_cost', { task }, cost);
    const today = new Date().toISOString().slice(0, 10);
    if (outcome === 'spent' && saidSpent !== today) {
      saidSpent = today;
      log.warn('a token budget is spent: the local understanding serves', { part: task });
    }
  };
}

/** Where two readings differ the local one has something to learn; the figures say in which language. */
function compareWith(log: Log, metrics: Metrics) {
  return ({ intent, language, frustration }: Agreement, spoken: string) => {
    const isNear = frustration < 0.25;
    metrics.count('model_agreement', { what: 'intent', agrees: String(intent), language: spoken });
    metrics.count('model_agreement', { what: 'language', agrees: String(language), language: spoken });
    metrics.count('model_agreement', { what: 'frustration', agrees: String(isNear), language: spoken });
    if (!intent || !language || !isNear) {
      const reason = [intent ? '' : 'intent', language ? '' : 'language', isNear ? '' : 'frustration']
        .filter((part) => part !== '')
        .join(' ');
      log.info('the local reading and the model differ', { part: spoken, reason });
    }
  };
}
