/** Between the header and the script: who else looks, the raised hand, and a supervisor's word to the advisor. */
import '../styles/beside.css';
import { Ear, Hand, PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { useKeys } from '../app/use-keys.ts';
import type { Thread } from '../desk/thread.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import type { MyFloor } from '../thread/floor-of.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shortName } from '../words/people.ts';
import { useBoardWords } from './board-words.ts';

type BesideProps = { readonly thread: Thread; readonly floor: MyFloor };

export function Beside({ thread, floor }: BesideProps) {
  const { me } = useDesk();
  if (!useBoardWords()) return null;
  const others = thread.watchedBy.filter(({ advisorId }) => advisorId !== me.advisorId);
  const isAdvisors = me.role === 'advisor' && floor.kind === 'mine';
  const whispers = me.role !== 'advisor' && floor.kind === 'other' && !floor.outside;
  const writes = floor.kind === 'other' && thread.typing.advisor ? shortName(floor.name) : undefined;
  if (others.length === 0 && writes === undefined && !isAdvisors && !whispers) return null;
  return (
    <div className="beside">
      {others.length > 0 && <Watched names={others.map(({ name }) => name)} />}
      {writes !== undefined && <Writes name={writes} />}
      {isAdvisors && <OwnHand thread={thread} />}
      {whispers && floor.kind === 'other' && (
        <Whisper conversationId={thread.conversationId} name={shortName(floor.name)} />
      )}
    </div>
  );
}

function Watched({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="watched">
      <Ear className="i s" aria-hidden="true" /> {t('board.watched-by', { names: format.list([...names]) })}
    </p>
  );
}

function Writes({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <p className="watched" role="status">
      <PenLine className="i s" aria-hidden="true" /> {t('board.writes', { name })}
    </p>
  );
}

function OwnHand({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const up = thread.hand?.advisorId === desk.me.advisorId;

  async function set(on: boolean): Promise<void> {
    const answer = await desk.request('hand:raise', { conversationId: thread.conversationId, on });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }
  useKeys({ h: () => void set(!up) });

  return (
    <p className="own-hand" data-up={up}>
      {up && <span>{t('hand.is-up')}</span>}
      <Button className="btn small quiet" onPress={() => void set(!up)}>
        <Hand className="i s" aria-hidden="true" /> {t(up ? 'hand.lower' : 'hand.raise')} <KeyHint keys="H" />
      </Button>
    </p>
  );
}

/** The same whisper under the same id, however often it is tried. */
function Whisper({ conversationId, name }: { readonly conversationId: string; readonly name: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useState('');
  const [noteId, setNoteId] = useState(() => crypto.randomUUID());

  async function say(): Promise<void> {
    const words = text.trim();
    if (words === '') return;
    const answer = await desk.request('note:add', { conversationId, noteId, text: words, kind: 'whisper' });
    if (!answer.ok) return notify(errorWords(answer.error, t), 'urgent');
    setNoteId(crypto.randomUUID());
    setText('');
  }

  return (
    <form
      className="whisper"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <TextField aria-label={t('whisper.label', { name })} value={text} onChange={setText}>
        <Input placeholder={t('whisper.label', { name })} maxLength={4000} dir="auto" />
      </TextField>
      <Button type="submit" className="btn small" isDisabled={text.trim() === ''}>
        {t('whisper.send')}
      </Button>
      <small>{t('whisper.help', { name })}</small>
    </form>
  );
}
