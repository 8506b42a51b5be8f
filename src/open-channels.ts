/** Wires the channels at Meta: webhooks in, the outbox out, and what came of each message back to its conversation. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Arrivals, createArrivals } from './channels/arrivals.ts';
import { createDoor, type Door, webhookBodies } from './channels/door.ts';
import { createGraph } from './channels/graph.ts';
import type { LineNotice } from './channels/graph-sender.ts';
import type { OwnFiles } from './channels/media-out.ts';
import { parseMessenger } from './channels/messenger-in.ts';
import { createMessengerSender } from './channels/messenger-out.ts';
import { createPeerBook } from './channels/peers.ts';
import { createRate, messengerLimits, whatsAppLimits } from './channels/rate.ts';
import { parseWhatsApp } from './channels/whatsapp-in.ts';
import { createWhatsAppSender } from './channels/whatsapp-out.ts';
import type { Config } from './config.ts';
import type { ChannelKind } from './domain/channel-kind.ts';
import type { ChannelTroubles } from './domain/channel-trouble.ts';
import type { Conversation } from './domain/conversation.ts';
import type { OutboxRow, Sender } from './domain/delivery.ts';
import type { ConversationId } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { Metrics } from './domain/metrics.ts';
import { outsideQuietMs } from './domain/outside.ts';
import type { Change, Clock, Ingress, Store, Transcripts } from './domain/ports.ts';
import type { Settled } from './domain/receipt.ts';
import type { Translate } from './domain/wording.ts';
import { createOutsideWatch } from './handoff/outside-watch.ts';
import { createTroubleBook, type TroubleBook } from './outbox/channel-troubles.ts';
import { dispatch } from './outbox/dispatcher.ts';
import { createPump } from './outbox/pump.ts';
import { ruled } from './outbox/ruled.ts';
import { createTelling } from './outbox/telling.ts';

export type OpenChannels = {
  readonly doors: readonly { readonly path: string; readonly handler: Door }[];
  /** After each commit of this node: something may have to go out, or a shopper be shown that an answer is coming. */
  announce(change: Change): void;
  /** An advisor writes. */
  typing(id: ConversationId): void;
  /** Channels that cannot send now, and why. */
  degraded(): Readonly<Record<string, string>>;
  readonly troubles: ChannelTroubles;
  start(): void;
  stop(): Promise<void>;
};

export type OpenChannelsParts = {
  readonly config: Pick<Config, 'nodeId' | 'publicUrl' | 'timers' | 'meta' | 'messenger' | 'whatsapp' | 'botframework'>;
  /** Azure Bot Service, where it is configured. */
  readonly botFramework?: { readonly sender: Sender; seen(id: ConversationId): Promise<boolean> } | undefined;
  readonly store: Store;
  /** A conversation with every "no" that the same person said on another channel. */
  readonly heeding: Transcripts['conversation'];
  readonly ingress: Ingress;
  readonly translate: Translate;
  /** Files of ours that advisors send. */
  readonly files: OwnFiles;
  /** In which a conversation begins, until the first words tell. */
  readonly locale: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
};

/** Channels whose messages leave through a provider: each of them becomes a row of the outbox. */
export function channelsThrough({
  messenger,
  whatsapp,
  botframework,
}: Pick<Config, 'messenger' | 'whatsapp' | 'botframework'>): ReadonlySet<ChannelKind> {
  return new Set([
    ...(messenger ? ['messenger' as const] : []),
    ...(whatsapp ? ['whatsapp' as const] : []),
    ...(botframework ? ['botframework' as const] : []),
  ]);
}

/** A sign of writing lasts for about so long at the provider. */
const typingMs = 20_000;
const mostTyping = 1_000;

