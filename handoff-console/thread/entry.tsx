/** One line of the script, by what it is. */
import { EyeOff } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverEntry, LineEntry, NoteEntry, SaidEntry, ScriptEntry } from '../desk/script.ts';
import type { Thread } from '../desk/thread.ts';
import { PromiseChip } from '../tasks/promise-chip.tsx';
import { promisesOf } from '../tasks/promises.ts';
import { deskLineWords } from '../words/desk-lines.ts';
import { useFormat } from '../words/format.ts';
import { shortName } from '../words/people.ts';
import { longWait } from '../words/waits.ts';
import { Attachments } from './attachments.tsx';
import { CardLine } from './card-line.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { SaidText } from './said-text.tsx';

/** Of the whole thread, what a line shows something of. */
const drawnFrom = ['conversationId', 'floor', 'corrections', 'translation', 'briefing'] as const;

type EntryProps = {
  readonly entry: ScriptEntry;
  readonly thread: Pick<Thread, (typeof drawnFrom)[number]>;
  readonly name: string;
  readonly readMark: 'read' | 'sent' | undefined;
};

/** Drawn again only when something of it has changed: one message more leaves hundreds of lines as they are. */
export const Entry = memo(Line, looksTheSame);

function looksTheSame(before: EntryProps, now: EntryProps): boolean {
  return (
    before.name === now.name &&
    before.readMark === now.readMark &&
    sameFields(before.entry, now.entry) &&
    drawnFrom.every((part) => part === 'briefing' || before.thread[part] === now.thread[part]) &&
    before.thread.briefing.promises === now.thread.briefing.promises
  );
}

/** Entries are made anew with the script; what they are made of stays. */
function sameFields(one: ScriptEntry, other: ScriptEntry): boolean {
  const fields = Object.entries(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([key, value]) => Object.is(value, other[key as keyof ScriptEntry]))
  );
}

function Line({ entry, thread, name, readMark }: EntryProps) {
  switch (entry.kind) {
    case 'said':
      return <Said entry={entry} thread={thread} name={name} readMark={readMark} />;
    case 'handover':
      return <Handover entry={entry} />;
    case 'line':
      return <DeskLine entry={entry} />;
    case 'note':
      return <NoteLine entry={entry} />;
    default:
      return entry satisfies never;
  }
}

function Said({ entry, thread, name, readMark }: EntryProps & { readonly entry: SaidEntry }) {
  const { t } = useTranslation();
  const { message, mine, phase } = entry;
  const { author } = message;
  const kind = author.kind === 'bot' ? 'bot' : mine ? 'you' : author.kind;
  return (
    <li className={`row ${kind} phase-${phase}`} id={`message-${message.seq}`} tabIndex={-1}>
      <span className="by">
        <Speaker author={author} mine={mine} name={name} /> <At at={entry.at} />
      </span>
      <div className="say">
        <SaidText message={message} thread={thread} />
        {message.card !== undefined && <CardLine card={message.card} />}
        {message.attachments !== undefined && (
          <Attachments
            conversationId={thread.conversationId}
            attachments={message.attachments}
            by={mine ? t('thread.you') : shortName(author.kind === 'advisor' ? (author.name ?? '') : name)}
          />
        )}
        {message.edited === true && <p className="tr">{t('thread.edited')}</p>}
        {kind === 'bot' && message.draft?.approvedBy !== undefined && (
          <p className="tr">{t('thread.approved-by', { name: message.draft.approvedBy })}</p>
        )}
        <DeliveryLine message={message} thread={thread} mine={mine} last={readMark !== undefined} />
        {mine &&
          promisesOf(thread.briefing)
            .filter(({ state, seq }) => state === 'suggested' && seq === message.seq)
            .map((promise) => (
              <PromiseChip key={promise.id} promise={promise} conversationId={thread.conversationId} />
            ))}
        {readMark !== undefined && message.state === undefined && (
          <p className="tr">{t(readMark === 'read' ? 'thread.read' : 'thread.sent')}</p>
        )}
      </div>
    </li>
  );
}

type SpeakerProps = { readonly author: SaidEntry['message']['author']; readonly mine: boolean; readonly name: string };

function Speaker({ author, mine, name }: SpeakerProps) {
  const { t } = useTranslation();
  if (mine) return t('thread.you');
  if (author.kind === 'bot') return t('thread.bot');
  if (author.kind === 'system') return t('thread.house');
  return <bdi>{shortName(author.kind === 'advisor' ? (author.name ?? '') : name)}</bdi>;
}

function Handover({ entry }: { readonly entry: HandoverEntry }) {
  const { t } = useTranslation();
  return (
    <li className="hand">
      <span className="by num">
        <At at={entry.at} />
      </span>
      <p>
        {handoverWords(entry, t)} {entry.reasons > 0 && <span>{t('thread.handed-why', { count: entry.reasons })}</span>}
      </p>
    </li>
  );
}

function handoverWords({ to, waitedSeconds }: HandoverEntry, t: ReturnType<typeof useTranslation>['t']): string {
  // Taken over at once: there was no wait to speak of.
  const wait = waitedSeconds ? longWait(waitedSeconds, t) : undefined;
  if (to === 'you') return wait === undefined ? t('thread.handed-you-now') : t('thread.handed-you', { wait });
  return wait === undefined ? t('thread.handed-now', { name: to.name }) : t('thread.handed', { name: to.name, wait });
}

function DeskLine({ entry }: { readonly entry: LineEntry }) {
  const { t } = useTranslation();
  return (
    <li className={`hand quiet phase-${entry.phase}`} data-turns={entry.turns}>
      <span className="by num">
        <At at={entry.at} />
      </span>
      <p>
        <bdi>{deskLineWords(entry.line, entry.text, t)}</bdi>
        {entry.deskOnly && (
          <span className="only-desk">
            <EyeOff className="i s" aria-hidden="true" />
            {t('line.only-desk')}
          </span>
        )}
      </p>
    </li>
  );
}

function NoteLine({ entry }: { readonly entry: NoteEntry }) {
  const { t } = useTranslation();
  const { note, mine, phase } = entry;
  return (
    <li className={`row phase-${phase}`}>
      <span className="by note-by">
        {t(note.kind === 'whisper' ? 'thread.whisper' : 'thread.note')} <At at={entry.at} />
      </span>
      <div className="memo" data-kind={note.kind}>
        {!mine && <b>{shortName(note.author.name)}: </b>}
        <span dir="auto">{note.text}</span>
      </div>
    </li>
  );
}

function At({ at }: { readonly at: string }) {
  const format = useFormat();
  return <time dateTime={at}>{format.time(at)}</time>;
}
