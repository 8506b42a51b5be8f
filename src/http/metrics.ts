/** The house's figures in Prometheus form. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { counters, gauges, type Labels, type Metrics, timings } from '../domain/metrics.ts';

export type MetricsPage = Metrics & { readonly contentType: string; render(): Promise<string>; close(): void };

const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12];

/** Labels that any of our series may carry; Prometheus wants them known from the start. */
const labelsOf: Readonly<Record<string, readonly string[]>> = {
  http_requests: ['route', 'method', 'status'],
  http_request_seconds: ['route'],
  sign_ins: ['outcome'],
  events_received: ['channel', 'receipt'],
  turns: ['outcome'],
  handoffs: ['state'],
  deliveries: ['channel', 'state'],
  model_calls: ['task', 'outcome'],
  model_tokens: ['task', 'direction'],
  model_cost: ['task'],
  model_agreement: ['what', 'agrees', 'language'],
  model_call_seconds: ['task'],
  sockets: ['namespace'],
};

export function createMetrics(nodeId: string): MetricsPage {
  const registry = new Registry();
  registry.setDefaultLabels({ node: nodeId });
  collectDefaultMetrics({ register: registry });
  const options = (name: string, help: string) => ({
    name: `aparte_${name}`,
    help,
    labelNames: [...(labelsOf[name] ?? [])],
    registers: [registry],
  });
  const counted = build(counters, (name, help) => {
    const { name: full, ...rest } = options(name, help);
    return new Counter({ name: `${full}_total`, ...rest });
  });
  const timed = build(timings, (name, help) => new Histogram({ ...options(name, help), buckets }));
  const gauged = build(gauges, (name, help) => new Gauge(options(name, help)));

  return {
    count: (name, labels = {}, by = 1) => counted[name].inc(known(name, labels), by),
    observe: (name, seconds, labels = {}) => timed[name].observe(known(name, labels), seconds),
    gauge: (name, value, labels = {}) => gauged[name].set(known(name, labels), value),
    contentType: registry.contentType,
    render: () => registry.metrics(),
    close: () => registry.clear(),
  };
}

function build<Name extends string, Series>(
  declared: Readonly<Record<Name, string>>,
  make: (name: string, help: string) => Series,
): Record<Name, Series> {
  const entries = Object.entries<string>(declared).map(([name, help]) => [name, make(name, help)]);
  return Object.fromEntries(entries) as Record<Name, Series>;
}

/** A label nobody declared would throw inside the metrics library; the figure matters more than the label. */
function known(name: string, labels: Labels): Labels {
  const allowed = labelsOf[name] ?? [];
  return Object.fromEntries(Object.entries(labels).filter(([label]) => allowed.includes(label)));
}
