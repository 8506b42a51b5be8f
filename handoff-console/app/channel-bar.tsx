/** Says calmly that a channel does not send, what becomes of messages meanwhile, and once more when it sends again. */
import { CloudOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChannelTrouble } from '../../src/protocol/desk/channels.ts';
import { useFormat } from '../words/format.ts';
import { channelName, troubleWords } from '../words/troubles.ts';
import { useDeskState } from './desk-context.tsx';
import { announce, notify } from './notices.ts';

const none: readonly WireChannelTrouble[] = [];

export function ChannelBar() {
  const { t } = useTranslation();
  const format = useFormat();
  const troubles = useDeskState((state) => state.desk?.channels ?? none);
  const before = useRef(none);

  useEffect(() => {
    const were = before.current;
    before.current = troubles;
    const isIn = (list: readonly WireChannelTrouble[], { channel }: WireChannelTrouble) =>
      list.some((one) => one.channel === channel);
    for (const trouble of troubles.filter((one) => !isIn(were, one))) announce(troubleWords(trouble, t, format));
    for (const trouble of were.filter((one) => !isIn(troubles, one)))
      notify(t('trouble.over', { channel: channelName(trouble, t) }));
  }, [troubles, t, format]);

  if (troubles.length === 0) return null;
  return (
    <ul className="channel-bar" aria-label={t('trouble.title')}>
      {troubles.map((trouble) => (
        <li key={trouble.channel}>
          <CloudOff className="i s" aria-hidden="true" />
          <span>{troubleWords(trouble, t, format)}</span>
        </li>
      ))}
    </ul>
  );
}
