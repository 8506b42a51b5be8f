/** Colleagues who look at a conversation, as their initials on its row. */
import '../styles/faces.css';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../words/format.ts';
import { initials } from '../words/people.ts';
import { useBoardWords } from './board-words.ts';

type FacesProps = { readonly by: readonly { readonly advisorId: string; readonly name: string }[] };

/** Beyond these a row says how many more. */
const shown = 2;

export function Faces({ by }: FacesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!useBoardWords()) return null;
  const words = t('board.watched-by', { names: format.list(by.map(({ name }) => name)) });
  const more = by.length - shown;
  return (
    <span className="faces" title={words}>
      <span className="sr">{words}</span>
      {by.slice(0, shown).map(({ advisorId, name }) => (
        <span key={advisorId} className="face" aria-hidden="true">
          {initials(name)}
        </span>
      ))}
      {more > 0 && (
        <span className="face num" aria-hidden="true">
          +{more}
        </span>
      )}
    </span>
  );
}
