/** Notes in which colleagues named this advisor. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Mention, MentionsAnswer } from '../../src/protocol/desk/mentions.ts';
import { useDesk } from '../app/desk-context.tsx';
import { conversationPath, inPlace } from '../app/router.ts';
import { ask } from '../parts/api.ts';
import { useToolWords } from '../tools/tool-words.ts';
import { useFormat } from '../words/format.ts';

export function Mentions() {
  const { t } = useTranslation();
  const desk = useDesk();
  const format = useFormat();
  const ready = useToolWords();
  const [mentions, setMentions] = useState<readonly Mention[]>([]);
  useEffect(() => {
    const look = async () => {
      const answer = await ask('/mentions', { answer: MentionsAnswer });
      if (answer.ok) setMentions(answer.value.mentions);
    };
    void look();
    return desk.onHappening((happening) => {
      if (happening.kind !== 'event' || happening.event.name === 'mention:created') void look();
    });
  }, [desk]);
  if (!ready || mentions.length === 0) return null;
  return (
    <section aria-labelledby="mentions">
      <h2 id="mentions">{t('mentions.title')}</h2>
      <ul className="task-list">
        {mentions.map(({ id, conversationId, by, text, at }) => {
          const path = conversationPath(conversationId);
          return (
            <li key={id} className="task">
              <div className="task-what">
                <span className="task-text" dir="auto">
                  {text}
                </span>
                <small>
                  {by.name}, <time dateTime={at}>{`${format.day(at)} ${format.time(at)}`}</time>
                </small>
              </div>
              <a className="btn small" href={path} onClick={inPlace(path)}>
                {t('mentions.open')}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
