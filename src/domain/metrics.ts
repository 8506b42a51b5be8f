/** What the house counts about itself. The names are closed, so that a dashboard never loses a series to a typo. */

export const counters = {
  http_requests: 'HTTP requests answered, by route, method and status',
  sign_ins: 'Advisor sign-ins, by outcome',
  events_received: 'Events at the door, by channel and receipt',
  turns: 'Bot turns, by outcome',
  handoffs: 'Handoffs, by the state they reached',
  deliveries: 'Outbox rows settled, by channel and state',
  lanes_stolen: 'Lanes taken from a holder that stood still',
  events_quarantined: 'Events set aside after five failures',
  model_calls: 'Calls to the language model, by task and outcome',
  model_tokens: 'Tokens sent to and received from the language model, by task and direction',
  model_cost: 'Cost of the language model by task, in the currency of OPENAI_PRICE_INPUT and OPENAI_PRICE_OUTPUT',
  model_agreement: 'Messages that were read twice, by what was compared and whether both readings agree',
} as const;

export const timings = {
  http_request_seconds: 'Time to answer an HTTP request, by route',
  turn_seconds: 'Time from taking a lane to the commit of the answer',
  model_call_seconds: 'Time of one call to the language model, by task',
} as const;

export const gauges = {
  sockets: 'Open sockets, by namespace',
  queue_waiting: 'Shoppers who wait for an advisor',
} as const;

export type Labels = Readonly<Record<string, string>>;

export interface Metrics {
  count(name: keyof typeof counters, labels?: Labels, by?: number): void;
  observe(name: keyof typeof timings, seconds: number, labels?: Labels): void;
  gauge(name: keyof typeof gauges, value: number, labels?: Labels): void;
}
