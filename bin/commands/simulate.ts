/** Sends signed sample events of Messenger or WhatsApp to a running house, one or many, and says how they were taken. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Config } from '../../src/config.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';
import { type Answers, listenForAnswers, localPort } from '../meta/answers.ts';
import { messengerWebhook } from '../meta/messenger-sample.ts';
import { percentile, plan } from '../meta/pace.ts';
import { post, type Reply, run } from '../meta/post.ts';
import { type Sample, type SampleKind, sampleKinds } from '../meta/sample.ts';
import { whatsappWebhook } from '../meta/whatsapp-sample.ts';

const options = {
  kind: { type: 'string', default: 'text' },
  text: { type: 'string' },
  value: { type: 'string' },
  from: { type: 'string' },
  about: { type: 'string' },
  url: { type: 'string' },
  burst: { type: 'string' },
  rate: { type: 'string' },
  seconds: { type: 'string' },
  duplicate: { type: 'boolean', default: false },
  reorder: { type: 'boolean', default: false },
  answers: { type: 'boolean', default: false },
} as const;

const most = 200_000;
const sampleText = 'Hello, I am looking for a burgundy bag.';

export const simulate: Command = {
  name: 'simulate',
  summary: 'Send signed sample events of Messenger or WhatsApp to a running house',
  usage: [
    'npm run aparte -- simulate <messenger|whatsapp> [--kind KIND] [--text WORDS] [--from ID]',
    '                           [--burst N | --rate N --seconds N] [--duplicate] [--reorder] [--answers] [--url ADDRESS]',
    '',
    `  --kind       ${sampleKinds.join(', ')}; or "all": each in turn`,
    '  --text       what is said; for a quick reply or postback, what stands on the button',
    '  --value      what a quick reply or postback carries; unset: the same as its text',
    '  --from       who writes: a page-scoped id, a phone number, or a business-scoped id such as FR.1349 (then without',
    '               a number); unset: a sample shopper, with --burst or --rate 20 of them',
    '  --about      which message a reaction, a status or a button is about (its id at the provider)',
    '  --burst      so many events as fast as they are answered',
    '  --rate       so many events a second, whether they are answered or not, for --seconds (10)',
    '  --duplicate  each event twice, as Meta does when an answer was late',
    '  --reorder    in another order than their times',
    '  --answers    stand in for Graph at META_GRAPH_BASE_URL, which must then be on this machine, and show what the house',
    '               answers; nothing goes to Meta',
    '  --url        where the house is; unset: HOST and PORT of this configuration',
    '',
    'The house answers as it would answer anybody: through META_GRAPH_BASE_URL, to whoever --from says.',
    'Exit code 1 when an event was not taken.',
  ].join('\n'),
  async run(args, { terminal, config: read }) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [channel] = positionals;
    if (channel !== 'messenger' && channel !== 'whatsapp') throw new UsageError('Say which: messenger or whatsapp.');
    const config = read();
    const load = loadOf(values);
    const url = `${baseUrlOf(values.url, config)}/webhooks/${channel}`;
    const door = doorOf(channel, config);
    if (door === undefined) {
      const names = config.missing[channel];
      terminal.note(`${nameOf[channel]} is off: ${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} not set.`);
      return 1;
    }
    const sampleOf = samples(values, channel, load.count);
    const send = (n: number, due?: number) => post(url, door.webhook([sampleOf(n)]), door.appSecret, due);
    const answers = values.answers ? await standIn(config, terminal) : undefined;
    const began = performance.now();
    const turns = plan(load);
    const replies = await run(turns, send, isHopeless);
    tell(terminal, replies, performance.now() - began, `${values.kind} to ${url}`);
    for (const words of new Set(replies.map((reply) => refusal(reply, url, channel)))) if (words) terminal.note(words);
    if (replies.length < turns.length) terminal.note(`Stopped: ${turns.length - replies.length} were not sent.`);
    if (replies.some(({ status }) => status === 200)) await answers?.quiet();
    answers?.close();
    return replies.every(({ status }) => status === 200) ? 0 : 1;
  },
};

type Channel = 'messenger' | 'whatsapp';
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const nameOf = { messenger: 'Messenger', whatsapp: 'WhatsApp' } as const;

/** Fictional: no such page-scoped id, and a number kept for fiction. */
const someone = { messenger: '7000000000000001', whatsapp: '12025550101' } as const;
const crowd = 20;

/** Undefined: the channel is not set up here, so there is nothing to sign with. */
function doorOf(channel: Channel, { messenger, whatsapp }: Config) {
  if (channel === 'messenger')
    return messenger && { appSecret: messenger.appSecret, webhook: messengerWebhook.bind(null, messenger.pageId) };
  return whatsapp && { appSecret: whatsapp.appSecret, webhook: whatsappWebhook.bind(null, whatsapp.phoneNumberId) };
}

function baseUrlOf(given: string | undefined, { localUrl }: Config): string {
  if (given === undefined) return localUrl;
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? '')) {
    throw new UsageError(`--url: found "${given}", expected an address such as http://127.0.0.1:3978.`);
  }
  return given.replace(/\/+$/, '');
}

