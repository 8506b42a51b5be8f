/** A note to the team: another tint, never sent to the shopper. */
import { Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { later } from '../parts/later.ts';
import { errorWords } from '../words/errors.ts';
import { TextBox } from './text-box.tsx';
import { useDraft } from './use-draft.ts';

/** Not before somebody is named. */
const MentionMenu = later(async () => (await import('../canned/mention-menu.tsx')).MentionMenu);

type NoteBoxProps = { readonly conversationId: string; readonly name: string };

export function NoteBox({ conversationId, name }: NoteBoxProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useDraft(desk.noteDrafts, conversationId);
  const [error, setError] = useState<WireError>();
  const [busy, setBusy] = useState(false);
  /** The same note under the same id, however often it is tried. */
  const [noteId, setNoteId] = useState(() => crypto.randomUUID());
  const ready = text.trim() !== '' && !busy;

  async function save(): Promise<void> {
    if (!ready) return;
    setBusy(true);
    const answer = await desk.request('note:add', {
      conversationId,
      noteId,
      text: text.trim(),
      ...named(text),
    });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setNoteId(crypto.randomUUID());
    setText('');
  }

  /** Those of the team whose name stands behind an @. */
  function named(words: string): { mentions?: string[] } {
    const colleagues = desk.store.get().desk?.presence ?? [];
    const mentions = colleagues.filter((each) => words.includes(`@${each.name}`)).map(({ advisorId }) => advisorId);
    return mentions.length === 0 ? {} : { mentions: mentions.slice(0, 10) };
  }

  return (
    <div className="draft note-draft">
      {error !== undefined && (
        <p className="c-error" role="alert">
          <b>{t('composer.not-sent')}</b> {errorWords(error, t)}{' '}
          {error.requestId !== undefined && <small>{t('error.request', { id: error.requestId })}</small>}
        </p>
      )}
      <TextBox
        id="composer-note"
        label={t('composer.note-label', { name })}
        value={text}
        onChange={(next) => {
          setText(next);
          // Other words are another note.
          if (error !== undefined) setNoteId(crypto.randomUUID());
          setError(undefined);
        }}
        onSend={() => void save()}
      />
      {text.includes('@') && (
        <Suspense>
          <MentionMenu boxId="composer-note" text={text} onText={setText} />
        </Suspense>
      )}
      <div className="d-foot">
        <Button className="btn" isDisabled={!ready} onPress={() => void save()}>
          {t('composer.save-note')} <KeyHint keys="⌘↵" />
        </Button>
      </div>
    </div>
  );
}
