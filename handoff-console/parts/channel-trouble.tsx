/** What is wrong with the channel of one conversation: a small mark in a list, a line above the composer. */
import { CloudOff } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../app/desk-context.tsx';
import type { ClientState } from '../desk/desk-client.ts';
import { useFormat } from '../words/format.ts';
import { troubleWords } from '../words/troubles.ts';

type OfChannel = { readonly channel: string };

export function ChannelMark({ channel }: OfChannel) {
  const { t } = useTranslation();
  const trouble = useTrouble(channel);
  if (trouble === undefined) return null;
  return (
    <span className="channel-mark" title={t(`trouble.mark.${trouble.state}`)}>
      <CloudOff className="i s" aria-hidden="true" />
      <span className="sr">{t(`trouble.mark.${trouble.state}`)}</span>
    </span>
  );
}

export function ChannelRule({ channel }: OfChannel) {
  const { t } = useTranslation();
  const format = useFormat();
  const trouble = useTrouble(channel);
  if (trouble === undefined) return null;
  return (
    <p className="c-rule" role="status">
      <CloudOff className="i s" aria-hidden="true" />
      <span>{troubleWords(trouble, t, format)}</span>
    </p>
  );
}

function useTrouble(channel: string) {
  return useDeskState(
    useCallback((state: ClientState) => state.desk?.channels?.find((one) => one.channel === channel), [channel]),
  );
}
