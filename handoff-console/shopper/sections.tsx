/** The parts of a shopper's page. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopperPage } from '../../src/protocol/shopper-page.ts';
import { conversationPath, inPlace } from '../app/router.ts';
import { useFormat } from '../words/format.ts';
import { dateName, sizeName } from '../words/known-facts.ts';

function Part({
  title,
  none,
  children,
}: {
  readonly title: string;
  readonly none?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="shopper-part">
      <h2>{title}</h2>
      {none === undefined ? children : <p className="quiet-line">{none}</p>}
    </section>
  );
}

const channels = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;

export function Conversations({ conversations }: Pick<ShopperPage, 'conversations'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Part
      title={t('shopper.conversations')}
      {...(conversations.length === 0 ? { none: t('shopper.no-conversations') } : {})}
    >
      <ul className="shopper-list">
        {conversations.map(({ conversationId, channel, updatedAt, snippet, floor }) => {
          const path = conversationPath(conversationId);
          const known = channels.find((name) => name === channel);
          return (
            <li key={conversationId}>
              <a href={path} onClick={inPlace(path)}>
                <b>{known === undefined ? channel : t(`channel.${known}`)}</b>{' '}
                <time dateTime={updatedAt}>
                  {format.day(updatedAt)} {format.time(updatedAt)}
                </time>
                <span dir="auto">{snippet}</span>
                <small>{floor.heldBy === 'advisor' ? floor.advisor.name : t(`shopper.floor.${floor.heldBy}`)}</small>
              </a>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

export function Orders({ orders }: Pick<ShopperPage, 'orders'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Part title={t('shopper.orders')} {...(orders.length === 0 ? { none: t('shopper.no-orders') } : {})}>
      <ul className="shopper-list">
        {orders.map(({ number, state, placedAt, total, lines }) => (
          <li key={number}>
            <b className="num">{number}</b> <span className="num">{format.money(total)}</span>
            <span dir="auto">{lines.map(({ title }) => title).join(', ')}</span>
            <small>
              {stateWords(state, t)}, {format.day(placedAt)} {format.year(placedAt)}
            </small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const states = [
  ...(['placed', 'preparing', 'shipped', 'delivered', 'returning'] as const),
  ...(['returned', 'refunded', 'cancelled', 'lost'] as const),
] as const;

function stateWords(state: string, t: ReturnType<typeof useTranslation>['t']): string {
  const known = states.find((name) => name === state);
  return known === undefined ? state : t(`shopper.order.${known}`);
}

export function Record({ record }: Pick<ShopperPage, 'record'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    [t('shopper.email'), record.email],
    [t('shopper.language'), record.locale === undefined ? undefined : format.language(record.locale)],
    [t('shopper.since'), record.since],
    [t('shopper.bought'), record.lifetimeValue === undefined ? undefined : format.money(record.lifetimeValue)],
    [
      t('shopper.sizes'),
      Object.entries(record.sizes)
        .map(([what, size]) => `${sizeName(what, t)} ${size}`)
        .join(t('list.comma')),
    ],
    [t('shopper.tastes'), record.preferences.join(t('list.comma'))],
    [
      t('shopper.dates'),
      record.importantDates.map(({ kind, date }) => `${dateName(kind, t)}, ${format.day(date)}`).join(t('list.comma')),
    ],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
  return (
    <Part title={t('shopper.record')}>
      <dl className="shopper-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {record.consents.length > 0 && (
        <ul className="shopper-consents" aria-label={t('profile.consents')}>
          {record.consents.map(({ purpose, granted, at }) => (
            <li key={purpose}>
              {consentWords(purpose, t)}{' '}
              <small>
                {t(granted ? 'consent.yes' : 'consent.no')}, {format.day(at)}
              </small>
            </li>
          ))}
        </ul>
      )}
      {record.notes.map((note) => (
        <p key={note} className="memo" dir="auto">
          {note}
        </p>
      ))}
    </Part>
  );
}

const purposes = ['keep', 'mood', 'model', 'outreach', 'profile', 'improve'] as const;

function consentWords(purpose: string, t: ReturnType<typeof useTranslation>['t']): string {
  const known = purposes.find((name) => name === purpose);
  return known === undefined ? purpose : t(`consent.${known}`);
}

export function Notes({ notes }: Pick<ShopperPage, 'notes'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Part title={t('shopper.notes')} {...(notes.length === 0 ? { none: t('shopper.no-notes') } : {})}>
      <ul className="notes">
        {notes.map(({ id, by, text, at }) => (
          <li key={id} className="memo">
            <p className="note-head">
              {t('thread.note-by', { name: by })}, <time dateTime={at}>{format.day(at)}</time>
            </p>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Tasks({ tasks }: Pick<ShopperPage, 'tasks'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = tasks.filter(({ state }) => state === 'open');
  return (
    <Part title={t('shopper.tasks')} {...(open.length === 0 ? { none: t('shopper.no-tasks') } : {})}>
      <ul className="shopper-list">
        {open.map(({ taskId, text, dueAt }) => (
          <li key={taskId}>
            <span dir="auto">{text}</span>
            {dueAt !== undefined && (
              <small>
                {format.day(dueAt)} {format.time(dueAt)}
              </small>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
