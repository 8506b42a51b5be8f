/** @jsxImportSource preact */
/** One row of the log: who says it, the words, the card, and where an answer comes from. */
import type { ComponentChildren } from 'preact';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { knowsCard } from '../cards/known.ts';
import { Files } from './files.tsx';
import { Guard } from './guard.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Inline } from './inline.tsx';
import { usePanel } from './panel-context.ts';
import { parts } from './parts.ts';
import type { Progress, Row } from './transcript.ts';

export function MessageRow({ row, latest }: { row: Extract<Row, { kind: 'message' }>; latest: boolean }) {
  const { message, first, progress } = row;
  const { words, reveal } = usePanel();
  const shown = reveal.shown.value;
  const end = shown?.seq === message.seq ? shown.end : message.text.length;
  const isWhole = end === message.text.length;
  const { kind } = message.author;
  const card = message.card && knowsCard(message.card) ? message.card : undefined;
  const cards = card && parts.cards.here();
  const beside = !cards || wordsBeside(message);
  const text = message.text && (
    <Bubble kind={kind}>
      <Inline text={message.text.slice(0, end).trimEnd()} />
    </Bubble>
  );
  return (
    <li class={`row ${kind}`}>
      {first && <Who message={message} />}
      {beside && text}
      {message.attachments && <Files files={message.attachments} />}
      {card && cards && isWhole && (
        <Guard instead={!beside && text}>
          <cards.CardView card={card} messageId={message.id} latest={latest} />
        </Guard>
      )}
      {message.sources && message.sources.length > 0 && (
        <p class="sources" dir="auto">
          {words.value.say('sources.label', { titles: message.sources.map((source) => source.title).join(' · ') })}
        </p>
      )}
      {progress && <ProgressLine progress={progress} />}
    </li>
  );
}

export function OutgoingRow({ row }: { row: Extract<Row, { kind: 'outgoing' }> }) {
  const { words } = usePanel();
  return (
    <li class="row shopper">
      <Bubble kind="shopper">
        <Inline text={row.entry.text || words.value.say('photo.yours')} />
      </Bubble>
      <ProgressLine progress={row.progress} />
    </li>
  );
}

function Bubble({ kind, children }: { kind: WireMessage['author']['kind']; children: ComponentChildren }) {
  const { words } = usePanel();
  return (
    <p class="bubble" part="bubble" dir="auto">
      {/* In bdi, or our word would decide the direction of the shopper's. */}
      {kind === 'shopper' && <bdi class="unseen">{words.value.say('who.you')}: </bdi>}
      {children}
    </p>
  );
}

/** A card that says the same as the text stands alone. */
function wordsBeside({ text, card }: WireMessage): boolean {
  if (!card) return true;
  if (card.kind === 'notice' || card.kind === 'csat') return false;
  return card.kind === 'handoff'
    ? ![card.body, card.title, `${card.title} ${card.body}`].includes(text)
    : 'title' in card
      ? text !== card.title
      : true;
}

function Who({ message }: { message: WireMessage }) {
  const { say } = usePanel().words.value;
  const { kind, name } = message.author;
  if (kind === 'bot') {
    return (
      <p class="who">
        <Icon name="concierge" small />
        {say('who.bot')}
      </p>
    );
  }
  if (kind === 'advisor') {
    return (
      <p class="who person">
        <bdi>{name ?? say('who.advisor')}</bdi>
      </p>
    );
  }
  return null;
}

const progressIcon: Record<Progress['kind'], IconName> = {
  waiting: 'clock',
  sending: 'clock',
  sent: 'sent',
  read: 'read',
};

function ProgressLine({ progress }: { progress: Progress }) {
  const { say, time } = usePanel().words.value;
  return (
    <p class="progress" data-progress={progress.kind}>
      <Icon name={progressIcon[progress.kind]} small />
      {say(`message.${progress.kind}`, { time: time(progress.at) })}
    </p>
  );
}