async function standIn({ meta }: Config, terminal: Terminal): Promise<Answers> {
  const at = localPort(meta.graphBaseUrl);
  if (at === undefined) {
    const example = 'META_GRAPH_BASE_URL=http://127.0.0.1:4010';
    throw new UsageError(`--answers: set ${example} for the house and for this command, and start the house again.`);
  }
  return listenForAnswers(at, (line) => terminal.print(line));
}

function loadOf({ burst, rate, seconds, duplicate = false, reorder = false }: Values) {
  if (burst !== undefined && rate !== undefined) throw new UsageError('Either --burst or --rate, not both.');
  if (seconds !== undefined && rate === undefined) throw new UsageError('--seconds goes with --rate.');
  const perSecond = rate === undefined ? undefined : number('rate', rate, 1_000);
  const count =
    perSecond === undefined
      ? number('burst', burst ?? '1', most)
      : perSecond * number('seconds', seconds ?? '10', 3_600);
  if (count > most) throw new UsageError(`${count} events are too many: expected at most ${most}.`);
  return { count, perSecond, duplicate, reorder };
}

function number(name: string, given: string, largest: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= 1 && value <= largest) return value;
  throw new UsageError(`--${name}: found "${given}", expected a number from 1 to ${largest}.`);
}

function samples(values: Values, channel: Channel, count: number): (n: number) => Sample {
  const { kind: given = 'text', text = sampleText, value = text } = values;
  const kinds: readonly SampleKind[] = given === 'all' ? sampleKinds : sampleKinds.filter((known) => known === given);
  if (kinds.length === 0) throw new UsageError(`--kind: found "${given}", expected ${sampleKinds.join(', ')} or all.`);
  const prefix = channel === 'messenger' ? 'm_sample-' : 'wamid.sample-';
  const series = `${prefix}${randomBytes(6).toString('hex')}`;
  const { from, about = `${series}-0` } = values;
  const began = Date.now();
  return (n) => ({
    kind: kinds[n % kinds.length] ?? 'text',
    id: `${series}-${n + 1}`,
    from: from ?? oneOfCrowd(channel, count === 1 ? 0 : n % crowd),
    text: count === 1 || values.text !== undefined ? text : `${text} (${n + 1})`,
    value,
    about,
    // apart, so that their order can be told; WhatsApp counts in seconds
    at: new Date(began - (count - 1 - n)),
  });
}

const oneOfCrowd = (channel: Channel, n: number) => `${BigInt(someone[channel]) + BigInt(n)}`;

/** What is so for one event will be so for all: nobody there, or nobody who would take it. */
const isHopeless = ({ status, cause }: Reply) =>
  status === undefined ? cause !== 'TimeoutError' : [401, 403, 404, 405].includes(status);

function tell(terminal: Terminal, replies: readonly Reply[], tookMs: number, what: string): void {
  const answered = replies.filter(({ status }) => status !== undefined);
  const times = answered.map(({ ms }) => ms).sort((one, other) => one - other);
  const [first] = replies;
  if (replies.length === 1 && first?.status !== undefined) {
    terminal.print(`${what}: ${first.status} in ${inMs(first.ms)}`);
    return;
  }
  if (answered.length === 0) return;
  const statuses = Object.groupBy(answered, ({ status }) => `${status}`);
  const counts = Object.entries(statuses).map(([status, those = []]) => `${those.length} x ${status}`);
  const perSecond = (answered.length * 1_000) / tookMs;
  const silent = replies.length - answered.length;
  if (silent > 0) counts.push(`${silent} without an answer`);
  terminal.print(
    `${what}: ${replies.length} sent in ${(tookMs / 1_000).toFixed(1)} s (${perSecond.toFixed(0)}/s): ${counts.join(', ')}`,
  );
  const [p50, p99, max] = [0.5, 0.99, 1].map((p) => inMs(percentile(times, p)));
  terminal.print(`answered after: p50 ${p50}, p99 ${p99}, at most ${max}`);
}

const inMs = (ms: number) => `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;

/** Undefined: it was taken. */
function refusal({ status, cause }: Reply, url: string, channel: Channel): string | undefined {
  const secret = channel === 'messenger' ? 'META_APP_SECRET' : 'WHATSAPP_APP_SECRET (or META_APP_SECRET)';
  switch (status) {
    case 200:
      return undefined;
    case undefined:
      if (cause === 'ECONNREFUSED')
        return `Nobody is at ${url}: start the house (npm start), or say where it is with --url.`;
      if (cause === 'TimeoutError') return `No answer from ${url} within 10 s: the house has more to do than it can.`;
      return `No answer from ${url} (${cause}).`;
    case 401:
    case 403:
      return `The house at ${url} signs with another secret: ${secret} there is not the one here. A house reads .env at its start.`;
    case 404:
    case 405:
      return `There is no ${nameOf[channel]} at ${url}: it is off there, or this is not the house. Its start says what is not set.`;
    case 413:
      return 'The house finds the event too large.';
    case 503:
      return 'The house cannot store just now (503): Meta would send again. Look at /readyz.';
    default:
      return `The house answered ${status}; its log says why.`;
  }
}
