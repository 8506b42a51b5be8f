/** A reply that the server has not taken yet: already in its place, with its state in words. */
import { Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../app/desk-context.tsx';
import type { Outgoing } from '../desk/outbox.ts';
import { useFormat } from '../words/format.ts';

export function OutgoingLine({ message }: { readonly message: Outgoing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useDeskState((state) => state.link.kind === 'online');
  return (
    <li className="row you phase-human">
      <span className="by">
        {t('thread.you')} <time dateTime={message.at}>{format.time(message.at)}</time>
      </span>
      <div className="say">
        {message.text !== '' && <p dir="auto">{message.text}</p>}
        {message.attachments !== undefined && (
          <p className="tr">{t('file.going', { count: message.attachments.length })}</p>
        )}
        <p className="tr">
          <Clock3 className="i s" aria-hidden="true" />
          {online ? t('thread.sending') : t('thread.waits')}
        </p>
      </div>
    </li>
  );
}
