/** The team's notes of this conversation, newest first. */
import { useTranslation } from 'react-i18next';
import type { Note } from '../../src/protocol/desk/thread.ts';
import { useFormat } from '../words/format.ts';

export function NotesTab({ notes }: { readonly notes: readonly Note[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (notes.length === 0) return <p className="sec quiet-line">{t('notes.none')}</p>;
  return (
    <ul className="sec notes">
      {notes.toReversed().map((note) => (
        <li key={note.id} className="memo" data-kind={note.kind}>
          <p className="note-head">
            {t('thread.note-by', { name: note.author.name })}, <time dateTime={note.at}>{format.time(note.at)}</time>
          </p>
          <p dir="auto">{note.text}</p>
        </li>
      ))}
    </ul>
  );
}
