/** The channels that are the same shopper's, each with its proof; a link can be undone, and that too. */
import { Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { PersonChannelView } from '../../src/protocol/desk/person.ts';
import { announce, notify } from '../app/notices.ts';
import { ask } from '../parts/api.ts';
import { later } from '../parts/later.ts';
import { useFormat } from '../words/format.ts';

const Elsewhere = later(async () => (await import('../tools/elsewhere.tsx')).Elsewhere);

export function Channels({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const { channels = [], perhaps = [], personId } = briefing;
  if (channels.length === 0 && perhaps.length === 0) return null;
  return (
    <>
      <h2 className="sub-title">{t('links.title')}</h2>
      <ul className="plain-list channels">
        {channels.map((channel) => (
          <Channel key={channel.linkId} channel={channel} person={briefing.shopper.shopperId ?? personId ?? ''} />
        ))}
      </ul>
      <Perhaps perhaps={perhaps} />
    </>
  );
}

type ChannelProps = { readonly channel: PersonChannelView; readonly person: string };

function Channel({ channel, person }: ChannelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useChannelName()(channel.channel);
  const { conversationId, here, how, level, evidence, lastAt, words, undone } = channel;
  const proof = [t(`links.how.${how}`), evidence].filter((part) => part !== undefined).join(' ');
  return (
    <li data-undone={undone !== undefined}>
      <p className="channel-head">
        <b>{name}</b> <span className="tag plain">{t(`links.${level}`)}</span>
        <small>
          {here ? t('links.here') : t('links.last', { when: `${format.day(lastAt)} ${format.time(lastAt)}` })}
        </small>
      </p>
      {words !== '' && !here && (
        <p className="channel-words" dir="auto">
          {words}
        </p>
      )}
      {words === '' && !here && undone === undefined && (
        <Suspense fallback={null}>
          <Elsewhere conversationId={conversationId} name={name} />
        </Suspense>
      )}
      <p className="channel-foot">
        <small>{proof}</small>
        <Undo channel={channel} person={person} name={name} />
      </p>
    </li>
  );
}

function Undo({ channel: { linkId, undone }, person, name }: ChannelProps & { readonly name: string }) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  if (undone?.by === 'shopper') return <small>{t('links.undone-by-shopper')}</small>;

  async function act(): Promise<void> {
    setBusy(true);
    const link = `/shoppers/${encodeURIComponent(person)}/links/${encodeURIComponent(linkId)}`;
    const answer = undone ? await ask(`${link}/restore`, { method: 'POST' }) : await ask(link, { method: 'DELETE' });
    setBusy(false);
    if (!answer.ok) return notify(t('links.failed'), 'urgent');
    announce(t(undone ? 'links.relinked' : 'links.undone'));
  }

  return (
    <Button
      className="text-button"
      aria-label={`${undone ? t('links.restore') : t('links.unlink')} ${name}`}
      isDisabled={isBusy}
      onPress={() => void act()}
    >
      {undone ? t('links.restore') : t('links.unlink')}
    </Button>
  );
}

function Perhaps({ perhaps }: { readonly perhaps: NonNullable<Briefing['perhaps']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useChannelName();
  if (perhaps.length === 0) return null;
  return (
    <>
      <h2 className="sub-title">{t('links.perhaps')}</h2>
      <p className="quiet-line">{t('links.perhaps.lead')}</p>
      <ul className="plain-list channels">
        {perhaps.map(({ conversationId, channel, lastAt, why }) => (
          <li key={conversationId}>
            <b>{nameOf(channel)}</b>{' '}
            <small>
              {t(`links.perhaps.${why}`)}, {t('links.last', { when: format.day(lastAt) })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

const known = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;

/** A channel that this console has no word for goes by its own name. */
function useChannelName(): (channel: string) => string {
  const { t } = useTranslation();
  return (channel) => {
    const found = known.find((one) => one === channel);
    return found === undefined ? channel : t(`channel.${found}`);
  };
}