export function openChannels(parts: OpenChannelsParts): OpenChannels {
  const { config, store, ingress, clock, log, metrics, botFramework: azure } = parts;
  const through = channelsThrough(config);
  const troubles = createTroubleBook(clock);
  const senders = openSenders(parts, troubles);
  const rules = { transcripts: { conversation: parts.heeding }, now: () => clock.now() };
  const outgoing: Partial<Record<ChannelKind, Sender>> = Object.fromEntries(
    Object.entries<Sender>({ ...senders, ...(azure && { botframework: azure.sender }) }).map(([channel, sender]) => [
      channel,
      ruled(sender, rules),
    ]),
  );
  const untellable = (error: unknown) => log.error('what became of a message could not be noted', { error });
  const pump = createPump({
    round: () =>
      dispatch({
        outbox: store.outbox,
        senders: outgoing,
        clock,
        holder: config.nodeId,
        evidenceWindowMs: config.timers.evidenceWindowMs,
        random: Math.random,
        settled: (row, outcome) => void telling.settled(row, outcome),
        repeating: (row) => note(row, 'again', { state: 'unconfirmed', reason: 'no-evidence' }).catch(untellable),
      }),
    failed: (error) => log.warn('the outbox could not be worked on', { error }),
  });
  const typedMs = new Map<ConversationId, number>();
  const outside = createOutsideWatch({
    transcripts: store.transcripts,
    ingress,
    clock,
    quietMs: outsideQuietMs,
    failed: (error) => log.warn('conversations held outside could not be looked at', { error }),
  });

  const telling = createTelling({
    outbox: store.outbox,
    tell: async (row, end) => {
      await note(row, end.state, end);
      metrics.count('deliveries', { channel: row.channel, state: end.state });
    },
    failed: untellable,
  });

  async function note(row: OutboxRow, what: string, told: Omit<Settled, 'seq'>): Promise<void> {
    const { conversationId, seq, possibleDuplicate } = row;
    const flag = possibleDuplicate === undefined ? {} : { possibleDuplicate };
    const body = { kind: 'delivery:settled', seq, ...told, ...flag } as const;
    // Without an opening: nobody's conversation is opened again by a late answer.
    await ingress.submitAll([{ conversationId, key: `outbox:${row.id}:${row.attempt}:${what}`, body }]);
  }

  /** Best effort: an answer is not held up, and not lost, by a sign that could not be given. */
  function seen({ id, channel, account, visitor, address, heard }: Conversation): void {
    const wamid = heard?.at(-1)?.providerId;
    const shown =
      channel === 'messenger'
        ? senders.messenger?.seen(address ?? visitor)
        : channel === 'whatsapp' && wamid !== undefined
          ? senders.whatsapp?.seen(account, wamid)
          : channel === 'botframework'
            ? azure?.seen(id)
            : undefined;
    shown?.catch(() => false);
  }

  return {
    doors: openDoors(
      parts,
      createArrivals({ ...store, ingress, peers: createPeerBook(store.documents), locale: parts.locale }),
    ),
    announce({ before, conversation, messages }) {
      if (!through.has(conversation.channel)) return;
      if (messages.some(({ author }) => author.kind !== 'shopper')) pump.wake();
      if (conversation.floor.heldBy === 'bot' && conversation.owed.length > before.owed.length) seen(conversation);
    },
    typing(id) {
      const nowMs = clock.monotonicMs();
      if (nowMs - (typedMs.get(id) ?? -typingMs) < typingMs) return;
      typedMs.delete(id);
      typedMs.set(id, nowMs);
      if (typedMs.size > mostTyping) typedMs.delete(typedMs.keys().next().value ?? id);
      void store.transcripts
        .conversation(id)
        .then((conversation) => conversation && through.has(conversation.channel) && seen(conversation))
        .catch(() => undefined);
    },
    degraded: () => Object.fromEntries(troubles.list().map(({ channel, reason }) => [channel, reason])),
    troubles,
    start() {
      if (through.size === 0) return;
      telling.start();
      pump.start();
      outside.start();
      troubles.start();
    },
    async stop() {
      troubles.stop();
      outside.stop();
      await pump.stop();
      await telling.stop();
    },
  };
}

function openDoors({ config, log, metrics }: OpenChannelsParts, arrivals: Arrivals): OpenChannels['doors'] {
  const { messenger, whatsapp } = config;
  const common = { arrivals, read: webhookBodies(), log, metrics };
  return [
    ...(messenger
      ? [
          {
            path: '/webhooks/messenger',
            handler: createDoor({
              ...common,
              channel: 'messenger',
              ...messenger,
              parse: (payload) => parseMessenger(payload, messenger),
            }),
          },
        ]
      : []),
    ...(whatsapp
      ? [
          {
            path: '/webhooks/whatsapp',
            handler: createDoor({
              ...common,
              channel: 'whatsapp',
              ...whatsapp,
              parse: (payload) => parseWhatsApp(payload, whatsapp.phoneNumberId),
            }),
          },
        ]
      : []),
  ];
}

type Senders = {
  readonly messenger?: ReturnType<typeof createMessengerSender>;
  readonly whatsapp?: ReturnType<typeof createWhatsAppSender>;
} & Partial<Record<ChannelKind, Sender>>;

function openSenders({ config, translate, files, clock, log }: OpenChannelsParts, troubles: TroubleBook): Senders {
  const { messenger, whatsapp, meta, publicUrl } = config;
  const base = { baseUrl: meta.graphBaseUrl, version: meta.graphVersion, log };
  const common = { clock, files, wait: (ms: number) => wait(ms), render: { publicUrl, say: translate } };
  const notice = (channel: ChannelKind) => (told: LineNotice) => {
    troubles.note(channel, told);
    log.warn('the state of a channel changed', { channel, kind: told.state, reason: told.reason });
  };
  return {
    ...(messenger && {
      messenger: createMessengerSender({
        ...common,
        graph: createGraph({ ...base, token: messenger.pageToken, appSecret: messenger.appSecret }),
        rate: createRate({ clock, limits: messengerLimits }),
        notice: notice('messenger'),
      }),
    }),
    ...(whatsapp && {
      whatsapp: createWhatsAppSender({
        ...common,
        graph: createGraph({ ...base, token: whatsapp.token, appSecret: whatsapp.appSecret }),
        rate: createRate({ clock, limits: whatsAppLimits }),
        notice: notice('whatsapp'),
      }),
    }),
  };
}
